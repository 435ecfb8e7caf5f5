use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut dishes = 0;
    while dishes < 5 {
        tokio::select! {
            _ = sleep(Duration::from_millis(10)) => {
                println!("time to go");
                break;
            }
            _ = sleep(Duration::from_millis(20)) => {
                dishes += 1;
                println!("dish {dishes}");
            }
        }
    }
}
