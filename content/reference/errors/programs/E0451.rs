mod kitchen {
    pub struct Order {
        pub dish: u32,
        table: u32,
    }

    impl Order {
        pub fn table(&self) -> u32 {
            self.table
        }
    }
}

fn main() {
    let order = kitchen::Order { dish: 3, table: 1 };
    println!("{} {}", order.dish, order.table());
}
