use tokio::time::{Duration, sleep};
use tokio_util::sync::CancellationToken;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let closing = CancellationToken::new();
    let seen = closing.clone();
    let worker = tokio::spawn(async move {
        tokio::select! {
            _ = seen.cancelled() => println!("worker: I was told"),
            _ = sleep(Duration::from_secs(60)) => println!("worker: a minute is over"),
        }
        sleep(Duration::from_millis(10)).await;
        println!("worker: my books are closed");
    });
    sleep(Duration::from_millis(50)).await;
    closing.cancel();
    println!("main: cancel has returned");
    worker.await.unwrap();
    println!("main: good night");
}
