#[tokio::main]
async fn main() {
    let order = String::from("soup");
    let cook = tokio::spawn(async move {
        println!("cooking {order}");
    });
    println!("waiting for {order}");
    cook.await.unwrap();
}
