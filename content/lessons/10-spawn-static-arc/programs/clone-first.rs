use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = Arc::new(String::from("north"));
    let mut tasks = Vec::new();
    for id in 1..=2 {
        let mine = Arc::clone(&name);
        tasks.push(tokio::spawn(async move {
            println!("{mine} booked {id}");
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    println!("{name} has {} owner", Arc::strong_count(&name));
}
