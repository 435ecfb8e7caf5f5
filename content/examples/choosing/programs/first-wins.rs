use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::select! {
        _ = sleep(Duration::from_millis(20)) => println!("the hare"),
        _ = sleep(Duration::from_millis(10)) => println!("the tortoise"),
    }
    println!("the other future is dropped");
}
