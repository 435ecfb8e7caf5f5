fn main() {
    let mut queue = vec![1, 2];
    let first = &mut queue;
    let second = &mut queue;
    first.push(3);
    second.push(4);
}
