use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, sleep};

async fn deposit(account: Arc<Mutex<u32>>, amount: u32) {
    let mut balance = account.lock().await;
    sleep(Duration::from_millis(5)).await; // the others wait, and the thread does not
    *balance += amount;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let account = Arc::new(Mutex::new(100));
    let first = tokio::spawn(deposit(Arc::clone(&account), 10));
    let second = tokio::spawn(deposit(Arc::clone(&account), 20));
    first.await.unwrap();
    second.await.unwrap();
    println!("balance: {}", account.lock().await);
}
