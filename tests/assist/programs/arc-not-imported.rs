#[tokio::main]
async fn main() {
    let seats = Arc::new(5);
    println!("{seats}");
}
