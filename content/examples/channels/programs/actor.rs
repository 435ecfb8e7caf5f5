use tokio::sync::{mpsc, oneshot};

enum Ask {
    Add(u32),
    Total(oneshot::Sender<u32>),
}

async fn account(mut inbox: mpsc::Receiver<Ask>) {
    let mut total = 0;
    while let Some(ask) = inbox.recv().await {
        match ask {
            Ask::Add(n) => total += n,
            Ask::Total(reply) => {
                let _ = reply.send(total);
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = mpsc::channel(8);
    let actor = tokio::spawn(account(rx));
    tx.send(Ask::Add(30)).await.unwrap();
    tx.send(Ask::Add(12)).await.unwrap();
    let (reply, total) = oneshot::channel();
    tx.send(Ask::Total(reply)).await.unwrap();
    println!("total {}", total.await.unwrap());
    drop(tx);
    actor.await.unwrap();
}
