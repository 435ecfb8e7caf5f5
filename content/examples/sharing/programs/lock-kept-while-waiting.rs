use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let desk = Arc::new(Mutex::new(()));
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for name in ["ida", "per", "eva"] {
        let desk = Arc::clone(&desk);
        tasks.push(tokio::spawn(async move {
            let _seat = desk.lock().await;
            sleep(Duration::from_millis(10)).await;
            println!("{name} leaves at {} ms", begun.elapsed().as_millis());
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
