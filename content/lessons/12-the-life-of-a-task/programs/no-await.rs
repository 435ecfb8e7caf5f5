use tokio::time::{Duration, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let task = tokio::spawn(async {
        let mut sum = 0u64;
        for n in 1..=1000 {
            sum += n;
        }
        println!("task: the sum is {sum}");
        sleep(Duration::from_millis(10)).await;
        println!("task: after the await");
    });
    sleep(Duration::from_millis(1)).await;
    task.abort();
    println!("main: cancelled = {}", task.await.unwrap_err().is_cancelled());
}
