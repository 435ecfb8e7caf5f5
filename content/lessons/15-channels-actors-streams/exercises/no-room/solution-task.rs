use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (counter, mut plates) = mpsc::channel(2);
    tokio::spawn(async move {
        for n in 1..=3 {
            counter.send(n).await.unwrap();
        }
    });
    while let Some(n) = plates.recv().await {
        println!("plate {n}");
    }
}
