use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Twice(u32);

impl Future for Twice {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.0 += 1;
        println!("poll {}", self.0);
        if self.0 == 2 {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        println!("woken");
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("before");
    Twice(0).await;
    println!("after");
}
