async fn countdown(n: u32) {
    println!("{n}");
    if n > 0 {
        countdown(n - 1).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    countdown(2).await;
}
