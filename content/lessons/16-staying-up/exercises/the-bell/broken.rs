use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bell = Arc::new(Notify::new());
    let cook = Arc::clone(&bell);
    tokio::spawn(async move { cook.notify_waiters() });
    tokio::task::yield_now().await;
    bell.notified().await;
    println!("guest eats");
}
