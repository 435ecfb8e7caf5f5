struct Order {
    table: u32,
}

fn main() {
    let order = Order { table: 1, table: 2 };
    println!("{}", order.table);
}
