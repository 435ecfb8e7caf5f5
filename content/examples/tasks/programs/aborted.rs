use tokio::time::{Duration, sleep};

struct Farewell;

impl Drop for Farewell {
    fn drop(&mut self) {
        println!("dropped on the way out");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let handle = tokio::spawn(async {
        let _farewell = Farewell;
        sleep(Duration::from_secs(60)).await;
        println!("a minute later");
    });
    sleep(Duration::from_millis(10)).await;
    handle.abort();
    let end = handle.await;
    println!("cancelled: {}", end.unwrap_err().is_cancelled());
}
