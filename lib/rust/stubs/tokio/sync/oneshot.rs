//! `oneshot`.
use crate::native::*;
use std::fmt;
use std::future::{poll_fn, Future};
use std::intrinsics::{take, Native};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pub mod error {
    use std::fmt;
    #[derive(Debug, Eq, PartialEq, Clone)]
    pub struct RecvError(pub(super) ());
    #[derive(Debug, Eq, PartialEq, Clone)]
    pub enum TryRecvError { Empty, Closed }
    impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") } }
    impl fmt::Display for TryRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { TryRecvError::Empty => f.write_str("channel empty"), TryRecvError::Closed => f.write_str("channel closed") } } }
    impl std::error::Error for RecvError {}
    impl std::error::Error for TryRecvError {}
}
use self::error::{RecvError, TryRecvError};
#[real_size = 8]
#[lang = "tokio_oneshot_sender"]
pub struct Sender<T> { ch: Native, sent: bool, _p: PhantomData<T> }
#[real_size = 8]
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[lang = "tokio_oneshot_receiver"]
pub struct Receiver<T> { ch: Native, done: bool, _p: PhantomData<T> }
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
unsafe impl<T: Send> Sync for Receiver<T> {}
impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) { let ch = oneshot_new(); (Sender { ch, sent: false, _p: PhantomData }, Receiver { ch, done: false, _p: PhantomData }) }
impl<T> Sender<T> {
    pub fn send(mut self, t: T) -> Result<(), T> { self.sent = true; if oneshot_send(self.ch, t) { Ok(()) } else { Err(take()) } }
    pub async fn closed(&mut self) { poll_fn(|cx| self.poll_closed(cx)).await }
    pub fn is_closed(&self) -> bool { oneshot_is_closed(self.ch) }
    pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> { if oneshot_poll_closed(self.ch, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending } }
}
impl<T> Drop for Sender<T> { fn drop(&mut self) { if !self.sent { oneshot_drop_sender(self.ch) } } }
impl<T> Receiver<T> {
    pub fn close(&mut self) { oneshot_close(self.ch) }
    pub fn is_terminated(&self) -> bool { self.done }
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        if self.done { return Err(TryRecvError::Closed); }
        match oneshot_try_recv(self.ch) { 1 => { self.done = true; Ok(take()) } 3 => Err(TryRecvError::Empty), _ => { self.done = true; Err(TryRecvError::Closed) } }
    }
    #[unmodelled = "blocking on a oneshot channel"]
    #[track_caller]
    pub fn blocking_recv(self) -> Result<T, RecvError> { loop {} }
}
impl<T> Drop for Receiver<T> { fn drop(&mut self) { if oneshot_drop_receiver(self.ch) { drop(take::<T>()) } } }
impl<T> Future for Receiver<T> {
    type Output = Result<T, RecvError>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {
        if self.done { panic!("called after complete") }
        match oneshot_poll_recv(self.ch, cx.waker()) { 0 => Poll::Pending, 1 => { self.done = true; Poll::Ready(Ok(take())) } _ => { self.done = true; Poll::Ready(Err(RecvError(()))) } }
    }
}
impl<T: fmt::Debug> fmt::Debug for Sender<T> { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
impl<T: fmt::Debug> fmt::Debug for Receiver<T> { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
