use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u64) -> u64 {
    sleep(Duration::from_millis(80)).await; // the answer is on its way
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut tasks = Vec::new();
    for page in 1..=3 {
        tasks.push(tokio::spawn(fetch(page)));
    }
    for task in tasks {
        let page = task.await.unwrap();
        println!("page {page} after {} ms", start.elapsed().as_millis());
    }
}
