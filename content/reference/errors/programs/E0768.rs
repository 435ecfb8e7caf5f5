fn main() {
    println!("{}", 0x);
}
