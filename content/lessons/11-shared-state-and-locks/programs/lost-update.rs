use std::sync::{Arc, Mutex};
use tokio::time::{Duration, sleep};

async fn deposit(account: Arc<Mutex<u32>>, amount: u32) {
    let balance = *account.lock().unwrap();
    sleep(Duration::from_millis(5)).await; // ask the bank whether this is allowed
    *account.lock().unwrap() = balance + amount;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let account = Arc::new(Mutex::new(100));
    let first = tokio::spawn(deposit(Arc::clone(&account), 10));
    let second = tokio::spawn(deposit(Arc::clone(&account), 20));
    first.await.unwrap();
    second.await.unwrap();
    println!("balance: {}", account.lock().unwrap());
}
