async fn brew() -> &'static str {
    println!("the water is on");
    "tea"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order = brew();
    println!("the order is written down");
    let drink = order.await;
    println!("here is your {drink}");
}
