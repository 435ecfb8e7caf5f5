use tokio::sync::{mpsc, oneshot};

enum Letter {
    Deposit(u32),
    Balance(oneshot::Sender<u32>),
}

async fn bank(mut letters: mpsc::Receiver<Letter>) {
    let mut balance = 0;
    while let Some(letter) = letters.recv().await {
        match letter {
            Letter::Deposit(coins) => balance += coins,
            Letter::Balance(reply) => {
                let _ = reply.send(balance);
            }
        }
    }
    println!("the bank closes with {balance}");
}

#[tokio::main]
async fn main() {
    let (desk, letters) = mpsc::channel(8);
    let bank = tokio::spawn(bank(letters));
    let mut customers = Vec::new();
    for coins in [1, 2, 3] {
        let desk = desk.clone();
        customers.push(tokio::spawn(async move {
            let _ = desk.send(Letter::Deposit(coins)).await;
        }));
    }
    for customer in customers {
        customer.await.unwrap();
    }
    let (reply, answer) = oneshot::channel();
    let _ = desk.send(Letter::Balance(reply)).await;
    println!("balance: {}", answer.await.unwrap());
    drop(desk);
    bank.await.unwrap();
}
