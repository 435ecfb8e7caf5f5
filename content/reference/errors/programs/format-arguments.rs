fn main() {
    println!("{} orders of {}", 3);
}
