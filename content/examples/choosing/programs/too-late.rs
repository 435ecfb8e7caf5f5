use tokio::time::{Duration, sleep, timeout};

async fn answer(millis: u64) -> &'static str {
    sleep(Duration::from_millis(millis)).await;
    "here it is"
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for millis in [10, 50] {
        match timeout(Duration::from_millis(20), answer(millis)).await {
            Ok(text) => println!("{millis} ms: {text}"),
            Err(_) => println!("{millis} ms: too late"),
        }
    }
}
