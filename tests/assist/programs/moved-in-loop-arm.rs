use tokio::time::{Duration, sleep};

#[tokio::main]
async fn main() {
    let deadline = Box::pin(sleep(Duration::from_millis(50)));
    let mut seen = 0;
    loop {
        tokio::select! {
            _ = sleep(Duration::from_millis(20)) => seen += 1,
            _ = deadline => break,
        }
    }
    println!("{seen}");
}
