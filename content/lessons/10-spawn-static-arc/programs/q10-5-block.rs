use std::rc::Rc;

async fn longest() -> usize {
    let n = {
        let words = Rc::new(vec!["tea", "bread"]);
        words[1].len()
    };
    tokio::task::yield_now().await;
    n
}

#[tokio::main]
async fn main() {
    println!("{}", tokio::spawn(longest()).await.unwrap());
}
