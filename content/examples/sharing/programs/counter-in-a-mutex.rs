use std::sync::{Arc, Mutex};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = Arc::new(Mutex::new(0));
    let mut tasks = Vec::new();
    for n in 1..=4 {
        let total = Arc::clone(&total);
        tasks.push(tokio::spawn(async move {
            *total.lock().unwrap() += n;
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    println!("total {}", total.lock().unwrap());
}
