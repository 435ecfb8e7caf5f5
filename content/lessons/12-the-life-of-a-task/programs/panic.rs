async fn share(cakes: u32, guests: u32) -> u32 {
    cakes / guests
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bad = tokio::spawn(share(12, 0));
    let good = tokio::spawn(share(12, 4));
    match bad.await {
        Ok(each) => println!("{each} for each"),
        Err(end) => println!("the task panicked: {}", end.is_panic()),
    }
    println!("the other task: {}", good.await.unwrap());
    let later = tokio::spawn(share(12, 6));
    println!("and a new one: {}", later.await.unwrap());
}
