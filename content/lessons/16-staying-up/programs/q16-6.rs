use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ready = Arc::new(Notify::new());
    let bell = Arc::clone(&ready);
    tokio::spawn(async move {
        bell.notify_one();
        bell.notify_one();
        println!("the bell has rung twice");
    });
    tokio::task::yield_now().await;
    ready.notified().await;
    println!("the first ring was kept");
}
