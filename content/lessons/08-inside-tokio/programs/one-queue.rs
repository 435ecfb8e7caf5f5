async fn say(name: &str) {
    println!("{name}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(say("A"));
    let b = tokio::spawn(say("B"));
    let c = tokio::spawn(say("C"));
    for task in [a, b, c] {
        task.await.unwrap();
    }
}
