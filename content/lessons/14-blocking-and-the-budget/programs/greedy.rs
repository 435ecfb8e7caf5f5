async fn greedy() {
    let mut sum = 0u64;
    for n in 1..=2000 {
        sum += n;
    }
    println!("greedy: the sum is {sum}");
}

async fn modest(name: &str) {
    println!("{name}: one line, and done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = tokio::spawn(greedy());
    let second = tokio::spawn(modest("modest"));
    first.await.unwrap();
    second.await.unwrap();
}
