use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let menu = Arc::new(vec!["tea", "soup"]);
    let mine = Arc::clone(&menu);
    let task = tokio::spawn(async move {
        println!("task sees {}", Arc::strong_count(&mine));
        mine.len()
    });
    println!("main sees {}", Arc::strong_count(&menu));
    let dishes = task.await.unwrap();
    println!("{dishes} dishes, {} owner", Arc::strong_count(&menu));
}
