//! `CancellationToken`.
use std::fmt;
use std::future::Future;
use std::intrinsics::Native;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

#[intrinsic("cancel::new")]
fn cancel_new() -> Native;
#[intrinsic("cancel::child")]
fn cancel_child(token: Native) -> Native;
#[intrinsic("cancel::cancel")]
fn cancel_cancel(token: Native);
#[intrinsic("cancel::is_cancelled")]
fn cancel_is_cancelled(token: Native) -> bool;
#[intrinsic("cancel::wait")]
fn cancel_wait(token: Native) -> Native;
#[intrinsic("cancel::poll")]
fn cancel_poll(waiting: Native, waker: &Waker) -> u32;
#[intrinsic("cancel::drop")]
fn cancel_drop(waiting: Native);

#[derive(Clone)]
#[real_size = 8]
pub struct CancellationToken { native: Native }
unsafe impl Send for CancellationToken {}
unsafe impl Sync for CancellationToken {}
impl std::panic::UnwindSafe for CancellationToken {}
impl std::panic::RefUnwindSafe for CancellationToken {}
#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFuture<'a> { native: Native, token: &'a CancellationToken, _pinned: PhantomPinned }
unsafe impl Send for WaitForCancellationFuture<'_> {}
unsafe impl Sync for WaitForCancellationFuture<'_> {}
#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFutureOwned { native: Native, token: CancellationToken, _pinned: PhantomPinned }
unsafe impl Send for WaitForCancellationFutureOwned {}
unsafe impl Sync for WaitForCancellationFutureOwned {}
#[derive(Debug)]
pub struct DropGuard { token: Option<CancellationToken> }
impl DropGuard { pub fn disarm(mut self) -> CancellationToken { self.token.take().expect("`inner` can be only None in a destructor") } }
impl Drop for DropGuard { fn drop(&mut self) { if let Some(token) = &self.token { token.cancel() } } }
impl CancellationToken {
    pub fn new() -> CancellationToken { CancellationToken { native: cancel_new() } }
    pub fn child_token(&self) -> CancellationToken { CancellationToken { native: cancel_child(self.native) } }
    pub fn cancel(&self) { cancel_cancel(self.native) }
    pub fn is_cancelled(&self) -> bool { cancel_is_cancelled(self.native) }
    pub fn cancelled(&self) -> WaitForCancellationFuture<'_> { WaitForCancellationFuture { native: cancel_wait(self.native), token: self, _pinned: PhantomPinned } }
    pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned { WaitForCancellationFutureOwned { native: cancel_wait(self.native), token: self, _pinned: PhantomPinned } }
    pub fn drop_guard(self) -> DropGuard { DropGuard { token: Some(self) } }
    pub async fn run_until_cancelled<F>(&self, fut: F) -> Option<F::Output> where F: Future {
        if self.is_cancelled() { return None; }
        RunUntilCancelled { cancellation: self.cancelled(), future: fut }.await
    }
    pub async fn run_until_cancelled_owned<F>(self, fut: F) -> Option<F::Output> where F: Future { self.run_until_cancelled(fut).await }
}
struct RunUntilCancelled<'a, F> { cancellation: WaitForCancellationFuture<'a>, future: F }
impl<F: Future> Future for RunUntilCancelled<'_, F> {
    type Output = Option<F::Output>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Poll::Ready(out) = unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx) { return Poll::Ready(Some(out)); }
        if unsafe { Pin::new_unchecked(&mut this.cancellation) }.poll(cx).is_ready() { return Poll::Ready(None); }
        Poll::Pending
    }
}
impl Default for CancellationToken { fn default() -> CancellationToken { CancellationToken::new() } }
impl fmt::Debug for CancellationToken { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("CancellationToken").field("is_cancelled", &self.is_cancelled()).finish() } }
each! { (WaitForCancellationFuture<'_>, WaitForCancellationFutureOwned) =>
impl Future for $T { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> { if cancel_poll(self.native, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending } } }
impl Drop for $T { fn drop(&mut self) { cancel_drop(self.native) } }
impl fmt::Debug for $T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("WaitForCancellationFuture").finish() } }
}
