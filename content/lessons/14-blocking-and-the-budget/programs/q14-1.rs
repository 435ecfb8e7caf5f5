use tokio::time::{Duration, sleep};

async fn beat() {
    for n in 1..=3 {
        sleep(Duration::from_millis(10)).await;
        println!("beat {n}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(beat());
    sleep(Duration::from_millis(15)).await;
    println!("work begins");
    std::thread::sleep(std::time::Duration::from_millis(100));
    println!("work ends");
    heart.await.unwrap();
}
