mod kitchen {
    pub struct Order {
        table: u32,
    }

    impl Order {
        pub fn new(table: u32) -> Order {
            Order { table }
        }
    }
}

fn main() {
    let order = kitchen::Order::new(1);
    println!("{}", order.table);
}
