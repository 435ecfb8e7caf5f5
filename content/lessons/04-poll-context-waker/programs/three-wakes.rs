use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Impatient {
    polls: u32,
}

impl Future for Impatient {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        self.polls += 1;
        println!("poll {}", self.polls);
        if self.polls == 2 {
            return Poll::Ready(self.polls);
        }
        for _ in 0..3 {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let polls = tokio::spawn(Impatient { polls: 0 }).await.unwrap();
    println!("three wakes, {polls} polls in all");
}
