use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::yield_now;

async fn weigh(what: &str, grams: u32) -> u32 {
    yield_now().await;
    println!("{what}: {grams} g");
    grams
}

type Weighing = Pin<Box<dyn Future<Output = u32>>>;

enum Recipe {
    Start,
    Flour { weighing: Weighing },
    Water { flour: u32, weighing: Weighing },
    Done,
}

impl Future for Recipe {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        loop {
            match &mut *self {
                Recipe::Start => {
                    println!("state: Start");
                    *self = Recipe::Flour { weighing: Box::pin(weigh("flour", 500)) };
                }
                Recipe::Flour { weighing } => {
                    println!("state: Flour");
                    let Poll::Ready(flour) = weighing.as_mut().poll(cx) else {
                        return Poll::Pending;
                    };
                    *self = Recipe::Water { flour, weighing: Box::pin(weigh("water", 350)) };
                }
                Recipe::Water { flour, weighing } => {
                    println!("state: Water, with {flour} g of flour");
                    let Poll::Ready(water) = weighing.as_mut().poll(cx) else {
                        return Poll::Pending;
                    };
                    let total = *flour + water;
                    *self = Recipe::Done;
                    return Poll::Ready(total);
                }
                Recipe::Done => panic!("polled after it was ready"),
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = Recipe::Start.await;
    println!("total: {total} g");
}
