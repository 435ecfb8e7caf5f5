use tokio::sync::mpsc;
use tokio::time::{Duration, interval, sleep};

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
    let mut first = None;
    loop {
        tokio::select! {
            item = queue.recv() => match (first.take(), item) {
                (None, Some(a)) => first = Some(a),
                (Some(a), Some(b)) => println!("a pair: {a} and {b}"),
                (_, None) => break,
            },
            _ = clock.tick() => println!("tick"),
        }
    }
}
