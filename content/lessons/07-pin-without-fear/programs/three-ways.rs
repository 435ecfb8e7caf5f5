use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

async fn recipe(grams: u32) -> u32 {
    grams
}

fn main() {
    let mut context = Context::from_waker(Waker::noop());

    let mut here = pin!(recipe(500));
    println!("pin!      {:?}", here.as_mut().poll(&mut context));

    let on_heap: Pin<Box<_>> = Box::pin(recipe(350));
    let mut handed_on = on_heap;
    println!("Box::pin  {:?}", handed_on.as_mut().poll(&mut context));

    let mut unpin = ready(850);
    println!("Pin::new  {:?}", Pin::new(&mut unpin).poll(&mut context));
}
