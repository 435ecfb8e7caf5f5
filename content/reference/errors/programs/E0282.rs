fn main() {
    let queue = Vec::new();
    println!("{}", queue.len());
}
