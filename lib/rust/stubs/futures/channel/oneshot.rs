//! `oneshot`.
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
struct Inner<T> { value: RefCell<Option<T>>, rx: RefCell<Option<Waker>>, sender_gone: std::cell::Cell<bool>, receiver_gone: std::cell::Cell<bool> }
unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}
pub struct Sender<T> { inner: Arc<Inner<T>> }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Receiver<T> { inner: Arc<Inner<T>> }
impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Canceled;
impl fmt::Display for Canceled { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("oneshot canceled") } }
impl std::error::Error for Canceled {}
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Arc::new(Inner { value: RefCell::new(None), rx: RefCell::new(None), sender_gone: std::cell::Cell::new(false), receiver_gone: std::cell::Cell::new(false) });
    (Sender { inner: inner.clone() }, Receiver { inner })
}
impl<T> Sender<T> {
    pub fn send(self, t: T) -> Result<(), T> { if self.inner.receiver_gone.get() { Err(t) } else { *self.inner.value.borrow_mut() = Some(t); Ok(()) } }
    pub fn is_canceled(&self) -> bool { self.inner.receiver_gone.get() }
}
impl<T> Drop for Sender<T> { fn drop(&mut self) { self.inner.sender_gone.set(true); let waker = self.inner.rx.borrow_mut().take(); if let Some(w) = waker { w.wake() } } }
impl<T> Receiver<T> {
    pub fn close(&mut self) { self.inner.receiver_gone.set(true) }
    pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> { match self.inner.value.borrow_mut().take() { Some(x) => Ok(Some(x)), None => if self.inner.sender_gone.get() { Err(Canceled) } else { Ok(None) } } }
}
impl<T> Drop for Receiver<T> { fn drop(&mut self) { self.inner.receiver_gone.set(true) } }
impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        let taken = self.inner.value.borrow_mut().take();
        match taken { Some(x) => Poll::Ready(Ok(x)), None => if self.inner.sender_gone.get() { Poll::Ready(Err(Canceled)) } else { *self.inner.rx.borrow_mut() = Some(cx.waker().clone()); Poll::Pending } }
    }
}
