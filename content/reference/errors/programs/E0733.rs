async fn count_down(n: u32) {
    println!("{n}");
    if n > 0 {
        count_down(n - 1).await;
    }
}

#[tokio::main]
async fn main() {
    count_down(3).await;
}
