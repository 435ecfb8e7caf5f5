use std::sync::Arc;

#[tokio::main]
async fn main() {
    let menu = Arc::new(String::from("soup"));
    let mut waiters = Vec::new();
    for n in 1..=3 {
        let menu = Arc::clone(&menu);
        waiters.push(tokio::spawn(async move {
            println!("waiter {n} offers {menu}");
        }));
    }
    for waiter in waiters {
        waiter.await.unwrap();
    }
}
