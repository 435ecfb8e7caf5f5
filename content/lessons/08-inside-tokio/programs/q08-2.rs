async fn say(n: u32) {
    println!("{n}");
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let one = tokio::spawn(say(1));
    let two = tokio::spawn(say(2));
    let three = tokio::spawn(say(3));
    one.await.unwrap();
    two.await.unwrap();
    three.await.unwrap();
}
