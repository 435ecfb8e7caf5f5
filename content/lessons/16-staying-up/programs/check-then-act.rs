use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::task::JoinSet;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let seats = Arc::new(AtomicU32::new(1));
    let mut guests = JoinSet::new();
    for guest in ["ada", "bob"] {
        let seats = Arc::clone(&seats);
        guests.spawn(async move {
            if seats.load(Ordering::SeqCst) > 0 {
                tokio::task::yield_now().await;
                let before = seats.swap(0, Ordering::SeqCst);
                println!("{guest} sits down, {before} free");
            }
        });
    }
    guests.join_all().await;
}
