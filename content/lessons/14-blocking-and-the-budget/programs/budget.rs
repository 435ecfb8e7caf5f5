use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut queue) = mpsc::unbounded_channel();
    for n in 0..200 {
        sender.send(n).unwrap();
    }
    drop(sender);
    let reader = tokio::spawn(async move {
        let mut count = 0;
        while queue.recv().await.is_some() {
            count += 1;
            if count == 128 {
                println!("reader: 128 items in one go");
            }
        }
        println!("reader: {count} items in all");
    });
    let other = tokio::spawn(async {
        println!("other: my turn");
    });
    reader.await.unwrap();
    other.await.unwrap();
}
