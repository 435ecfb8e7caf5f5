use futures::{StreamExt, stream};
use tokio::time::{Duration, sleep};

async fn fetch(page: u64) -> u64 {
    println!("asked for {page}");
    sleep(Duration::from_millis(10 * page)).await;
    println!("        got {page}");
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut pages = stream::iter(1..=3).map(fetch).buffered(2);
    while let Some(page) = pages.next().await {
        println!("reading {page}");
        sleep(Duration::from_millis(500)).await;
    }
}
