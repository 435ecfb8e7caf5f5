struct Order {
    table: u32,
}

fn main() {
    let order = Order(1);
    println!("{}", order.table);
}
