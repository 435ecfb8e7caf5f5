use futures::{StreamExt, stream};
use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u32) -> u32 {
    sleep(Duration::from_millis(20)).await;
    page * 10
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let pages: Vec<u32> = stream::iter([1, 2, 3])
        .then(fetch)
        .collect()
        .await;
    let time = begun.elapsed();
    println!("{pages:?} after {time:?}");
    let pages: Vec<u32> = stream::iter([1, 2, 3])
        .map(fetch)
        .buffered(3)
        .collect()
        .await;
    let time = begun.elapsed();
    println!("{pages:?} after {time:?}");
}
