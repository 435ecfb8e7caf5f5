use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let chairs = Arc::new(Semaphore::new(3));
    let opened = Instant::now();
    let mut guests = JoinSet::new();
    for guest in 1..=10 {
        let chairs = Arc::clone(&chairs);
        guests.spawn(async move {
            let _chair = chairs.acquire().await.unwrap();
            sleep(Duration::from_millis(100)).await;
            guest
        });
    }
    let served = guests.join_all().await.len();
    println!("{served} guests in {} ms", opened.elapsed().as_millis());
}
