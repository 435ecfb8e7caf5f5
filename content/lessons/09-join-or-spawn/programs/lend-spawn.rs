async fn count(words: &[&str]) -> usize {
    tokio::task::yield_now().await;
    words.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words = vec!["tea", "soup", "bread"];
    let head = tokio::spawn(count(&words[..1]));
    let tail = tokio::spawn(count(&words[1..]));
    println!("{} and {}", head.await.unwrap(), tail.await.unwrap());
}
