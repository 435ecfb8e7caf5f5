use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let chairs = Arc::new(Semaphore::new(2));
    let opened = Instant::now();
    let mut guests = JoinSet::new();
    for _ in 0..6 {
        let chairs = Arc::clone(&chairs);
        guests.spawn(async move {
            let _ = chairs.acquire().await.unwrap();
            sleep(Duration::from_millis(50)).await;
        });
    }
    guests.join_all().await;
    println!("{} ms", opened.elapsed().as_millis());
}
