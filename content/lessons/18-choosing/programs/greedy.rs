use tokio::time::{Duration, Instant, sleep};

fn busy(until: u64) -> u64 {
    let mut sum = 0;
    for n in 0..until {
        sum += n % 7;
    }
    sum
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let begun = Instant::now();
    let greedy = tokio::spawn(async { busy(200_000) });
    let modest = tokio::spawn(async move {
        sleep(Duration::from_millis(10)).await;
        println!("the timer was in time: {}", begun.elapsed().as_millis() < 200);
    });
    modest.await.unwrap();
    println!("the sum is {}", greedy.await.unwrap());
}
