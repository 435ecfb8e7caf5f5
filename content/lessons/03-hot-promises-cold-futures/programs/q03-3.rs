use tokio::time::{Duration, sleep};

async fn audit(entry: &str) {
    println!("audited: {entry}");
}

async fn handle(request: u64) -> u64 {
    audit("request");
    sleep(Duration::from_millis(5)).await;
    request * 2
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let answer = handle(21).await;
    println!("answer: {answer}");
}
