use tokio::sync::mpsc;
use tokio::time::{Duration, sleep};

async fn bake(counter: mpsc::Sender<u32>) {
    for loaf in 1..=5 {
        counter.send(loaf).await.unwrap();
        println!("baked {loaf}");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (counter, mut shop) = mpsc::channel(2);
    tokio::spawn(bake(counter));
    while let Some(loaf) = shop.recv().await {
        sleep(Duration::from_millis(100)).await;
        println!("        sold {loaf}");
    }
    println!("        closed");
}
