use tokio::time::{Duration, sleep};

async fn save(page: u32) {
    println!("page {page}: writing");
    sleep(Duration::from_millis(20)).await;
    println!("page {page}: written");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::select! {
        _ = save(1) => println!("saved"),
        _ = sleep(Duration::from_millis(10)) => println!("no patience"),
    }
    sleep(Duration::from_millis(50)).await;
    println!("end");
}
