async fn main() {
    println!("open");
}
