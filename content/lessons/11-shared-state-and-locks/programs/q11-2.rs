use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, Instant, sleep};

async fn use_oven(oven: Arc<Mutex<()>>, ms: u64) {
    let _guard = oven.lock().await;
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let oven = Arc::new(Mutex::new(()));
    let start = Instant::now();
    tokio::join!(
        use_oven(oven.clone(), 30),
        use_oven(oven.clone(), 20),
        sleep(Duration::from_millis(40)),
    );
    println!("{} ms", start.elapsed().as_millis());
}
