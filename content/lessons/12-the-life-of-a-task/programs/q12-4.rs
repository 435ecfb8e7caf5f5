use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for (name, ms) in [("snail", 30), ("hare", 10), ("tortoise", 20)] {
        set.spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            println!("{name} arrives");
            name
        });
    }
    let winner = set.join_next().await.unwrap().unwrap();
    println!("the winner is {winner}");
    drop(set);
    sleep(Duration::from_millis(50)).await;
    println!("the race is over");
}
