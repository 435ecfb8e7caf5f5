use tokio::time::{Duration, sleep};

async fn fetch(page: u64) -> String {
    sleep(Duration::from_millis(10 * page)).await;
    format!("page {page}")
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut tasks = Vec::new();
    for page in 1..=4 {
        tasks.push(tokio::spawn(fetch(page)));
    }
    for task in tasks {
        println!("{} is here", task.await.unwrap());
    }
}
