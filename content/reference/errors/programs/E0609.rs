struct Order {
    table: u32,
}

fn main() {
    let order = Order { table: 1 };
    println!("{}", order.tabel);
}
