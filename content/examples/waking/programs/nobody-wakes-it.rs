use std::future::poll_fn;
use std::task::Poll;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("waiting");
    poll_fn(|_cx| Poll::<()>::Pending).await;
    println!("never printed");
}
