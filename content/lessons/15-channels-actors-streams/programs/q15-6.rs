use futures::{StreamExt, stream};
use tokio::task::yield_now;

async fn wash(plate: u32) -> u32 {
    println!("wash {plate}");
    yield_now().await;
    plate
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut plates = Box::pin(stream::iter(1..=2).then(wash));
    println!("ready");
    while let Some(plate) = plates.next().await {
        println!("dry {plate}");
    }
}
