use tokio::sync::mpsc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

async fn bake(counter: mpsc::Sender<u32>) {
    for loaf in 1.. {
        if counter.send(loaf).await.is_err() {
            println!("nobody wants loaf {loaf}");
            return;
        }
        println!("baked {loaf}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (counter, shop) = mpsc::channel(1);
    let baker = tokio::spawn(bake(counter));
    let mut even = ReceiverStream::new(shop).filter(|loaf| loaf % 2 == 0).take(2);
    println!("the stream is made");
    while let Some(loaf) = even.next().await {
        println!("bought {loaf}");
    }
    drop(even);
    baker.await.unwrap();
}
