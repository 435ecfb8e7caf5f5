use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: &str, ms: u64) -> usize {
    sleep(Duration::from_millis(ms)).await;
    println!("{page} is here");
    page.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let menu = String::from("menu");
    let (a, b, c) = tokio::join!(fetch(&menu, 30), fetch("wines", 10), fetch("prices", 20));
    println!("{} letters after {} ms", a + b + c, start.elapsed().as_millis());
}
