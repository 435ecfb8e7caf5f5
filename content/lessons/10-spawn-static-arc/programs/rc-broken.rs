use std::rc::Rc;
use tokio::task::yield_now;

async fn count_words() -> usize {
    let words = Rc::new(vec!["tea", "soup"]);
    yield_now().await;
    words.len()
}

#[tokio::main]
async fn main() {
    let n = tokio::spawn(count_words()).await.unwrap();
    println!("{n} words");
}
