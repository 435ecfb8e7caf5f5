use tokio::time::{Duration, Instant, error::Elapsed, sleep, timeout};

async fn nightly_report() -> &'static str {
    sleep(Duration::from_secs(3600)).await;
    "all quiet"
}

async fn impatient() -> Result<&'static str, Elapsed> {
    timeout(Duration::from_secs(60), nightly_report()).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    assert_eq!(nightly_report().await, "all quiet");
    println!("an hour is over: {:?}", begun.elapsed());
    assert!(impatient().await.is_err());
    println!("and a minute more: {:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn gives_up_after_a_minute() {
    assert!(impatient().await.is_err());
}
