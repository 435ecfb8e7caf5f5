use futures::StreamExt;
use futures::stream;
use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u64) -> u64 {
    sleep(Duration::from_millis(20 * page)).await;
    println!("page {page} is here");
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let pages: Vec<u64> = stream::iter([5, 1, 2, 3, 4])
        .map(fetch)
        .buffer_unordered(2)
        .collect()
        .await;
    println!("{pages:?} after {} ms", begun.elapsed().as_millis());
}
