use tokio::time::{Duration, Instant, sleep};

async fn request(ms: u64) {
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    request(100).await;
    request(100).await;
    tokio::join!(request(100), request(50), request(70));
    println!("{} ms", start.elapsed().as_millis());
}
