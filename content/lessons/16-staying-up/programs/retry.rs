use std::cell::Cell;
use tokio::time::{Duration, Instant, sleep, timeout};

#[derive(Debug)]
enum Failure {
    TooSlow,
    Busy,
    NotFound,
}

async fn with_retry<T, F>(tries: u32, ask: F) -> Result<T, Failure>
where
    F: AsyncFn() -> Result<T, Failure>,
{
    let mut pause = Duration::from_millis(100);
    for attempt in 1..=tries {
        let answer = timeout(Duration::from_millis(500), ask()).await;
        match answer.unwrap_or(Err(Failure::TooSlow)) {
            Err(Failure::Busy | Failure::TooSlow) if attempt < tries => {
                sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(2));
            }
            done => return done,
        }
    }
    Err(Failure::Busy)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let calls = Cell::new(0);
    let page = with_retry(4, async || {
        calls.set(calls.get() + 1);
        println!("{} ms: try {}", begun.elapsed().as_millis(), calls.get());
        match calls.get() {
            1 => Err(Failure::Busy),
            2 => std::future::pending().await,
            _ => Ok("a page"),
        }
    });
    println!("{:?}", page.await);
    println!("{:?}", with_retry(4, async || Err::<u32, _>(Failure::NotFound)).await);
    println!("{} ms: end", begun.elapsed().as_millis());
}
