use std::time::Duration;
use tokio::time::sleep;

async fn brew(name: &'static str, millis: u64) -> &'static str {
    println!("{name}: water on");
    sleep(Duration::from_millis(millis)).await;
    println!("{name}: ready");
    name
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tea = tokio::spawn(brew("tea", 30));
    let coffee = tokio::spawn(brew("coffee", 20));
    println!("both are started");
    let first = tea.await.unwrap();
    let second = coffee.await.unwrap();
    println!("served: {first}, {second}");
}
