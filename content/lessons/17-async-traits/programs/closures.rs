use tokio::time::{Duration, Instant, sleep};

async fn timed<T>(name: &str, work: impl AsyncFnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = work().await;
    println!("{name}: {} ms", begun.elapsed().as_millis());
    result
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut shelf = vec!["tea"];
    timed("bread", async || {
        sleep(Duration::from_millis(40)).await;
        shelf.push("bread");
    })
    .await;
    timed("soup", async || {
        sleep(Duration::from_millis(10)).await;
        shelf.push("soup");
    })
    .await;
    println!("{shelf:?}");
}
