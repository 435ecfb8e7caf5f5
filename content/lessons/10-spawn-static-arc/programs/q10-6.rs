use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for (dish, ms) in [("bread", 30), ("tea", 10), ("soup", 20)] {
        set.spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            dish
        });
    }
    println!("{} are cooking", set.len());
    while let Some(result) = set.join_next().await {
        println!("{}", result.unwrap());
    }
}
