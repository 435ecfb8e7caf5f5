use std::pin::pin;
use tokio::sync::Mutex;
use tokio::time::{Duration, sleep, timeout};

async fn add_one(till: &Mutex<u32>) {
    let mut coins = till.lock().await;
    println!("holder: I have the till");
    sleep(Duration::from_millis(30)).await;
    *coins += 1;
    println!("holder: done");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let till = Mutex::new(0);
    let mut holder = pin!(add_one(&till));
    tokio::select! {
        _ = &mut holder => println!("main: it was quick"),
        _ = sleep(Duration::from_millis(10)) => {
            println!("main: I go on");
        }
    }
    let a_minute = Duration::from_secs(60);
    let open = timeout(a_minute, till.lock()).await.is_ok();
    println!("main: I have the till: {open}");
    holder.await;
    println!("{} coin", till.lock().await);
}
