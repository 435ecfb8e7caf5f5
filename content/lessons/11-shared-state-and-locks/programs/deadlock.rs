use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::yield_now;

async fn carry(first: Arc<Mutex<u32>>, second: Arc<Mutex<u32>>, who: &str) {
    let _left = first.lock().await;
    println!("{who} has one hand full");
    yield_now().await;
    let _right = second.lock().await;
    println!("{who} has both");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pot = Arc::new(Mutex::new(1));
    let lid = Arc::new(Mutex::new(2));
    let a = tokio::spawn(carry(pot.clone(), lid.clone(), "Ada"));
    let b = tokio::spawn(carry(lid, pot, "Grace"));
    a.await.unwrap();
    b.await.unwrap();
}
