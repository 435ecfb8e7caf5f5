async fn count(words: &[&str]) -> usize {
    tokio::task::yield_now().await;
    words.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words = vec!["tea", "soup", "bread"];
    let (head, tail) = tokio::join!(count(&words[..1]), count(&words[1..]));
    println!("{head} and {tail} of {}", words.len());
}
