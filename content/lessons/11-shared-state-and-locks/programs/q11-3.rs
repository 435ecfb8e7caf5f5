use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, sleep};

async fn bake(oven: Arc<Mutex<()>>, name: &str, ms: u64) {
    let _guard = oven.lock().await;
    println!("{name} goes in");
    sleep(Duration::from_millis(ms)).await;
    println!("{name} comes out");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let oven = Arc::new(Mutex::new(()));
    let bread = tokio::spawn(bake(oven.clone(), "bread", 30));
    let cake = tokio::spawn(bake(oven.clone(), "cake", 10));
    bread.await.unwrap();
    cake.await.unwrap();
}
