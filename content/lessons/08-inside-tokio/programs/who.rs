fn thread_name() -> String {
    std::thread::current().name().unwrap_or("no name").to_string()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    println!("main runs on: {}", thread_name());
    let task = tokio::spawn(async {
        println!("a task runs on: {}", thread_name());
    });
    task.await.unwrap();
}
