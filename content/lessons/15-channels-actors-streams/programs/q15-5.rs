use tokio::sync::{broadcast, watch};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (news, mut listener) = broadcast::channel(8);
    let (level, mut gauge) = watch::channel(0);
    for n in 1..=3 {
        news.send(n).unwrap();
        level.send(n).unwrap();
    }
    drop((news, level));
    while let Ok(n) = listener.recv().await {
        println!("heard {n}");
    }
    while gauge.changed().await.is_ok() {
        println!("gauge at {}", *gauge.borrow_and_update());
    }
}
