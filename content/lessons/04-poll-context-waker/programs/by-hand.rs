use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn boil() -> u32 {
    println!("the kettle is on");
    tokio::task::yield_now().await;
    println!("the water boils");
    100
}

fn main() {
    let mut kettle = pin!(boil());
    let mut cx = Context::from_waker(Waker::noop());
    for attempt in 1..=2 {
        println!("poll number {attempt}");
        match kettle.as_mut().poll(&mut cx) {
            Poll::Pending => println!("not ready"),
            Poll::Ready(degrees) => println!("ready at {degrees} degrees"),
        }
    }
}
