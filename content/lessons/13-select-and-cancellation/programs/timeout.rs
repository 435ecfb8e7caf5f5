use tokio::time::{Duration, sleep, timeout};

async fn fetch(ms: u64) -> Result<&'static str, String> {
    sleep(Duration::from_millis(ms)).await;
    if ms == 30 { Err("no such page".to_string()) } else { Ok("a page") }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for ms in [10, 30, 500] {
        match timeout(Duration::from_millis(100), fetch(ms)).await {
            Ok(Ok(page)) => println!("{ms} ms: {page}"),
            Ok(Err(reason)) => println!("{ms} ms: {reason}"),
            Err(_) => println!("{ms} ms: too late"),
        }
    }
}
