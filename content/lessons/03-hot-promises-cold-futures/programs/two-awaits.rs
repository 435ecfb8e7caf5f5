use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u64) -> u64 {
    sleep(Duration::from_millis(100)).await;
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let first = fetch(1);
    let second = fetch(2);
    let sum = first.await + second.await;
    println!("{sum} after {} ms", start.elapsed().as_millis());
}
