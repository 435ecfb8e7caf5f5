use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

async fn tea() -> u32 {
    3
}

fn main() {
    let mut context = Context::from_waker(Waker::noop());
    let mut brewing = Box::pin(tea());
    let answer = Pin::new(&mut brewing).poll(&mut context);
    println!("{answer:?}");
}
