use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ready = Arc::new(Notify::new());
    let bell = Arc::clone(&ready);
    tokio::spawn(async move {
        println!("the bell rings");
        bell.notify_waiters();
    });
    tokio::task::yield_now().await;
    println!("guest: I wait for the bell");
    ready.notified().await;
    println!("guest: there it is");
}
