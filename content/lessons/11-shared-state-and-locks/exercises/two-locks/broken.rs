use std::sync::Arc;
use tokio::sync::Mutex;

async fn eat(name: &'static str, first: Arc<Mutex<()>>, second: Arc<Mutex<()>>) {
    let _one = first.lock().await;
    tokio::task::yield_now().await;
    let _two = second.lock().await;
    println!("{name} has eaten");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let spoon = Arc::new(Mutex::new(()));
    let fork = Arc::new(Mutex::new(()));
    let ada = tokio::spawn(eat("Ada", Arc::clone(&spoon), Arc::clone(&fork)));
    let bob = tokio::spawn(eat("Bob", fork, spoon));
    ada.await.unwrap();
    bob.await.unwrap();
}
