struct Order {
    table: u32,
}

fn main() {
    let order = Order { table: 1, dish: "soup" };
    println!("{}", order.table);
}
