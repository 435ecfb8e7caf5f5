use tokio::time::{Duration, timeout};

fn fibonacci(n: u64) -> u64 {
    if n < 2 { n } else { fibonacci(n - 1) + fibonacci(n - 2) }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let answer = timeout(Duration::from_millis(1), async { fibonacci(12) }).await;
    println!("{answer:?}");
}
