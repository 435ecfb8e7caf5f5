use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (left, mut from_left) = mpsc::channel(4);
    let (right, mut from_right) = mpsc::channel(4);
    left.send(1).await.unwrap();
    left.send(2).await.unwrap();
    right.send(10).await.unwrap();
    drop((left, right));
    loop {
        tokio::select! {
            Some(n) = from_left.recv() => println!("{n}"),
            Some(n) = from_right.recv() => println!("{n}"),
            else => break,
        }
    }
}
