use std::rc::Rc;
use tokio::time::{Duration, sleep};

#[tokio::main]
async fn main() {
    let cook = tokio::spawn(async {
        let order = Rc::new(String::from("soup"));
        sleep(Duration::from_millis(5)).await;
        println!("{order}");
    });
    cook.await.unwrap();
}
