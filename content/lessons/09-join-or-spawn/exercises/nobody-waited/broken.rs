async fn cook(dish: &'static str) {
    tokio::task::yield_now().await;
    println!("{dish} is ready");
}

#[tokio::main]
async fn main() {
    for dish in ["soup", "tea", "bread"] {
        tokio::spawn(cook(dish));
    }
}
