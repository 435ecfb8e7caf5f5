use tokio::time::{Duration, sleep};

async fn take_orders() {
    for (dish, ms) in [("soup", 30), ("tea", 10)] {
        tokio::spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            println!("{dish} is ready");
        });
    }
    println!("take_orders returns");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    take_orders().await;
    println!("main goes on");
    sleep(Duration::from_millis(50)).await;
}
