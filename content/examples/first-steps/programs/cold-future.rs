async fn greet() {
    println!("hello");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let greeting = greet();
    println!("nothing has run yet");
    greeting.await;
    println!("now it has");
}
