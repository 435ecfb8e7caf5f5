fn main() {
    println!("{}", 2.0.sqrt());
}
