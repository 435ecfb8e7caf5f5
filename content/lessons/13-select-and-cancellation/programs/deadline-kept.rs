use std::pin::pin;
use tokio::time::{Duration, interval, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut beat = interval(Duration::from_millis(30));
    let mut deadline = pin!(sleep(Duration::from_millis(100)));
    for _ in 0..6 {
        tokio::select! {
            _ = &mut deadline => {
                println!("time is up");
                return;
            }
            _ = beat.tick() => println!("beat"),
        }
    }
    println!("the time was never up");
}
