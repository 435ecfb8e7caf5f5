use futures::future::join_all;
use tokio::time::{Duration, sleep};

async fn size_of_page(id: u32) -> u32 {
    sleep(Duration::from_millis(100)).await;
    id * id
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let pages = [1, 2, 3].map(size_of_page);
    let sizes = join_all(pages).await;
    println!("{}", sizes.iter().sum::<u32>());
}
