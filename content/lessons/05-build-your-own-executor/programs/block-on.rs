use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(value) => return value,
            Poll::Pending => {
                println!("executor: asleep");
                thread::park();
                println!("executor: awake");
            }
        }
    }
}

fn main() {
    let string: Arc<Mutex<Option<Waker>>> = Arc::default();
    let other_end = Arc::clone(&string);
    let mut asked = false;
    let kettle = std::future::poll_fn(move |cx| {
        if asked {
            return Poll::Ready("the water boils");
        }
        asked = true;
        *string.lock().unwrap() = Some(cx.waker().clone());
        Poll::Pending
    });
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        other_end.lock().unwrap().take().unwrap().wake();
    });
    println!("{}", block_on(kettle));
}
