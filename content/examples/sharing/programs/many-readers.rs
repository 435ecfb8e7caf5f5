use std::sync::Arc;
use tokio::sync::RwLock;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let price = Arc::new(RwLock::new(5));
    let mut readers = Vec::new();
    for id in 1..=2 {
        let price = Arc::clone(&price);
        readers.push(tokio::spawn(async move {
            let seen = price.read().await;
            sleep(Duration::from_millis(10)).await;
            println!("reader {id} saw {}", *seen);
        }));
    }
    tokio::task::yield_now().await;
    *price.write().await = 6;
    println!("written: {}", *price.read().await);
    for reader in readers {
        reader.await.unwrap();
    }
}
