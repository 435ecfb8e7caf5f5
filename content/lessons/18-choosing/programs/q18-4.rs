use tokio::time::{Duration, sleep};

async fn ask(name: &'static str, ms: u64) {
    sleep(Duration::from_millis(ms)).await;
    println!("{name} answers");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let first = tokio::spawn(ask("first", 30));
    let second = ask("second", 20);
    tokio::select! {
        _ = first => println!("first wins"),
        _ = second => println!("second wins"),
    }
    sleep(Duration::from_millis(50)).await;
}
