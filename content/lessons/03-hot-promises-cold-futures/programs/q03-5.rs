async fn step(name: &str) {
    println!("{name} begins");
    tokio::task::yield_now().await;
    println!("{name} ends");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let late = step("late");
    let task = tokio::spawn(step("task"));
    println!("main waits");
    task.await.unwrap();
    late.await;
}
