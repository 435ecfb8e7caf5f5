//! `mpsc`.
use crate::native::*;
use std::fmt;
use std::future::{poll_fn, Future};
use std::intrinsics::{take, Native};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

pub mod error {
    use std::fmt;
    #[derive(PartialEq, Eq, Clone, Copy)]
    pub struct SendError<T>(pub T);
    impl<T> fmt::Debug for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SendError").finish_non_exhaustive() } }
    impl<T> fmt::Display for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") } }
    impl<T> std::error::Error for SendError<T> {}
    #[derive(PartialEq, Eq, Clone, Copy)]
    pub enum TrySendError<T> { Full(T), Closed(T) }
    impl<T> TrySendError<T> { pub fn into_inner(self) -> T { match self { TrySendError::Full(val) => val, TrySendError::Closed(val) => val } } }
    impl<T> fmt::Debug for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TrySendError::Full(..) => fmt::Debug::fmt("Full(..)", f), TrySendError::Closed(..) => fmt::Debug::fmt("Closed(..)", f) } } }
    impl<T> fmt::Display for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(match self { TrySendError::Full(..) => "no available capacity", TrySendError::Closed(..) => "channel closed" }) } }
    impl<T> std::error::Error for TrySendError<T> {}
    impl<T> From<SendError<T>> for TrySendError<T> { fn from(src: SendError<T>) -> TrySendError<T> { TrySendError::Closed(src.0) } }
    #[derive(PartialEq, Eq, Clone, Copy, Debug)]
    pub enum TryRecvError { Empty, Disconnected }
    impl fmt::Display for TryRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(match self { TryRecvError::Empty => "receiving on an empty channel", TryRecvError::Disconnected => "receiving on a closed channel" }) } }
    impl std::error::Error for TryRecvError {}
    #[derive(Debug, Eq, PartialEq)]
    pub enum SendTimeoutError<T> { Timeout(T), Closed(T) }
    impl<T> fmt::Display for SendTimeoutError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(match self { SendTimeoutError::Timeout(..) => "timed out waiting on send operation", SendTimeoutError::Closed(..) => "channel closed" }) } }
    impl<T: fmt::Debug> std::error::Error for SendTimeoutError<T> {}
}
use self::error::{SendError, SendTimeoutError, TryRecvError, TrySendError};

#[real_size = 8]
#[lang = "tokio_mpsc_sender"]
pub struct Sender<T> { chan: Native, _p: PhantomData<T> }
#[real_size = 8]
#[lang = "tokio_mpsc_receiver"]
pub struct Receiver<T> { chan: Native, _p: PhantomData<T> }
#[real_size = 8]
pub struct UnboundedSender<T> { chan: Native, _p: PhantomData<T> }
#[real_size = 8]
pub struct UnboundedReceiver<T> { chan: Native, _p: PhantomData<T> }
#[real_size = 8]
pub struct WeakSender<T> { chan: Native, _p: PhantomData<T> }
#[real_size = 8]
pub struct WeakUnboundedSender<T> { chan: Native, _p: PhantomData<T> }
each! { (Sender, Receiver, UnboundedSender, UnboundedReceiver, WeakSender, WeakUnboundedSender) =>
unsafe impl<V: Send> Send for $T<V> {}
unsafe impl<V: Send> Sync for $T<V> {}
impl<V> Unpin for $T<V> {}
impl<V> std::panic::UnwindSafe for $T<V> {}
impl<V> std::panic::RefUnwindSafe for $T<V> {}
impl<V> fmt::Debug for $T<V> { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
}
#[track_caller]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) { assert!(buffer > 0, "mpsc bounded channel requires buffer > 0"); let chan = mpsc_new(buffer as isize); (Sender { chan, _p: PhantomData }, Receiver { chan, _p: PhantomData }) }
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) { let chan = mpsc_new(-1); (UnboundedSender { chan, _p: PhantomData }, UnboundedReceiver { chan, _p: PhantomData }) }

struct SendFuture<T> { native: Native, done: bool, _p: PhantomData<T>, _pinned: std::marker::PhantomPinned }
unsafe impl<T: Send> Send for SendFuture<T> {}
unsafe impl<T: Send> Sync for SendFuture<T> {}
impl<T> Future for SendFuture<T> {
    type Output = Result<(), SendError<T>>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> {
        let this = unsafe { self.get_unchecked_mut() };
        match mpsc_send_poll(this.native, cx.waker()) { 0 => Poll::Pending, 1 => { this.done = true; Poll::Ready(Ok(())) } _ => { this.done = true; Poll::Ready(Err(SendError(take()))) } }
    }
}
impl<T> Drop for SendFuture<T> { fn drop(&mut self) { if !self.done && mpsc_send_drop(self.native) { drop(take::<T>()) } } }
struct ReserveFuture { native: Native, done: bool, _pinned: std::marker::PhantomPinned }
unsafe impl Send for ReserveFuture {}
unsafe impl Sync for ReserveFuture {}
impl Future for ReserveFuture {
    type Output = Result<(), SendError<()>>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<()>>> {
        let this = unsafe { self.get_unchecked_mut() };
        match mpsc_reserve_poll(this.native, cx.waker()) { 0 => Poll::Pending, 1 => { this.done = true; Poll::Ready(Ok(())) } _ => { this.done = true; Poll::Ready(Err(SendError(()))) } }
    }
}
impl Drop for ReserveFuture { fn drop(&mut self) { if !self.done { mpsc_reserve_drop(self.native) } } }
fn reserve(chan: Native, n: usize) -> ReserveFuture { ReserveFuture { native: mpsc_reserve_start(chan, n), done: false, _pinned: std::marker::PhantomPinned } }

#[real_size = 8]
pub struct Permit<'a, T> { chan: &'a Sender<T> }
#[real_size = 8]
pub struct OwnedPermit<T> { chan: Option<Sender<T>> }
pub struct PermitIterator<'a, T> { chan: &'a Sender<T>, n: usize }
impl<'a, T> Permit<'a, T> { pub fn send(self, value: T) { mpsc_push(self.chan.chan, value); std::mem::forget(self) } }
impl<T> Drop for Permit<'_, T> { fn drop(&mut self) { mpsc_unreserve(self.chan.chan, 1) } }
impl<T> fmt::Debug for Permit<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Permit").finish_non_exhaustive() } }
impl<T> OwnedPermit<T> {
    pub fn send(mut self, value: T) -> Sender<T> { let chan = self.chan.take().unwrap(); mpsc_push(chan.chan, value); chan }
    pub fn release(mut self) -> Sender<T> { let chan = self.chan.take().unwrap(); mpsc_unreserve(chan.chan, 1); chan }
}
impl<T> Drop for OwnedPermit<T> { fn drop(&mut self) { if let Some(chan) = &self.chan { mpsc_unreserve(chan.chan, 1) } } }
impl<'a, T> Iterator for PermitIterator<'a, T> { type Item = Permit<'a, T>; fn next(&mut self) -> Option<Permit<'a, T>> { if self.n == 0 { None } else { self.n -= 1; Some(Permit { chan: self.chan }) } } }
impl<T> Drop for PermitIterator<'_, T> { fn drop(&mut self) { if self.n > 0 { mpsc_unreserve(self.chan.chan, self.n) } } }
impl<T> Sender<T> {
    pub async fn send(&self, value: T) -> Result<(), SendError<T>> { SendFuture { native: mpsc_send_start(self.chan, value), done: false, _p: PhantomData::<T>, _pinned: std::marker::PhantomPinned }.await }
    pub async fn closed(&self) { poll_fn(|cx| if mpsc_poll_closed(self.chan, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending }).await }
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> { match mpsc_try_send(self.chan, message) { 1 => Ok(()), 2 => Err(TrySendError::Closed(take())), _ => Err(TrySendError::Full(take())) } }
    pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        let permit = match crate::time::timeout(timeout, self.reserve()).await { Err(_) => return Err(SendTimeoutError::Timeout(value)), Ok(Err(_)) => return Err(SendTimeoutError::Closed(value)), Ok(Ok(permit)) => permit };
        permit.send(value);
        Ok(())
    }
    #[unmodelled = "blocking on an mpsc channel"]
    #[track_caller]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> { loop {} }
    pub fn is_closed(&self) -> bool { mpsc_query(self.chan, 4) == 1 }
    pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> { reserve(self.chan, 1).await?; Ok(Permit { chan: self }) }
    pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, SendError<()>> { reserve(self.chan, n).await?; Ok(PermitIterator { chan: self, n }) }
    pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> { reserve(self.chan, 1).await?; Ok(OwnedPermit { chan: Some(self) }) }
    pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> { match mpsc_try_reserve(self.chan, 1) { 1 => Ok(Permit { chan: self }), 2 => Err(TrySendError::Closed(())), _ => Err(TrySendError::Full(())) } }
    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>> { match mpsc_try_reserve(self.chan, 1) { 1 => Ok(OwnedPermit { chan: Some(self) }), 2 => Err(TrySendError::Closed(self)), _ => Err(TrySendError::Full(self)) } }
    pub fn capacity(&self) -> usize { mpsc_query(self.chan, 2) }
    pub fn max_capacity(&self) -> usize { mpsc_query(self.chan, 3) }
    pub fn downgrade(&self) -> WeakSender<T> { WeakSender { chan: self.chan, _p: PhantomData } }
}
impl<T> UnboundedSender<T> {
    pub fn send(&self, message: T) -> Result<(), SendError<T>> { if mpsc_try_send(self.chan, message) == 1 { Ok(()) } else { Err(SendError(take())) } }
    pub async fn closed(&self) { poll_fn(|cx| if mpsc_poll_closed(self.chan, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending }).await }
    pub fn is_closed(&self) -> bool { mpsc_query(self.chan, 4) == 1 }
    pub fn downgrade(&self) -> WeakUnboundedSender<T> { WeakUnboundedSender { chan: self.chan, _p: PhantomData } }
}
each! { ((Sender | WeakSender), (UnboundedSender | WeakUnboundedSender)) =>
impl<T> $0<T> {
    pub fn same_channel(&self, other: &Self) -> bool { native_same(self.chan, other.chan) }
    pub fn strong_count(&self) -> usize { mpsc_query(self.chan, 0) }
}
impl<T> Clone for $0<T> { fn clone(&self) -> Self { mpsc_clone_sender(self.chan); $0 { chan: self.chan, _p: PhantomData } } }
impl<T> Drop for $0<T> { fn drop(&mut self) { mpsc_drop_sender(self.chan) } }
impl<T> Clone for $1<T> { fn clone(&self) -> Self { $1 { chan: self.chan, _p: PhantomData } } }
impl<T> $1<T> { pub fn upgrade(&self) -> Option<$0<T>> { if mpsc_query(self.chan, 0) == 0 { None } else { mpsc_clone_sender(self.chan); Some($0 { chan: self.chan, _p: PhantomData }) } } }
}
each! { (Receiver, UnboundedReceiver) =>
impl<V> $T<V> {
    pub async fn recv(&mut self) -> Option<V> { poll_fn(|cx| self.poll_recv(cx)).await }
    pub async fn recv_many(&mut self, buffer: &mut Vec<V>, limit: usize) -> usize { poll_fn(|cx| self.poll_recv_many(cx, buffer, limit)).await }
    pub fn try_recv(&mut self) -> Result<V, TryRecvError> { match mpsc_try_recv(self.chan) { 1 => Ok(take()), 2 => Err(TryRecvError::Disconnected), _ => Err(TryRecvError::Empty) } }
    #[unmodelled = "blocking on an mpsc channel"]
    #[track_caller]
    pub fn blocking_recv(&mut self) -> Option<V> { loop {} }
    pub fn close(&mut self) { mpsc_close(self.chan) }
    pub fn is_closed(&self) -> bool { mpsc_query(self.chan, 4) == 1 || mpsc_query(self.chan, 0) == 0 }
    pub fn is_empty(&self) -> bool { mpsc_query(self.chan, 1) == 0 }
    pub fn len(&self) -> usize { mpsc_query(self.chan, 1) }
    pub fn sender_strong_count(&self) -> usize { mpsc_query(self.chan, 0) }
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<V>> { match mpsc_poll_recv(self.chan, cx.waker()) { 0 => Poll::Pending, 1 => Poll::Ready(Some(take())), _ => Poll::Ready(None) } }
    pub fn poll_recv_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<V>, limit: usize) -> Poll<usize> {
        let n = mpsc_poll_recv_many(self.chan, cx.waker(), limit);
        if n < 0 { return Poll::Pending; }
        for _ in 0..n { buffer.push(take()) }
        Poll::Ready(n as usize)
    }
}
impl<V> Drop for $T<V> { fn drop(&mut self) { let n = mpsc_drop_receiver(self.chan); for _ in 0..n { drop(take::<V>()) } } }
}
impl<T> Receiver<T> {
    pub fn capacity(&self) -> usize { mpsc_query(self.chan, 2) }
    pub fn max_capacity(&self) -> usize { mpsc_query(self.chan, 3) }
}
