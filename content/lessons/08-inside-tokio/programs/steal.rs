use tokio::task::{JoinSet, yield_now};

async fn work(steps: u64) -> u64 {
    let mut sum = 0;
    for step in 1..=steps {
        for n in 1..=400 {
            sum += n * step;
        }
        yield_now().await;
    }
    sum
}

async fn boss() -> u64 {
    let mut set = JoinSet::new();
    for steps in [3, 1, 2, 3, 1, 2] {
        set.spawn(work(steps));
    }
    let mut total = 0;
    while let Some(sum) = set.join_next().await {
        total += sum.unwrap();
    }
    total
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let total = tokio::spawn(boss()).await.unwrap();
    println!("the total is {total}");
}
