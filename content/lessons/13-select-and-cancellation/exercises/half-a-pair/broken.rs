use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Duration, Instant, interval_at, sleep};

async fn pair(shoes: &mut Receiver<u32>) -> Option<(u32, u32)> {
    let left = shoes.recv().await?;
    let right = shoes.recv().await?;
    Some((left, right))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (send, mut shoes) = mpsc::channel(4);
    tokio::spawn(async move {
        for shoe in 1..=4 {
            sleep(Duration::from_millis(15)).await;
            send.send(shoe).await.unwrap();
        }
    });
    let every = Duration::from_millis(20);
    let mut clock = interval_at(Instant::now() + every, every);
    let mut ticks = 0;
    while ticks < 2 {
        tokio::select! {
            Some((left, right)) = pair(&mut shoes) => println!("packed {left} and {right}"),
            _ = clock.tick() => {
                ticks += 1;
                println!("tick");
            }
        }
    }
    if let Some((left, right)) = pair(&mut shoes).await {
        println!("packed {left} and {right}");
    }
}
