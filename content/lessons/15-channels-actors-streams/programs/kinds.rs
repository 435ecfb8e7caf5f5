use tokio::sync::{broadcast, watch};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (news, mut ada) = broadcast::channel(2);
    let mut ben = news.subscribe();
    news.send("rain").unwrap();
    println!("Ada: {:?}", ada.recv().await);
    news.send("snow").unwrap();
    news.send("sun").unwrap();
    println!("Ada: {:?}, {:?}", ada.recv().await, ada.recv().await);
    println!("Ben: {:?}", ben.recv().await);
    println!("Ben: {:?}, {:?}", ben.recv().await, ben.recv().await);

    let (price, mut board) = watch::channel(10);
    price.send(11).unwrap();
    price.send(12).unwrap();
    board.changed().await.unwrap();
    println!("price: {}", *board.borrow());
}
