async fn say(name: &str) {
    println!("{name}");
}

async fn parent() {
    let a = tokio::spawn(say("A"));
    let b = tokio::spawn(say("B"));
    let c = tokio::spawn(say("C"));
    for task in [a, b, c] {
        task.await.unwrap();
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(parent()).await.unwrap();
}
