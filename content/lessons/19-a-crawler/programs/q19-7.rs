use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let page = tokio::spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("the page is here");
    });
    page.await.unwrap();
}
