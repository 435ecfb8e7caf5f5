#[tokio::main]
async fn main() {
    let order = String::from("soup");
    let cook = tokio::spawn(async {
        println!("cooking {order}");
    });
    cook.await.unwrap();
}
