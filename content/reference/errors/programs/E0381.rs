fn main() {
    let orders: u32;
    println!("{orders} orders");
}
