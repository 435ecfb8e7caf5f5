use std::sync::{Arc, Mutex};
use tokio::time::{Duration, sleep};

#[tokio::main]
async fn main() {
    let total = Arc::new(Mutex::new(0));
    let mine = Arc::clone(&total);
    let task = tokio::spawn(async move {
        let mut guard = mine.lock().unwrap();
        *guard += 1;
        sleep(Duration::from_millis(5)).await;
    });
    task.await.unwrap();
    println!("total {}", total.lock().unwrap());
}
