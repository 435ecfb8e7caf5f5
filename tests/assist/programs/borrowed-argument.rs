use tokio::time::{Duration, sleep};

async fn measure(text: &str) -> usize {
    sleep(Duration::from_millis(1)).await;
    text.len()
}

#[tokio::main]
async fn main() {
    let text = String::from("abc");
    let task = tokio::spawn(measure(&text));
    println!("{}", task.await.unwrap());
}
