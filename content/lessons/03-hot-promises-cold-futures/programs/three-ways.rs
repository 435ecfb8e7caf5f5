use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: u64) -> u64 {
    sleep(Duration::from_millis(100)).await;
    page
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let sum = fetch(1).await + fetch(2).await;
    println!("one by one: {sum} after {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    let (first, second) = tokio::join!(fetch(1), fetch(2));
    let sum = first + second;
    println!("joined:     {sum} after {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    let first = tokio::spawn(fetch(1));
    let second = tokio::spawn(fetch(2));
    let sum = first.await.unwrap() + second.await.unwrap();
    println!("spawned:    {sum} after {} ms", start.elapsed().as_millis());
}
