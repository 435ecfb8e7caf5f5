use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (send, mut orders) = mpsc::channel(4);
    let waiter = send.clone();
    tokio::spawn(async move {
        for n in 1..=2 {
            waiter.send(n).await.unwrap();
        }
    });
    while let Some(n) = orders.recv().await {
        println!("order {n}");
    }
    drop(send);
    println!("kitchen is closed");
}
