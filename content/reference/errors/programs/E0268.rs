fn main() {
    println!("open");
    break;
}
