use std::fmt::Display;

struct Order {
    dish: impl Display,
}

fn main() {
    println!("{}", size_of::<Order>());
}
