use std::rc::Rc;

async fn longest() -> usize {
    let words = Rc::new(vec!["tea", "bread"]);
    let n = words[1].len();
    drop(words);
    tokio::task::yield_now().await;
    n
}

#[tokio::main]
async fn main() {
    println!("{}", tokio::spawn(longest()).await.unwrap());
}
