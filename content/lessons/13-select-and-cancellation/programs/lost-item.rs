use tokio::sync::mpsc;
use tokio::time::{Duration, interval, sleep};

async fn pair(queue: &mut mpsc::Receiver<u32>) -> Option<(u32, u32)> {
    let first = queue.recv().await?;
    let second = queue.recv().await?;
    Some((first, second))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (sender, mut queue) = mpsc::channel(8);
    tokio::spawn(async move {
        for n in 1..=6 {
            sender.send(n).await.unwrap();
            sleep(Duration::from_millis(40)).await;
        }
    });
    let mut clock = interval(Duration::from_millis(90));
    loop {
        tokio::select! {
            got = pair(&mut queue) => match got {
                Some((a, b)) => println!("a pair: {a} and {b}"),
                None => break,
            },
            _ = clock.tick() => println!("tick"),
        }
    }
}
