use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::spawn(async {
        println!("writing page 1");
        sleep(Duration::from_millis(10)).await;
        println!("writing page 2");
    });
    sleep(Duration::from_millis(5)).await;
    println!("main returns");
}
