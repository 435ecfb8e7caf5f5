use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u64) -> u64 {
    sleep(Duration::from_millis(80)).await; // the answer is on its way
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    for page in 1..=3 {
        let page = fetch(page).await;
        println!("page {page} after {} ms", start.elapsed().as_millis());
    }
}
