fn main() {
    let shared = Arc::new(4);
    println!("{shared}");
}
