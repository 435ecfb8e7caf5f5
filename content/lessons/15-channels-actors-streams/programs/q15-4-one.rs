use futures::{StreamExt, stream};
use tokio::time::{Duration, sleep};

async fn fetch(millis: u64) -> u64 {
    sleep(Duration::from_millis(millis)).await;
    millis
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let got: Vec<_> = stream::iter([30, 20, 10])
        .map(fetch)
        .buffered(1)
        .collect()
        .await;
    println!("{} pages", got.len());
}
