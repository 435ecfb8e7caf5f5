use std::fmt::{Debug, Display};

fn show(value: Box<dyn Debug + Display>) {
    println!("{value}");
}

fn main() {
    show(Box::new(4));
}
