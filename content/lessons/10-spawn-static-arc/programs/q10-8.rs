use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

async fn cook(dish: &'static str) {
    sleep(Duration::from_millis(10)).await;
    println!("{dish} is ready");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let handle = tokio::spawn(cook("tea"));
    drop(handle);

    let mut set = JoinSet::new();
    set.spawn(cook("soup"));
    drop(set);

    sleep(Duration::from_millis(50)).await;
    cook("bread");
    println!("closing time");
}
