use std::time::Duration;
use tokio::time::Instant;

async fn report(name: &str, start: Instant) {
    let late = start.elapsed() >= Duration::from_millis(250);
    println!("{name} had to wait for the stuck worker: {late}");
}

async fn parent() {
    let start = Instant::now();
    let first = tokio::spawn(report("first", start));
    let second = tokio::spawn(report("second", start));
    std::thread::sleep(Duration::from_millis(300)); // blocks this worker
    first.await.unwrap();
    second.await.unwrap();
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    tokio::spawn(parent()).await.unwrap();
}
