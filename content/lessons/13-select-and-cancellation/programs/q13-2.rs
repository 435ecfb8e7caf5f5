use tokio::time::{Duration, sleep, timeout};

async fn slow() -> u32 {
    for n in 0..3 {
        println!("step {n}");
        sleep(Duration::from_millis(40)).await;
    }
    3
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    match timeout(Duration::from_millis(100), slow()).await {
        Ok(n) => println!("{n} steps"),
        Err(_) => println!("too late"),
    }
}
