use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

struct ReadyAfter(u32);

impl Future for ReadyAfter {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.0 == 0 {
            return Poll::Ready("tea");
        }
        self.0 -= 1;
        Poll::Pending
    }
}

fn spin_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            println!("asked {polls} times");
            return value;
        }
    }
}

fn main() {
    println!("{}", spin_on(ReadyAfter(999)));
}
