use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

async fn recipe() -> u32 {
    850
}

fn main() {
    let mut context = Context::from_waker(Waker::noop());
    let mut future = recipe();
    let answer = Pin::new(&mut future).poll(&mut context);
    println!("{answer:?}");
}
