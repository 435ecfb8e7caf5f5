enum Order {
    Dish(String, u32),
}

fn main() {
    let order = Order::Dish(String::from("soup"), 1);
    match order {
        Order::Dish(name) => println!("{name}"),
    }
}
