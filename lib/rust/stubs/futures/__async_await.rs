//! What the macros `poll!`, `pending!` and `select!` expand to.
pub use crate::future::FusedFuture;
use crate::future::waker::noop_waker;
pub use std::future::{poll_fn, Future};
pub use std::pin::Pin;
pub use std::task::{Context, Poll};
use tokio::macros::support::thread_rng_n;
pub fn poll<F: Future + Unpin>(future: F) -> PollOnce<F> { PollOnce { future } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollOnce<F: Future + Unpin> { future: F }
impl<F: Future + Unpin> Future for PollOnce<F> { type Output = Poll<F::Output>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> { Poll::Ready(Pin::new(&mut self.future).poll(cx)) } }
pub fn pending_once() -> PendingOnce { PendingOnce { is_ready: false } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PendingOnce { is_ready: bool }
impl Future for PendingOnce { type Output = (); fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> { if self.is_ready { Poll::Ready(()) } else { self.is_ready = true; Poll::Pending } } }
pub fn assert_unpin<T: Unpin>(_: &T) {}
pub fn assert_fused_future<T: Future + FusedFuture>(_: &T) {}
/// The order in which a turn polls: every order may come.
pub fn shuffled<const N: usize>() -> [u32; N] {
    let mut order = [0u32; N];
    let mut i = 0;
    while i < N { order[i] = i as u32; i += 1; }
    while i > 1 { let other = thread_rng_n(i as u32) as usize; i -= 1; order.swap(i, other); }
    order
}
/// One turn, without anybody to wake: `select!` with `default`.
pub fn once<T>(mut turn: impl FnMut(&mut Context<'_>) -> Poll<T>) -> Poll<T> { let waker = noop_waker(); turn(&mut Context::from_waker(&waker)) }
#[track_caller]
pub fn all_completed() -> ! { panic!("all futures in select! were completed, but no `complete =>` handler was provided") }
