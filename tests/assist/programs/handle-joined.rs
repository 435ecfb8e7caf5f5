#[tokio::main]
async fn main() {
    let handle = tokio::spawn(async { 3 });
    let three = handle.join().unwrap();
    println!("{three}");
}
