use std::fmt::Display;

fn show(value: Box<Display>) {
    println!("{value}");
}

fn main() {
    show(Box::new(4));
}
