use std::pin::pin;
use tokio::time::{Duration, sleep};

async fn bake() -> &'static str {
    sleep(Duration::from_millis(25)).await;
    "bread"
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut baking = pin!(bake());
    loop {
        tokio::select! {
            done = &mut baking => {
                println!("{done}");
                break;
            }
            _ = sleep(Duration::from_millis(10)) => println!("not yet"),
        }
    }
}
