use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use tokio::time::{Duration, sleep};

#[derive(Default)]
struct Shared {
    rung: bool,
    waker: Option<Waker>,
}

struct Bell(Arc<Mutex<Shared>>);

impl Future for Bell {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut shared = self.0.lock().unwrap();
        if shared.rung {
            println!("poll: ready");
            return Poll::Ready(());
        }
        println!("poll: pending, the waker is stored");
        shared.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shared = Arc::new(Mutex::new(Shared::default()));
    let guest = tokio::spawn(Bell(Arc::clone(&shared)));
    sleep(Duration::from_millis(30)).await;
    println!("somebody rings");
    let waker = {
        let mut shared = shared.lock().unwrap();
        shared.rung = true;
        shared.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
    guest.await.unwrap();
}
