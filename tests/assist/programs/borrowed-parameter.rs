async fn greet(name: &str) {
    let task = tokio::spawn(async move {
        println!("hello {name}");
    });
    task.await.unwrap();
}

#[tokio::main]
async fn main() {
    greet("ida").await;
}
