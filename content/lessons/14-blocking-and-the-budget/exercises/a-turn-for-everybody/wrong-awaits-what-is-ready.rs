async fn cut() {
    for onion in 1..=3 {
        println!("onion {onion}");
        std::future::ready(()).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ada = tokio::spawn(cut());
    let bob = tokio::spawn(async { println!("Bob says hello") });
    ada.await.unwrap();
    bob.await.unwrap();
}
