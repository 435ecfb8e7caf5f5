struct Order {
    table: u32,
    dish: u32,
}

fn main() {
    let Order { table } = Order { table: 1, dish: 2 };
    println!("{table}");
}
