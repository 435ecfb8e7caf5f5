use std::time::Duration;
use tokio::time::Instant;

async fn compute(name: &str) {
    std::thread::sleep(Duration::from_millis(100)); // stands for 100 ms of work, without an await
    println!("{name} is computed");
}

async fn joined() {
    let start = Instant::now();
    tokio::join!(compute("one"), compute("two"));
    println!("joined: at least {} ms", start.elapsed().as_millis() / 100 * 100);
}

async fn spawned() {
    let start = Instant::now();
    let one = tokio::spawn(compute("one"));
    let two = tokio::spawn(compute("two"));
    one.await.unwrap();
    two.await.unwrap();
    println!("spawned: at least {} ms", start.elapsed().as_millis() / 100 * 100);
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    joined().await;
    spawned().await;
}
