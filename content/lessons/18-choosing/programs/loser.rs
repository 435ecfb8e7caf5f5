use tokio::time::{Duration, sleep};

async fn ask(name: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    println!("{name} has answered");
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let spawned = tokio::spawn(ask("spawned", 60));
    let winner = tokio::select! {
        name = ask("fast", 10) => name,
        name = ask("slow", 40) => name,
        name = spawned => name.unwrap(),
    };
    println!("the winner is {winner}");
    sleep(Duration::from_millis(100)).await;
}
