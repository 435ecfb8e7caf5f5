use std::sync::Arc;

#[tokio::main]
async fn main() {
    let menu = Arc::new(vec!["soup", "bread"]);
    let task = tokio::spawn(async move {
        println!("{} dishes", menu.len());
    });
    task.await.unwrap();
    println!("first: {}", menu[0]);
}
