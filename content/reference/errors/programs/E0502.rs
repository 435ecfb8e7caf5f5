fn main() {
    let mut queue = vec![1, 2];
    let head = &queue[0];
    queue.push(3);
    println!("{head}");
}
