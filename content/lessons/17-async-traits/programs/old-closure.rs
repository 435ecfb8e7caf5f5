use tokio::time::{Duration, sleep};

async fn twice<F, Fut>(mut work: F)
where
    F: FnMut() -> Fut,
    Fut: Future<Output = ()>,
{
    work().await;
    work().await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut shelf = vec!["tea"];
    twice(|| async {
        sleep(Duration::from_millis(10)).await;
        shelf.push("bread");
    })
    .await;
    println!("{shelf:?}");
}
