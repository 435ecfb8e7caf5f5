struct Order {
    table: u32,
    dish: String,
}

fn main() {
    let order = Order { table: 1 };
    println!("{} {}", order.table, order.dish);
}
