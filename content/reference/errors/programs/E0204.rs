#[derive(Clone, Copy)]
struct Order {
    dish: String,
}

fn main() {
    let order = Order { dish: String::from("soup") };
    println!("{}", order.dish);
}
