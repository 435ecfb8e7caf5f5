use tokio::time::{Duration, sleep};

async fn guest(name: &str, ms: u64) {
    println!("{name} orders");
    sleep(Duration::from_millis(ms)).await;
    println!("{name} eats");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::join!(guest("Ada", 30), guest("Grace", 10));
}
