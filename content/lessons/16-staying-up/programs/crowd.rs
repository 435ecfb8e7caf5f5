use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

// A shop with three chairs. Who finds no chair is sent away.
struct Shop {
    seated: AtomicU32,
}

impl Shop {
    async fn visit(&self, guest: u32) -> String {
        if self.seated.fetch_add(1, Ordering::SeqCst) >= 3 {
            self.seated.fetch_sub(1, Ordering::SeqCst);
            return format!("guest {guest}: sent away");
        }
        sleep(Duration::from_millis(100)).await;
        self.seated.fetch_sub(1, Ordering::SeqCst);
        format!("guest {guest}: served")
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shop = Arc::new(Shop { seated: AtomicU32::new(0) });
    let mut guests = JoinSet::new();
    for guest in 1..=5 {
        let shop = Arc::clone(&shop);
        guests.spawn(async move { shop.visit(guest).await });
    }
    while let Some(outcome) = guests.join_next().await {
        println!("{}", outcome.unwrap());
    }
}
