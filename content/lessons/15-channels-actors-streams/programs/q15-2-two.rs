use tokio::sync::mpsc;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(2);
    tokio::spawn(async move {
        for n in 1..=5 {
            tx.send(n).await.unwrap();
        }
        println!("all sent");
    });
    while let Some(n) = rx.recv().await {
        sleep(Duration::from_millis(10)).await;
        println!("done with {n}");
    }
}
