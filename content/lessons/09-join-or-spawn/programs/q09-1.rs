use tokio::time::{Duration, Instant, sleep};

async fn wait(ms: u64) {
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    wait(10).await;
    tokio::join!(wait(30), wait(20));
    let task = tokio::spawn(wait(40));
    wait(25).await;
    task.await.unwrap();
    println!("{} ms", start.elapsed().as_millis());
}
