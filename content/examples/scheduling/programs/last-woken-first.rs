#[tokio::main(worker_threads = 1)]
async fn main() {
    let first = tokio::spawn(async {
        let mut tasks = Vec::new();
        for id in 1..=3 {
            tasks.push(tokio::spawn(async move { println!("task {id}") }));
        }
        for task in tasks {
            task.await.unwrap();
        }
    });
    first.await.unwrap();
}
