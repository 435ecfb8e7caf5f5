use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heartbeat = tokio::spawn(async {
        for beat in 1..=2 {
            println!("beat {beat}");
            tokio::task::yield_now().await;
        }
    });
    let hog = tokio::spawn(async {
        println!("the thread sleeps, and every task with it");
        std::thread::sleep(Duration::from_millis(20));
        println!("the thread is back");
    });
    hog.await.unwrap();
    heartbeat.await.unwrap();
}
