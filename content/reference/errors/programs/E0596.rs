fn main() {
    let queue = Vec::new();
    queue.push(1);
    println!("{queue:?}");
}
