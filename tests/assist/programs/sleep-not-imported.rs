use tokio::time::Duration;

#[tokio::main]
async fn main() {
    sleep(Duration::from_millis(1)).await;
    println!("awake");
}
