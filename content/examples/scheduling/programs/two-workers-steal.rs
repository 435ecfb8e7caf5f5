use std::time::Duration;

#[tokio::main(worker_threads = 2)]
async fn main() {
    let parent = tokio::spawn(async {
        let mut tasks = Vec::new();
        for id in 1..=4 {
            tasks.push(tokio::spawn(async move {
                std::thread::sleep(Duration::from_millis(2));
                println!("task {id}");
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
    });
    parent.await.unwrap();
}
