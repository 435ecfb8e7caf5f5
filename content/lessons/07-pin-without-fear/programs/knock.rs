use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Knock {
    left: u32,
}

impl Future for Knock {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        if self.left == 0 {
            return Poll::Ready("come in");
        }
        println!("knock");
        self.left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut knock = Knock { left: 2 };
    let answer = (&mut knock).await;
    println!("{answer}, {} left", knock.left);
}
