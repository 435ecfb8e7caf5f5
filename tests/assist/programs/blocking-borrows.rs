#[tokio::main]
async fn main() {
    let text = String::from("abc");
    let n = tokio::task::spawn_blocking(|| text.len()).await.unwrap();
    println!("{n} {text}");
}
