fn main() {
    let orders = 3;
    println!("{}", order);
}
