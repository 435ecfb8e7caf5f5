use tokio::time::{Duration, sleep};

struct Stove;

impl Drop for Stove {
    fn drop(&mut self) {
        println!("task: the stove is off");
    }
}

async fn cook() {
    let _stove = Stove;
    println!("task: the stove is on");
    sleep(Duration::from_secs(60)).await;
    println!("task: the stew is ready");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let task = tokio::spawn(cook());
    sleep(Duration::from_millis(10)).await;
    task.abort();
    println!("main: the abort is requested");
    let end = task.await.unwrap_err();
    println!("main: cancelled = {}", end.is_cancelled());
}
