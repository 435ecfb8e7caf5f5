use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (waiter, mut orders) = mpsc::channel(4);
    tokio::spawn(async move {
        for n in 1..=2 {
            waiter.send(n).await.unwrap();
        }
    });
    while let Some(n) = orders.recv().await {
        println!("order {n}");
    }
    println!("kitchen is closed");
}
