use std::rc::Rc;
use std::sync::Arc;
use tokio::task::yield_now;

async fn with_arc() -> usize {
    let words = Arc::new(vec!["tea", "soup"]);
    yield_now().await;
    words.len()
}

async fn with_a_block() -> usize {
    let n = {
        let words = Rc::new(vec!["tea", "soup", "bread"]);
        words.len()
    }; // the Rc ends here, before the await
    yield_now().await;
    n
}

async fn with_rc() -> usize {
    let words = Rc::new(vec!["tea"]);
    yield_now().await;
    words.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", tokio::spawn(with_arc()).await.unwrap());
    println!("{}", tokio::spawn(with_a_block()).await.unwrap());
    println!("{}", with_rc().await); // awaited here, never spawned
}
