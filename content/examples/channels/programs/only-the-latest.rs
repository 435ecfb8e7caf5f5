use tokio::sync::watch;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = watch::channel(0);
    let display = tokio::spawn(async move {
        while rx.changed().await.is_ok() {
            println!("shows {}", *rx.borrow_and_update());
            sleep(Duration::from_millis(25)).await;
        }
    });
    for degrees in 1..=5 {
        sleep(Duration::from_millis(10)).await;
        tx.send(degrees).unwrap();
    }
    drop(tx);
    display.await.unwrap();
}
