use std::time::Duration;
use tokio::task::spawn_blocking;

fn old_library() -> u32 {
    std::thread::sleep(Duration::from_millis(100)); // no async in here
    42
}

async fn careful() {
    tokio::time::sleep(Duration::from_millis(10)).await;
    println!("careful: awake in good time");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answer = spawn_blocking(old_library);
    let other = tokio::spawn(careful());
    println!("the library says {}", answer.await.unwrap());
    other.await.unwrap();
}
