use std::sync::{Arc, Mutex};
use tokio::time::{Duration, sleep};

#[tokio::main]
async fn main() {
    let queue = Arc::new(Mutex::new(vec![1, 2, 3]));
    let task = tokio::spawn(async move {
        while let Some(n) = queue.lock().unwrap().pop() {
            sleep(Duration::from_millis(n)).await;
            println!("{n}");
        }
    });
    task.await.unwrap();
}
