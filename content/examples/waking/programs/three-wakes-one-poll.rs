use std::future::poll_fn;
use std::task::Poll;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut polls = 0;
    poll_fn(|cx| {
        polls += 1;
        if polls == 1 {
            cx.waker().wake_by_ref();
            cx.waker().wake_by_ref();
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(())
    })
    .await;
    println!("woken three times, polled {polls} times");
}
