use tokio::time::{Duration, interval, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let job = sleep(Duration::from_millis(35));
    tokio::pin!(job);
    let mut tick = interval(Duration::from_millis(10));
    loop {
        tokio::select! {
            _ = &mut job => break,
            _ = tick.tick() => println!("still at it"),
        }
    }
    println!("done");
}
