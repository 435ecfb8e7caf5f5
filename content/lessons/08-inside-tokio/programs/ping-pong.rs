use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::Notify;

async fn play(mine: Arc<Notify>, other: Arc<Notify>, hits: Arc<AtomicU32>) {
    for _ in 0..5 {
        mine.notified().await;
        hits.fetch_add(1, Ordering::Relaxed);
        other.notify_one();
    }
}

async fn game() {
    let ping = Arc::new(Notify::new());
    let pong = Arc::new(Notify::new());
    let hits = Arc::new(AtomicU32::new(0));
    let a = tokio::spawn(play(ping.clone(), pong.clone(), hits.clone()));
    let b = tokio::spawn(play(pong.clone(), ping.clone(), hits.clone()));
    tokio::task::yield_now().await; // both begin to wait
    let seen = hits.clone();
    let third = tokio::spawn(async move { seen.load(Ordering::Relaxed) });
    ping.notify_one();
    println!("the third task had its turn after {} hits", third.await.unwrap());
    a.await.unwrap();
    b.await.unwrap();
    println!("{} hits in all", hits.load(Ordering::Relaxed));
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(game()).await.unwrap();
}
