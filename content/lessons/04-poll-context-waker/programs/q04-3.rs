use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

#[derive(Default)]
struct Shared {
    letter: Option<String>,
    waker: Option<Waker>,
}

struct Mailbox(Arc<Mutex<Shared>>);

impl Future for Mailbox {
    type Output = String;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<String> {
        let mut shared = self.0.lock().unwrap();
        match shared.letter.take() {
            Some(letter) => Poll::Ready(letter),
            None => {
                shared.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shared = Arc::new(Mutex::new(Shared::default()));
    let reader = tokio::spawn(Mailbox(Arc::clone(&shared)));
    tokio::task::yield_now().await;
    shared.lock().unwrap().letter = Some(String::from("hello"));
    println!("{}", reader.await.unwrap());
}
