#[tokio::main]
async fn main() {
    let mut numbers = tokio_stream::iter(vec![1, 2]);
    while let Some(n) = numbers.next().await {
        println!("{n}");
    }
}
