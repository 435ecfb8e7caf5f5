use std::pin::pin;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut washing = pin!(sleep(Duration::from_millis(35)));
    let mut looked = 0;
    loop {
        tokio::select! {
            biased;
            _ = &mut washing => break,
            _ = sleep(Duration::from_millis(20)) => looked += 1,
        }
    }
    println!("looked {looked} times");
    sleep(Duration::from_millis(5)).await;
    println!("dry");
}
