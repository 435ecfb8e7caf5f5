use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

async fn deliver(what: &str) {
    sleep(Duration::from_millis(20)).await;
    println!("{what} is delivered");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let handle = tokio::spawn(deliver("a letter"));
    drop(handle);

    let mut set = JoinSet::new();
    set.spawn(deliver("a parcel"));
    drop(set);

    sleep(Duration::from_millis(50)).await;
    tokio::spawn(deliver("a late letter"));
    println!("main returns");
}
