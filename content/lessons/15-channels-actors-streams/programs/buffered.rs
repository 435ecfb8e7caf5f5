use futures::{StreamExt, stream};
use tokio::time::{Duration, Instant, sleep};

async fn fetch(millis: u64) -> u64 {
    sleep(Duration::from_millis(millis)).await;
    millis
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let pages = [300, 100, 200, 100];

    let start = Instant::now();
    let got: Vec<_> = stream::iter(pages).then(fetch).collect().await;
    println!("one by one:        {got:?} {:?}", start.elapsed());

    let start = Instant::now();
    let got: Vec<_> = stream::iter(pages).map(fetch).buffered(2).collect().await;
    println!("buffered:          {got:?} {:?}", start.elapsed());

    let start = Instant::now();
    let got: Vec<_> = stream::iter(pages).map(fetch).buffer_unordered(2).collect().await;
    println!("buffer_unordered:  {got:?} {:?}", start.elapsed());
}
