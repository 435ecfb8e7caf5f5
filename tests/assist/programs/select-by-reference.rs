use tokio::time::{Duration, sleep};

async fn slow() -> u32 {
    sleep(Duration::from_millis(25)).await;
    7
}

#[tokio::main]
async fn main() {
    let mut job = slow();
    loop {
        tokio::select! {
            n = &mut job => {
                println!("{n}");
                break;
            }
            _ = sleep(Duration::from_millis(10)) => println!("waiting"),
        }
    }
}
