use std::sync::Arc;
use tokio::sync::Mutex;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let cup = Arc::new(Mutex::new("cup"));
    let pot = Arc::new(Mutex::new("pot"));
    let (other_cup, other_pot) = (Arc::clone(&cup), Arc::clone(&pot));
    let other = tokio::spawn(async move {
        let pot = other_pot.lock().await;
        println!("other holds the {pot}");
        tokio::task::yield_now().await;
        let cup = other_cup.lock().await;
        println!("other holds the {cup}");
    });
    {
        let cup = cup.lock().await;
        println!("main holds the {cup}");
        tokio::task::yield_now().await;
        let pot = pot.lock().await;
        println!("main holds the {pot}");
    }
    other.await.unwrap();
}
