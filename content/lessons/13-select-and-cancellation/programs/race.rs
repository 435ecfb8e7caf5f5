use tokio::time::{Duration, sleep};

struct Call(&'static str);

impl Drop for Call {
    fn drop(&mut self) {
        println!("hang up on {}", self.0);
    }
}

async fn ask(whom: &'static str, ms: u64) -> &'static str {
    let _call = Call(whom);
    sleep(Duration::from_millis(ms)).await;
    println!("{whom} answers");
    whom
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::select! {
        first = ask("cache", 20) => println!("{first} was first"),
        first = ask("database", 60) => println!("{first} was first"),
    }
    sleep(Duration::from_millis(100)).await;
    println!("and nothing else happened");
}
