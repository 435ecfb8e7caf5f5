use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

async fn two_steps() -> u32 {
    println!("one");
    tokio::task::yield_now().await;
    println!("two");
    7
}

fn main() {
    let mut steps = pin!(two_steps());
    let mut cx = Context::from_waker(Waker::noop());
    println!("{:?}", steps.as_mut().poll(&mut cx));
    println!("{:?}", steps.as_mut().poll(&mut cx));
}
