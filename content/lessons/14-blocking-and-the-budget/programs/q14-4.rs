use tokio::task::spawn_blocking;

#[tokio::main]
async fn main() {
    let words = vec!["tea", "soup"];
    let count = spawn_blocking(|| words.len()).await.unwrap();
    println!("{count}");
}
