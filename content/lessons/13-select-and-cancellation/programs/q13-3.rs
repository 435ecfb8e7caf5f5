use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let nap = sleep(Duration::from_millis(5));
    tokio::select! {
        _ = &mut nap => println!("awake"),
        _ = sleep(Duration::from_millis(50)) => println!("asleep"),
    }
}
