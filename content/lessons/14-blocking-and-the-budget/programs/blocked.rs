use std::time::Duration;

async fn careless() {
    println!("careless: asleep, and the thread with me");
    std::thread::sleep(Duration::from_millis(100));
    println!("careless: awake");
}

async fn careful() {
    println!("careful: asleep, the thread is free");
    tokio::time::sleep(Duration::from_millis(10)).await;
    println!("careful: awake");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(careful());
    let b = tokio::spawn(careless());
    a.await.unwrap();
    b.await.unwrap();
}
