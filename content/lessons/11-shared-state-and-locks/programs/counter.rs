use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sold = Arc::new(Mutex::new(0));
    let mut set = JoinSet::new();
    for cups in [2, 3, 5] {
        let sold = Arc::clone(&sold);
        set.spawn(async move {
            *sold.lock().unwrap() += cups;
        });
    }
    while let Some(result) = set.join_next().await {
        result.unwrap();
    }
    println!("{} cups are sold", sold.lock().unwrap());
}
