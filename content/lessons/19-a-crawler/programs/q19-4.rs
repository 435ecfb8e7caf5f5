use tokio::sync::mpsc;
use tokio::time::{Duration, timeout};

async fn send_ten(capacity: usize) -> u32 {
    let (sender, _nobody_receives) = mpsc::channel(capacity);
    let mut sent = 0;
    for n in 0..10 {
        if timeout(Duration::from_secs(60), sender.send(n)).await.is_err() {
            break;
        }
        sent += 1;
    }
    sent
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for capacity in [1, 4, 8] {
        println!("room for {capacity}: {} sent", send_ten(capacity).await);
    }
}
