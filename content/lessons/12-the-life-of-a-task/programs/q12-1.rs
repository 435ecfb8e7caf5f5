#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async {
        let shelf: Vec<u32> = Vec::new();
        shelf[0]
    });
    match task.await {
        Ok(n) => println!("found {n}"),
        Err(end) => println!("panic {}, cancelled {}", end.is_panic(), end.is_cancelled()),
    }
    println!("main goes on");
}
