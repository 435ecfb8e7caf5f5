use tokio::sync::Mutex;
use tokio::time::{Duration, sleep};

async fn tidy(room: &Mutex<u32>) {
    let _inside = room.lock().await;
    sleep(Duration::from_millis(10)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let room = Mutex::new(7);
    let mut cleaner = Box::pin(tidy(&room));
    tokio::select! {
        biased;
        _ = &mut cleaner => println!("clean"),
        _ = async {} => println!("not yet"),
    }
    sleep(Duration::from_secs(60)).await;
    println!("free after a minute: {}", room.try_lock().is_ok());
    drop(cleaner);
    println!("free now: {}", room.try_lock().is_ok());
}
