use std::sync::{Arc, Mutex};
use tokio::time::{Duration, sleep};

async fn sell(sold: Arc<Mutex<u32>>, cups: u32) {
    sleep(Duration::from_millis(5)).await;
    {
        let mut guard = sold.lock().unwrap();
        *guard += cups;
    } // the lock is given back here, before anybody waits
    sleep(Duration::from_millis(5)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let sold = Arc::new(Mutex::new(0));
    let first = tokio::spawn(sell(Arc::clone(&sold), 2));
    let second = tokio::spawn(sell(Arc::clone(&sold), 3));
    first.await.unwrap();
    second.await.unwrap();
    println!("{} cups are sold", sold.lock().unwrap());
}
