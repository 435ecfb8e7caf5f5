async fn cook(dish: &'static str) {
    tokio::task::yield_now().await;
    println!("{dish} is ready");
}

#[tokio::main]
async fn main() {
    let mut cooks = Vec::new();
    for dish in ["soup", "tea", "bread"] {
        cooks.push(tokio::spawn(cook(dish)));
    }
    for cook in cooks {
        cook.await.unwrap();
    }
}
