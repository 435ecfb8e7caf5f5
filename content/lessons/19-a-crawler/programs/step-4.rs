use std::sync::atomic::{AtomicU32, Ordering};
use tokio::time::{Duration, Instant, error::Elapsed, sleep, timeout};

static CALLS: AtomicU32 = AtomicU32::new(0);

#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("no answer")]
    Silent(#[from] Elapsed),
    #[error("busy")]
    Busy,
    #[error("there is no page {0}")]
    Missing(String),
}

async fn fetch(page: &str) -> Result<&'static str, FetchError> {
    sleep(Duration::from_millis(20)).await;
    match (page, CALLS.fetch_add(1, Ordering::Relaxed)) {
        ("shop", 0) => Err(FetchError::Busy),
        ("shop", 1) => std::future::pending().await,
        ("shop", _) => Ok("tea, bread"),
        _ => Err(FetchError::Missing(page.to_string())),
    }
}

async fn fetch_stubbornly(page: &str) -> Result<&'static str, FetchError> {
    let mut pause = Duration::from_millis(50);
    for _ in 0..3 {
        let answer = timeout(Duration::from_millis(200), fetch(page)).await;
        match answer.map_err(FetchError::from).flatten() {
            Err(FetchError::Busy | FetchError::Silent(_)) => sleep(pause).await,
            done => return done,
        }
        pause *= 2;
    }
    fetch(page).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    for page in ["shop", "cellar"] {
        match fetch_stubbornly(page).await {
            Ok(text) => println!("{page}: {text}"),
            Err(error) => println!("{page}: {error}"),
        }
        println!("{} ms", begun.elapsed().as_millis());
    }
}
