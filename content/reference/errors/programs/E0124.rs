struct Order {
    table: u32,
    table: u64,
}

fn main() {
    println!("{}", size_of::<Order>());
}
