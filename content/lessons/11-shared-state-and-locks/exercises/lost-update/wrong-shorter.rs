use std::sync::{Arc, Mutex};

async fn tip(jar: Arc<Mutex<u32>>) {
    tokio::task::yield_now().await;
    let seen = *jar.lock().unwrap();
    *jar.lock().unwrap() = seen + 1;
}

#[tokio::main]
async fn main() {
    let jar = Arc::new(Mutex::new(0));
    let first = tokio::spawn(tip(Arc::clone(&jar)));
    let second = tokio::spawn(tip(Arc::clone(&jar)));
    first.await.unwrap();
    second.await.unwrap();
    println!("{} coins", jar.lock().unwrap());
}
