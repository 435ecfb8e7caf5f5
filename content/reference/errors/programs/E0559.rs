enum Order {
    Dish { table: u32 },
}

fn main() {
    let Order::Dish { table } = Order::Dish { table: 1, spice: 2 };
    println!("{table}");
}
