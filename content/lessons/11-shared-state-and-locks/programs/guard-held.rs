use std::sync::{Arc, Mutex};
use tokio::time::{Duration, sleep};

async fn sell(sold: Arc<Mutex<u32>>, cups: u32) {
    let mut guard = sold.lock().unwrap();
    sleep(Duration::from_millis(5)).await;
    *guard += cups;
}

#[tokio::main]
async fn main() {
    let sold = Arc::new(Mutex::new(0));
    tokio::spawn(sell(Arc::clone(&sold), 2)).await.unwrap();
    println!("{} cups are sold", sold.lock().unwrap());
}
