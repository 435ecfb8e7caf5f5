async fn countdown(n: u32) {
    println!("{n}");
    if n > 0 {
        countdown(n - 1).await;
    }
}

#[tokio::main]
async fn main() {
    countdown(3).await;
}
