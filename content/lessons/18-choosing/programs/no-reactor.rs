use tokio::time::{Duration, sleep};

async fn nap() {
    println!("good night");
    sleep(Duration::from_millis(10)).await;
    println!("good morning");
}

fn main() {
    futures::executor::block_on(nap());
}
