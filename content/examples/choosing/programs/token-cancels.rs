use tokio::time::{Duration, sleep};
use tokio_util::sync::CancellationToken;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let stop = CancellationToken::new();
    let heard = stop.clone();
    let worker = tokio::spawn(async move {
        let mut rounds = 0;
        while !heard.is_cancelled() {
            tokio::select! {
                _ = heard.cancelled() => println!("asked to stop"),
                _ = sleep(Duration::from_millis(10)) => rounds += 1,
            }
        }
        rounds
    });
    sleep(Duration::from_millis(35)).await;
    stop.cancel();
    println!("{} rounds", worker.await.unwrap());
}
