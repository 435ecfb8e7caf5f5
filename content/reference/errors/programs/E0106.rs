struct Order {
    dish: &str,
}

fn main() {
    let order = Order { dish: "soup" };
    println!("{}", order.dish);
}
