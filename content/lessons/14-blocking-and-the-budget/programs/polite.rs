use tokio::task::yield_now;

async fn polite() {
    let mut sum = 0u64;
    for part in 0..4 {
        for n in 1..=500 {
            sum += part * 500 + n;
        }
        println!("polite: part {part} is added");
        yield_now().await;
    }
    println!("polite: the sum is {sum}");
}

async fn modest(name: &str) {
    println!("{name}: one line, and done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = tokio::spawn(polite());
    let second = tokio::spawn(modest("modest"));
    first.await.unwrap();
    second.await.unwrap();
}
