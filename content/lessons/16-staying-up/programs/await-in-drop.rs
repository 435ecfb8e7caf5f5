use tokio::time::{Duration, sleep};

struct Till;

impl Drop for Till {
    fn drop(&mut self) {
        sleep(Duration::from_millis(20)).await;
        println!("in the bank");
    }
}

#[tokio::main]
async fn main() {
    let _till = Till;
}
