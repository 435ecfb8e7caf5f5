use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (counter, mut shop) = mpsc::channel(4);
    for baker in ["Ada", "Ben"] {
        let counter = counter.clone();
        tokio::spawn(async move {
            counter.send(baker).await.unwrap();
        });
    }
    while let Some(baker) = shop.recv().await {
        println!("a loaf from {baker}");
    }
    println!("closed");
}
