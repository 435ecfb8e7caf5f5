use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use tokio::sync::Semaphore;
use tokio::time::{Duration, sleep};

static NOW: AtomicU32 = AtomicU32::new(0);
static MOST: AtomicU32 = AtomicU32::new(0);

async fn cook(stoves: Arc<Semaphore>) {
    let _stove = stoves.acquire().await.unwrap();
    MOST.fetch_max(NOW.fetch_add(1, SeqCst) + 1, SeqCst);
    sleep(Duration::from_millis(10)).await;
    NOW.fetch_sub(1, SeqCst);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let stoves = Arc::new(Semaphore::new(2));
    let cooks: Vec<_> = (0..4).map(|_| tokio::spawn(cook(Arc::clone(&stoves)))).collect();
    for cook in cooks {
        cook.await.unwrap();
    }
    println!("at most {} at once", MOST.load(SeqCst));
}
