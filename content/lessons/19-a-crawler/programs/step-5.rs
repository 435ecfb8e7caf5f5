use std::collections::HashSet;
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};
use tokio_util::sync::CancellationToken;

async fn fetch(page: u32) -> [u32; 2] {
    sleep(Duration::from_millis(20 + page as u64 % 3 * 10)).await;
    [page * 2, page * 2 + 1]
}

/// This network has no end: each page links to two new ones.
async fn crawl(start: u32, stop: CancellationToken) -> usize {
    let mut seen = HashSet::from([start]);
    let mut under_way = JoinSet::new();
    under_way.spawn(async move { (start, fetch(start).await) });
    loop {
        tokio::select! {
            _ = stop.cancelled() => break,
            Some(done) = under_way.join_next() => {
                let (page, links) = done.unwrap();
                println!("page {page}");
                for link in links.into_iter().filter(|link| seen.insert(*link)) {
                    under_way.spawn(async move { (link, fetch(link).await) });
                }
            }
            else => break,
        }
    }
    println!("{} pages are left unread", under_way.len());
    under_way.shutdown().await;
    seen.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let stop = CancellationToken::new();
    let crawler = tokio::spawn(crawl(1, stop.clone()));
    sleep(Duration::from_millis(75)).await;
    stop.cancel();
    println!("{} pages known", crawler.await.unwrap());
}
