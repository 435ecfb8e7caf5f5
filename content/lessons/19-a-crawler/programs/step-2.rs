use std::collections::HashSet;
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

async fn crawl(start: &'static str) -> usize {
    let mut seen = HashSet::from([start]);
    let mut under_way = JoinSet::new();
    under_way.spawn(async move { (start, fetch(start).await) });
    while let Some(done) = under_way.join_next().await {
        let (page, links) = done.unwrap();
        println!("{page}");
        for link in links {
            if seen.insert(link) {
                under_way.spawn(async move { (link, fetch(link).await) });
            }
        }
    }
    seen.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let pages = crawl("home").await;
    println!("{pages} pages in {} ms", begun.elapsed().as_millis());
}
