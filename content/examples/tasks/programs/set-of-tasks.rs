use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for millis in [30, 10, 20] {
        set.spawn(async move {
            sleep(Duration::from_millis(millis)).await;
            millis
        });
    }
    while let Some(done) = set.join_next().await {
        println!("{} ms", done.unwrap());
    }
}
