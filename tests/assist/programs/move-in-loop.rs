use std::sync::Arc;

#[tokio::main]
async fn main() {
    let name = Arc::new(String::from("north"));
    let mut tasks = Vec::new();
    for id in 0..3 {
        tasks.push(tokio::spawn(async move {
            println!("{name} booked {id}");
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
