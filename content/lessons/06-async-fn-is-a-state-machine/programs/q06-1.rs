async fn double(n: u32) -> u32 {
    n * 2
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let other = tokio::spawn(async {
        println!("other");
    });
    let mut sum = 0;
    for n in 1..=3 {
        sum += double(n).await;
    }
    println!("sum {sum}");
    other.await.unwrap();
    println!("end");
}
