use tokio::sync::Notify;
use tokio::time::{Duration, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let bell = Notify::new();
    bell.notify_waiters();
    let heard = timeout(Duration::from_millis(10), bell.notified()).await;
    println!("notify_waiters before: heard {}", heard.is_ok());
    bell.notify_one();
    let heard = timeout(Duration::from_millis(10), bell.notified()).await;
    println!("notify_one before: heard {}", heard.is_ok());
}
