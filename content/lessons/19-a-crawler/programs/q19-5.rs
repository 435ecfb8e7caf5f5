use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Named(&'static str);

impl Wake for Named {
    fn wake(self: Arc<Self>) {
        println!("{} is woken", self.0);
    }
}

struct Bell {
    waker: Option<Waker>,
}

impl Future for Bell {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.waker.is_none() {
            self.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }
}

fn main() {
    let mut bell = Bell { waker: None };
    for name in ["the first task", "the second task"] {
        let waker = Waker::from(Arc::new(Named(name)));
        let _ = Pin::new(&mut bell).poll(&mut Context::from_waker(&waker));
        println!("polled by {name}");
    }
    bell.waker.take().unwrap().wake();
}
