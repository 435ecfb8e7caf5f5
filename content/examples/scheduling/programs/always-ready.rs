use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for n in 0..1_000 {
        tx.send(n).unwrap();
    }
    drop(tx);
    let other = tokio::spawn(async { println!("other: let in by the budget") });
    let mut seen = 0;
    while rx.recv().await.is_some() {
        seen += 1;
        if seen == 128 || seen == 129 {
            println!("main: {seen}");
        }
    }
    other.await.unwrap();
    println!("main: {seen} in all");
}
