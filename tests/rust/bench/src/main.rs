//! Polls per second of real Tokio's current_thread runtime: 16 tasks that yield, then two that play ping-pong.
//! Prints both numbers, best of three, as integers.
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Instant;
use tokio::sync::mpsc;

static POLLS: AtomicU64 = AtomicU64::new(0);

struct Counted<F>(Pin<Box<F>>);

impl<F: Future> Future for Counted<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        POLLS.fetch_add(1, Relaxed);
        self.0.as_mut().poll(cx)
    }
}

fn counted<F: Future>(future: F) -> Counted<F> {
    Counted(Box::pin(future))
}

async fn yield_loop() {
    let handles: Vec<_> = (0..16)
        .map(|_| {
            tokio::spawn(counted(async {
                for _ in 0..100_000 {
                    tokio::task::yield_now().await;
                }
            }))
        })
        .collect();
    for handle in handles {
        handle.await.unwrap();
    }
}

async fn ping_pong() {
    let (to, mut from_ping) = mpsc::channel::<u64>(1);
    let (back, mut from_pong) = mpsc::channel::<u64>(1);
    let ping = tokio::spawn(counted(async move {
        for i in 0..400_000 {
            to.send(i).await.unwrap();
            from_pong.recv().await.unwrap();
        }
    }));
    let pong = tokio::spawn(counted(async move {
        while let Some(i) = from_ping.recv().await {
            back.send(i).await.unwrap();
        }
    }));
    ping.await.unwrap();
    pong.await.unwrap();
}

fn best<F: Future>(make: impl Fn() -> F) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    (0..3)
        .map(|_| {
            POLLS.store(0, Relaxed);
            let started = Instant::now();
            runtime.block_on(make());
            (POLLS.load(Relaxed) as f64 / started.elapsed().as_secs_f64()) as u64
        })
        .max()
        .unwrap()
}

fn main() {
    println!("{} {}", best(yield_loop), best(ping_pong));
}
