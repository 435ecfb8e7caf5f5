use tokio::runtime::Builder;
use tokio::time::{Duration, sleep};

async fn fetch(id: u32) -> u32 {
    sleep(Duration::from_millis(10)).await;
    id * 10
}

// An ordinary function. Its callers need not know what is inside.
fn fetch_and_wait(id: u32) -> u32 {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(fetch(id))
}

fn main() {
    println!("{}", fetch_and_wait(4));
}
