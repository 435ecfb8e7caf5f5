use std::sync::Arc;
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

struct Ledger {
    name: String,
}

impl Ledger {
    async fn book(&self, id: u64) -> u64 {
        sleep(Duration::from_millis(10 * id)).await;
        println!("{} booked {id}", self.name);
        id
    }

    async fn process_batch(self: &Arc<Self>, ids: Vec<u64>) -> u64 {
        let mut set = JoinSet::new();
        for id in ids {
            let ledger = Arc::clone(self);
            set.spawn(async move { ledger.book(id).await });
        }
        println!("owners while they work: {}", Arc::strong_count(self));
        let mut sum = 0;
        while let Some(result) = set.join_next().await {
            sum += result.unwrap();
        }
        sum
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ledger = Arc::new(Ledger { name: "north".to_string() });
    let sum = ledger.process_batch(vec![3, 1, 2]).await;
    println!("sum {sum}, owners at the end: {}", Arc::strong_count(&ledger));
}
