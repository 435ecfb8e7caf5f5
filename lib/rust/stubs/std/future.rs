//! Futures.
use crate::ops::DerefMut;
use crate::pin::Pin;
use crate::task::{Context, Poll};
use crate::boxed::Box;
use crate::fmt;

#[lang = "future_trait"]
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[diagnostic::on_unimplemented(label = "`{Self}` is not a future", message = "`{Self}` is not a future")]
pub trait Future {
    #[lang = "future_output"]
    type Output;
    #[lang = "poll"]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}
impl<F: ?Sized + Future + Unpin> Future for &mut F {
    type Output = F::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { F::poll(Pin::new(&mut **self), cx) }
}
impl<P> Future for Pin<P> where P: DerefMut<Target: Future> {
    type Output = <<P as crate::ops::Deref>::Target as Future>::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> { <P::Target as Future>::poll(self.as_deref_mut(), cx) }
}
impl<F: ?Sized + Future + Unpin> Future for Box<F> {
    type Output = F::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { F::poll(Pin::new(&mut **self), cx) }
}
#[diagnostic::on_unimplemented(label = "`{Self}` is not a future", message = "`{Self}` is not a future", note = "{Self} must be a future or must implement `IntoFuture` to be awaited")]
pub trait IntoFuture {
    type Output;
    type IntoFuture: Future<Output = Self::Output>;
    #[lang = "into_future"]
    fn into_future(self) -> Self::IntoFuture;
}
impl<F: Future> IntoFuture for F {
    type Output = F::Output;
    type IntoFuture = F;
    fn into_future(self) -> F { self }
}

#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Ready<T>(Option<T>);
impl<T> Unpin for Ready<T> {}
impl<T> Ready<T> { #[must_use] pub fn into_inner(self) -> T { self.0.expect("Called `into_inner()` on `Ready` after completion") } }
impl<T> Future for Ready<T> {
    type Output = T;
    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> { Poll::Ready(self.0.take().expect("`Ready` polled after completion")) }
}
pub fn ready<T>(t: T) -> Ready<T> { Ready(Some(t)) }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Pending<T> { _data: crate::marker::PhantomData<fn() -> T> }
impl<T> Future for Pending<T> { type Output = T; fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> { Poll::Pending } }
impl<T> Clone for Pending<T> { fn clone(&self) -> Pending<T> { pending() } }
impl<T> fmt::Debug for Pending<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Pending").finish() } }
pub fn pending<T>() -> Pending<T> { Pending { _data: crate::marker::PhantomData } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollFn<F> { f: F }
impl<F: Unpin> Unpin for PollFn<F> {}
impl<T, F> Future for PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<T> {
    type Output = T;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> { (unsafe { &mut self.get_unchecked_mut().f })(cx) }
}
impl<F> fmt::Debug for PollFn<F> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("PollFn").finish() } }
pub fn poll_fn<T, F>(f: F) -> PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<T> { PollFn { f } }

/// What the compiler passes to the body of an async block: a `&mut Context` that outlives the borrow checker.
#[lang = "ResumeTy"]
#[derive(Debug, Copy, Clone)]
pub struct ResumeTy(crate::ptr::NonNull<Context<'static>>);
unsafe impl Send for ResumeTy {}
unsafe impl Sync for ResumeTy {}
#[lang = "get_context"]
pub unsafe fn get_context<'a, 'b>(cx: ResumeTy) -> &'a mut Context<'b> { unsafe { &mut *(cx.0.as_ptr() as *mut Context<'b>) } }
