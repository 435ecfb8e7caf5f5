async fn cook(dish: &'static str) {
    tokio::task::yield_now().await;
    println!("{dish} is ready");
}

#[tokio::main]
async fn main() {
    tokio::spawn(cook("soup"));
    tokio::spawn(cook("tea"));
    tokio::spawn(cook("bread")).await.unwrap();
}
