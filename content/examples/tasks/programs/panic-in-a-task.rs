#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handle = tokio::spawn(async {
        let empty: Vec<u32> = Vec::new();
        empty[0]
    });
    match handle.await {
        Ok(n) => println!("got {n}"),
        Err(error) => println!("the task panicked: {}", error.is_panic()),
    }
    println!("main goes on");
}
