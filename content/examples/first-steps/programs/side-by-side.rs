use tokio::time::{Duration, Instant, sleep};

async fn boil(what: &str, millis: u64) {
    sleep(Duration::from_millis(millis)).await;
    println!("{what} is ready");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    tokio::join!(boil("egg", 40), boil("tea", 30));
    println!("{} ms in all", begun.elapsed().as_millis());
}
