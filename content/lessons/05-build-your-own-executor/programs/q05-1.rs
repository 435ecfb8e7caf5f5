use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

type Work = Pin<Box<dyn Future<Output = ()>>>;

struct Pause(bool);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        Poll::Pending
    }
}

async fn say(name: &'static str, times: u32) {
    for _ in 0..times {
        println!("{name}");
        Pause(false).await;
    }
}

fn main() {
    let mut queue: VecDeque<Work> = VecDeque::new();
    queue.push_back(Box::pin(say("x", 1)));
    queue.push_back(Box::pin(say("y", 3)));
    queue.push_back(Box::pin(say("z", 2)));
    let mut cx = Context::from_waker(Waker::noop());
    while let Some(mut work) = queue.pop_front() {
        if work.as_mut().poll(&mut cx).is_pending() {
            queue.push_back(work);
        }
    }
}
