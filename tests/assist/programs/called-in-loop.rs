async fn retry<F, Fut>(op: F) -> u32
where
    F: FnOnce() -> Fut,
    Fut: Future<Output = Option<u32>>,
{
    for _ in 0..3 {
        if let Some(n) = op().await {
            return n;
        }
    }
    0
}

#[tokio::main]
async fn main() {
    println!("{}", retry(|| async { Some(4) }).await);
}
