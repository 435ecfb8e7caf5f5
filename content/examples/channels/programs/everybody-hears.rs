use tokio::sync::broadcast;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, _) = broadcast::channel(8);
    let mut listeners = Vec::new();
    for name in ["ida", "per"] {
        let mut rx = tx.subscribe();
        listeners.push(tokio::spawn(async move {
            while let Ok(news) = rx.recv().await {
                println!("{name} hears {news}");
            }
        }));
    }
    for news in ["rain", "sun"] {
        tx.send(news).unwrap();
    }
    drop(tx);
    for listener in listeners {
        listener.await.unwrap();
    }
}
