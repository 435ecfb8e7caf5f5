use tokio::time::{Duration, sleep};

struct Ledger {
    name: String,
}

impl Ledger {
    async fn book(&self, id: u64) {
        sleep(Duration::from_millis(10)).await;
        println!("{} booked {id}", self.name);
    }

    async fn process_batch(&self, ids: Vec<u64>) {
        for id in ids {
            tokio::spawn(async move {
                self.book(id).await;
            });
        }
    }
}

#[tokio::main]
async fn main() {
    let ledger = Ledger { name: "north".to_string() };
    ledger.process_batch(vec![1, 2, 3]).await;
}
