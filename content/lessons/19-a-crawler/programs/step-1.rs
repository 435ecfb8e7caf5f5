use std::collections::{HashSet, VecDeque};
use tokio::time::{Duration, Instant, sleep};

/// A network that exists only here: each page has a delay and links.
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
    let mut waiting = VecDeque::from([start]);
    while let Some(page) = waiting.pop_front() {
        for link in fetch(page).await {
            if seen.insert(link) {
                waiting.push_back(link);
            }
        }
        println!("{page}");
    }
    seen.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let begun = Instant::now();
    let pages = crawl("home").await;
    println!("{pages} pages in {} ms", begun.elapsed().as_millis());
}
