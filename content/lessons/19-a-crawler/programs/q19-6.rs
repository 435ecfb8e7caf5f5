use std::sync::Arc;

#[tokio::main]
async fn main() {
    let pages = Arc::new(vec!["home", "news"]);
    let reader = tokio::spawn(async move {
        let mine = Arc::clone(&pages);
        mine.len()
    });
    println!("{}", reader.await.unwrap());
}
