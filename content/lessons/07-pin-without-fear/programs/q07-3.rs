use std::pin::pin;

async fn tea() -> u32 {
    3
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let brewing = tea();
    let pinned = pin!(brewing);
    let task = tokio::spawn(brewing);
    println!("{}", pinned.await);
    println!("{}", task.await.unwrap());
}
