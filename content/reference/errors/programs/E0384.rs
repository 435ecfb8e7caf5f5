fn main() {
    let orders = 1;
    println!("{orders}");
    orders = 2;
    println!("{orders}");
}
