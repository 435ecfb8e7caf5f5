use tokio::sync::mpsc;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(2);
    let sender = tokio::spawn(async move {
        for n in 1..=4 {
            tx.send(n).await.unwrap();
            println!("sent {n}");
        }
    });
    yield_now().await;
    println!("main begins");
    while let Some(n) = rx.recv().await {
        println!("    received {n}");
    }
    sender.await.unwrap();
}
