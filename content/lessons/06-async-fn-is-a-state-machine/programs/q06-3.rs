async fn depth(n: u64) -> u64 {
    if n == 0 {
        return 0;
    }
    1 + depth(n - 1).await
}

#[tokio::main]
async fn main() {
    println!("{}", depth(3).await);
}
