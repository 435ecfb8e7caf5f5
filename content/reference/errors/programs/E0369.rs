struct Order {
    table: u32,
}

fn main() {
    let first = Order { table: 1 };
    let second = Order { table: 1 };
    println!("{}", first == second);
    println!("{} {}", first.table, second.table);
}
