use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

async fn one() -> u32 {
    println!("working");
    1
}

fn main() {
    let mut future = pin!(one());
    let mut cx = Context::from_waker(Waker::noop());
    println!("{:?}", future.as_mut().poll(&mut cx));
    println!("{:?}", future.as_mut().poll(&mut cx));
}
