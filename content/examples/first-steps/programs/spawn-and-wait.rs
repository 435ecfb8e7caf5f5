#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handle = tokio::spawn(async {
        println!("the task runs");
        42
    });
    println!("main goes on");
    let answer = handle.await.unwrap();
    println!("the task gave {answer}");
}
