use std::collections::HashSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

async fn fetch(page: &str) -> Vec<&'static str> {
    let (millis, links): (u64, &[&str]) = match page {
        "home" => (30, &["about", "news", "shop"]),
        "news" => (80, &["home", "archive"]),
        "shop" => (40, &["tea", "bread", "news"]),
        _ => (20, &["home"]),
    };
    sleep(Duration::from_millis(millis)).await;
    links.to_vec()
}

async fn crawl(start: &'static str, at_once: usize) -> usize {
    let limit = Arc::new(Semaphore::new(at_once));
    let mut seen = HashSet::from([start]);
    let mut found = vec![start];
    let mut under_way = JoinSet::new();
    loop {
        for page in found.drain(..) {
            let limit = Arc::clone(&limit);
            under_way.spawn(async move {
                let _permit = limit.acquire().await.unwrap();
                (page, fetch(page).await)
            });
        }
        let Some(done) = under_way.join_next().await else { break };
        let (page, links) = done.unwrap();
        println!("{page}");
        found.extend(links.into_iter().filter(|link| seen.insert(link)));
    }
    seen.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let pages = crawl("home", 2).await;
    println!("{pages} pages in {} ms", begun.elapsed().as_millis());
}
