async fn load() -> u32 {
    1
}

#[tokio::main]
async fn main() {
    let n = load().await();
    println!("{n}");
}
