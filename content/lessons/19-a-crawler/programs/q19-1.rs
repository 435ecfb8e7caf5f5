use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::time::{Duration, sleep};

async fn fetch(page: &'static str, millis: u64) -> &'static str {
    sleep(Duration::from_millis(millis)).await;
    println!("{page} is here");
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut pages = FuturesUnordered::new();
    pages.push(fetch("tea", 10));
    pages.push(fetch("soup", 20));
    pages.next().await;
    sleep(Duration::from_millis(500)).await;
    println!("half a second later");
    pages.next().await;
}
