#[tokio::main]
async fn main() {
    let name = String::from("north");
    let task = tokio::spawn(async {
        println!("hello from {name}");
    });
    task.await.unwrap();
}
