use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let handle = tokio::spawn(async {
        sleep(Duration::from_millis(10)).await;
        println!("still alive");
    });
    drop(handle);
    println!("the handle is gone");
    sleep(Duration::from_millis(20)).await;
}
