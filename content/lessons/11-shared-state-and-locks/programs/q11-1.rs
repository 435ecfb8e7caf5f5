use std::sync::Mutex;
use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    let list = Mutex::new(vec!["tea"]);
    let mut guard = list.lock().unwrap();
    yield_now().await;
    guard.push("soup");
    println!("{}", guard.len());
}
