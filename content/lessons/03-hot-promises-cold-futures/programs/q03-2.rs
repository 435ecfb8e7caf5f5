use tokio::time::{Duration, Instant, sleep};

async fn fetch() -> u64 {
    sleep(Duration::from_millis(40)).await;
    1
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let first = fetch();
    let second = fetch();
    sleep(Duration::from_millis(100)).await;
    let sum = first.await + second.await;
    println!("{sum} after {} ms", start.elapsed().as_millis());
}
