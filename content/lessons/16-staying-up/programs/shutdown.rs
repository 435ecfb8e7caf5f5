use tokio::select;
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep, timeout};
use tokio_util::sync::CancellationToken;

async fn cook(name: &'static str, tidy_ms: u64, closing: CancellationToken) {
    let mut dishes = 0;
    loop {
        select! {
            _ = closing.cancelled() => break,
            _ = sleep(Duration::from_millis(30)) => dishes += 1,
        }
    }
    println!("{name}: {dishes} dishes, now tidying up");
    sleep(Duration::from_millis(tidy_ms)).await;
    println!("{name}: all clean");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let closing = CancellationToken::new();
    let mut kitchen = JoinSet::new();
    kitchen.spawn(cook("ada", 20, closing.clone()));
    kitchen.spawn(cook("bob", 60_000, closing.clone()));
    sleep(Duration::from_millis(100)).await;

    println!("1. tell them");
    closing.cancel();
    println!("2. wait, but not for ever");
    let all = async { while kitchen.join_next().await.is_some() {} };
    if timeout(Duration::from_secs(1), all).await.is_err() {
        println!("3. {} is late: abort", kitchen.len());
        kitchen.shutdown().await;
    }
    println!("closed");
}
