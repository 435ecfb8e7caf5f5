async fn count_to(limit: u64, name: &str) {
    let mut n = 0;
    while n < limit {
        n += 1;
    }
    println!("{name} has counted to {n}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let slow = tokio::spawn(count_to(3000, "slow"));
    let quick = tokio::spawn(count_to(3, "quick"));
    slow.await.unwrap();
    quick.await.unwrap();
}
