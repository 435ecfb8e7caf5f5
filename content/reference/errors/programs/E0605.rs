fn main() {
    let orders = vec![1, 2];
    let count = orders as u32;
    println!("{count}");
}
