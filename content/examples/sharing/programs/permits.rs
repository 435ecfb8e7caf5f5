use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::time::{Duration, Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ovens = Arc::new(Semaphore::new(2));
    let begun = Instant::now();
    let mut loaves = Vec::new();
    for loaf in 1..=4 {
        let ovens = Arc::clone(&ovens);
        loaves.push(tokio::spawn(async move {
            let _oven = ovens.acquire().await.unwrap();
            sleep(Duration::from_millis(30)).await;
            println!("loaf {loaf} at {} ms", begun.elapsed().as_millis());
        }));
    }
    for loaf in loaves {
        loaf.await.unwrap();
    }
}
