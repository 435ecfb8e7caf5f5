use tokio::time::{Duration, sleep};

async fn fetch() -> Result<u32, String> {
    sleep(Duration::from_millis(10)).await;
    Err("busy".to_string())
}

async fn with_retry<F>(ask: F) -> Result<u32, String>
where
    F: Future<Output = Result<u32, String>>,
{
    for _ in 0..3 {
        if let Ok(page) = ask.await {
            return Ok(page);
        }
    }
    Err("gave up".to_string())
}

#[tokio::main]
async fn main() {
    println!("{:?}", with_retry(fetch()).await);
}
