use tokio::task::{JoinSet, yield_now};

async fn work(steps: u32) -> u32 {
    for _ in 0..steps {
        yield_now().await;
    }
    steps
}

async fn boss() -> u32 {
    let mut set = JoinSet::new();
    for steps in [3, 1, 2, 3, 1, 2] {
        set.spawn(work(steps));
    }
    let mut sum = 0;
    while let Some(steps) = set.join_next().await {
        sum += steps.unwrap();
    }
    sum
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let sum = tokio::spawn(boss()).await.unwrap();
    println!("{sum} steps in all");
}
