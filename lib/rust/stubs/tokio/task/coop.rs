//! Cooperative scheduling.
use crate::native::*;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::{Context, Poll};

pub fn has_budget_remaining() -> bool { rt_has_budget() }
pub async fn consume_budget() { poll_fn(|cx| if rt_proceed(cx.waker()) { Poll::Ready(()) } else { Poll::Pending }).await }
#[must_use = "Unconstrained does nothing unless polled"]
pub struct Unconstrained<F> { inner: F }
pub fn unconstrained<F>(inner: F) -> Unconstrained<F> { Unconstrained { inner } }
struct Restore(isize);
impl Drop for Restore { fn drop(&mut self) { rt_swap_budget(self.0); } }
impl<F: Future> Future for Unconstrained<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let _restore = Restore(rt_swap_budget(-1));
        unsafe { self.map_unchecked_mut(|s| &mut s.inner) }.poll(cx)
    }
}
#[must_use = "futures do nothing unless polled"]
pub struct Coop<F> { fut: F }
pub fn cooperative<F: Future>(fut: F) -> Coop<F> { Coop { fut } }
impl<F: Future> Future for Coop<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        if !rt_proceed(cx.waker()) { return Poll::Pending; }
        unsafe { self.map_unchecked_mut(|s| &mut s.fut) }.poll(cx)
    }
}
