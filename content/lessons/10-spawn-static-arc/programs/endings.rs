use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

async fn book(id: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(10 * id)).await;
    match id {
        1 => Ok(id),
        2 => Err(format!("order {id} is unknown")),
        _ => panic!("order {id} is cursed"),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for id in [3, 1, 2] {
        set.spawn(book(id));
    }
    let slow = set.spawn(book(60));
    slow.abort();
    while let Some(result) = set.join_next().await {
        match result {
            Ok(Ok(id)) => println!("value {id}"),
            Ok(Err(reason)) => println!("error: {reason}"),
            Err(end) if end.is_panic() => println!("the task panicked"),
            Err(end) => println!("cancelled: {}", end.is_cancelled()),
        }
    }
}
