#[tokio::main(flavor = "current_thread")]
async fn main() {
    let other = tokio::spawn(async {
        println!("other: one poll is enough");
    });
    println!("main: before");
    tokio::task::yield_now().await;
    println!("main: after");
    other.await.unwrap();
}
