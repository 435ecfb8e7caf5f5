struct Order {
    table: u32,
}

fn main() {
    let Order { table, dish } = Order { table: 1 };
    println!("{table} {dish}");
}
