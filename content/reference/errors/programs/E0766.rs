fn main() {
    println!("{:?}", b"soup);
}
