use tokio::time::{Duration, sleep};

struct Ledger {
    name: String,
}

impl Ledger {
    async fn book(&self, id: u64) {
        sleep(Duration::from_millis(10 * id)).await;
        println!("{} booked {id}", self.name);
    }

    async fn process_batch(&self) {
        tokio::join!(self.book(3), self.book(1), self.book(2));
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let ledger = Ledger { name: "north".to_string() };
    ledger.process_batch().await;
    println!("{} is still ours", ledger.name);
}
