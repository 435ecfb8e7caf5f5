use tokio::sync::mpsc;
use tokio::time::{Duration, sleep};

async fn bake(counter: mpsc::UnboundedSender<u32>) {
    for loaf in 1..=60 {
        counter.send(loaf).unwrap();
        sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (counter, mut shop) = mpsc::unbounded_channel();
    tokio::spawn(bake(counter));
    for _ in 1..=5 {
        let loaf = shop.recv().await.unwrap();
        sleep(Duration::from_millis(100)).await;
        println!("sold {loaf}, {} are waiting", shop.len());
    }
}
