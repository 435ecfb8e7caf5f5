struct Order;

struct Order {
    table: u32,
}

fn main() {
    println!("open");
}
