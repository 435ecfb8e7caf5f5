use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Duration, Instant, interval_at, sleep};

async fn pair(mut shoes: Receiver<u32>) -> (Receiver<u32>, Option<(u32, u32)>) {
    let Some(left) = shoes.recv().await else { return (shoes, None) };
    let Some(right) = shoes.recv().await else { return (shoes, None) };
    (shoes, Some((left, right)))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (send, shoes) = mpsc::channel(4);
    tokio::spawn(async move {
        for shoe in 1..=4 {
            sleep(Duration::from_millis(15)).await;
            send.send(shoe).await.unwrap();
        }
    });
    let every = Duration::from_millis(20);
    let mut clock = interval_at(Instant::now() + every, every);
    let mut ticks = 0;
    let mut next = Box::pin(pair(shoes));
    while ticks < 2 {
        tokio::select! {
            (shoes, packed) = &mut next => {
                if let Some((left, right)) = packed {
                    println!("packed {left} and {right}");
                }
                next = Box::pin(pair(shoes));
            }
            _ = clock.tick() => {
                ticks += 1;
                println!("tick");
            }
        }
    }
    if let (_, Some((left, right))) = next.await {
        println!("packed {left} and {right}");
    }
}
