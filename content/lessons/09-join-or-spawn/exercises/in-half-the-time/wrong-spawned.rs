use tokio::time::{Duration, sleep};

async fn cook(dish: &'static str, millis: u64) -> &'static str {
    sleep(Duration::from_millis(millis)).await;
    dish
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let soup = tokio::spawn(cook("soup", 40));
    let tea = cook("tea", 30).await;
    println!("{} and {tea}", soup.await.unwrap());
}
