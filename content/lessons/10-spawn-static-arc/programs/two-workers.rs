use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::task::{JoinSet, yield_now};

async fn count_to(limit: u64, total: Arc<AtomicU64>) {
    for _ in 0..limit {
        total.fetch_add(1, Ordering::Relaxed);
        yield_now().await;
    }
}

async fn run_batch() -> u64 {
    let total = Arc::new(AtomicU64::new(0));
    let mut set = JoinSet::new();
    for _ in 0..4 {
        set.spawn(count_to(2, Arc::clone(&total)));
    }
    while let Some(result) = set.join_next().await {
        result.unwrap();
    }
    total.load(Ordering::Relaxed)
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let total = tokio::spawn(run_batch()).await.unwrap();
    println!("counted {total}");
}
