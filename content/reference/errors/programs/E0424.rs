struct Order {
    table: u32,
}

impl Order {
    fn table() -> u32 {
        self.table
    }
}

fn main() {
    println!("{} {}", Order::table(), Order { table: 1 }.table);
}
