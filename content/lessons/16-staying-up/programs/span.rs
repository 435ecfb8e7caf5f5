use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::{Duration, sleep};

struct InSpan<F> {
    name: String,
    work: Pin<Box<F>>,
}

impl<F: Future> Future for InSpan<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        println!("{} {{", self.name);
        let answer = self.work.as_mut().poll(cx);
        println!("}} {}", self.name);
        answer
    }
}

async fn answer(id: u64) {
    println!("  reading");
    sleep(Duration::from_millis(10 * id)).await;
    println!("  writing");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let request = |id| InSpan { name: format!("request {id}"), work: Box::pin(answer(id)) };
    tokio::join!(request(2), request(1));
}
