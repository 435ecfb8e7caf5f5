//! `broadcast`.
use crate::native::*;
use std::fmt;
use std::future::Future;
use std::intrinsics::{take, Native};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pub mod error {
    use std::fmt;
    #[derive(Debug)]
    pub struct SendError<T>(pub T);
    impl<T> fmt::Display for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") } }
    impl<T: fmt::Debug> std::error::Error for SendError<T> {}
    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum RecvError { Closed, Lagged(u64) }
    impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { RecvError::Closed => f.write_str("channel closed"), RecvError::Lagged(amt) => write!(f, "channel lagged by {}", amt) } } }
    impl std::error::Error for RecvError {}
    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum TryRecvError { Empty, Closed, Lagged(u64) }
    impl fmt::Display for TryRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { TryRecvError::Empty => f.write_str("channel empty"), TryRecvError::Closed => f.write_str("channel closed"), TryRecvError::Lagged(amt) => write!(f, "channel lagged by {}", amt) } } }
    impl std::error::Error for TryRecvError {}
}
use self::error::{RecvError, SendError, TryRecvError};
#[real_size = 8]
pub struct Sender<T> { ch: Native, _p: PhantomData<T> }
#[real_size = 16]
pub struct Receiver<T> { rx: Native, ch: Native, _p: PhantomData<T> }
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
unsafe impl<T: Send> Sync for Receiver<T> {}
impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}
#[track_caller]
pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>) { let tx = Sender::new(capacity); let rx = tx.subscribe(); (tx, rx) }
impl<T> Sender<T> {
    #[track_caller]
    pub fn new(capacity: usize) -> Self { assert!(capacity > 0, "broadcast channel capacity cannot be zero"); assert!(capacity <= usize::MAX >> 1, "broadcast channel capacity exceeded `usize::MAX / 2`"); Sender { ch: broadcast_new(capacity), _p: PhantomData } }
    pub fn send(&self, value: T) -> Result<usize, SendError<T>> {
        match broadcast_send(self.ch, value) { 0 => Err(SendError(take())), n => { drop_evicted::<T>(self.ch); Ok(n) } }
    }
    pub fn subscribe(&self) -> Receiver<T> { Receiver { rx: broadcast_subscribe(self.ch), ch: self.ch, _p: PhantomData } }
    pub fn len(&self) -> usize { broadcast_query(self.ch, 1) }
    pub fn is_empty(&self) -> bool { broadcast_query(self.ch, 1) == 0 }
    pub fn receiver_count(&self) -> usize { broadcast_query(self.ch, 0) }
    pub fn same_channel(&self, other: &Self) -> bool { native_same(self.ch, other.ch) }
}
fn drop_evicted<T>(ch: Native) { let n = broadcast_evicted(ch); for _ in 0..n { drop(take::<T>()) } }
impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> { broadcast_clone_sender(self.ch); Sender { ch: self.ch, _p: PhantomData } } }
impl<T> Drop for Sender<T> { fn drop(&mut self) { broadcast_drop_sender(self.ch) } }
impl<T> Receiver<T> {
    pub fn len(&self) -> usize { broadcast_query(self.rx, 2) }
    pub fn is_empty(&self) -> bool { broadcast_query(self.rx, 2) == 0 }
    pub fn same_channel(&self, other: &Self) -> bool { native_same(self.ch, other.ch) }
}
impl<T: Clone> Receiver<T> {
    pub fn resubscribe(&self) -> Self { Receiver { rx: broadcast_subscribe(self.ch), ch: self.ch, _p: PhantomData } }
    pub async fn recv(&mut self) -> Result<T, RecvError> { Recv { receiver: self, _pinned: std::marker::PhantomPinned }.await }
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> { match broadcast_try_recv(self.rx) { 1 => Ok(self.read()), 2 => Err(TryRecvError::Closed), 3 => Err(TryRecvError::Lagged(broadcast_missed(self.rx))), _ => Err(TryRecvError::Empty) } }
    #[unmodelled = "blocking on a broadcast channel"]
    pub fn blocking_recv(&mut self) -> Result<T, RecvError> { loop {} }
    fn read(&self) -> T {
        let value = broadcast_value::<T>(self.rx).clone();
        if broadcast_read_done(self.rx) { drop(take::<T>()) }
        value
    }
}
struct Recv<'a, T> { receiver: &'a mut Receiver<T>, _pinned: std::marker::PhantomPinned }
impl<T: Clone> Future for Recv<'_, T> {
    type Output = Result<T, RecvError>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {
        let rx = self.receiver.rx;
        match broadcast_poll_recv(rx, cx.waker()) { 0 => Poll::Pending, 1 => Poll::Ready(Ok(self.receiver.read())), 3 => Poll::Ready(Err(RecvError::Lagged(broadcast_missed(rx)))), _ => Poll::Ready(Err(RecvError::Closed)) }
    }
}
impl<T> Drop for Recv<'_, T> { fn drop(&mut self) { broadcast_cancel(self.receiver.rx) } }
impl<T> Drop for Receiver<T> { fn drop(&mut self) { let n = broadcast_drop_receiver(self.rx); for _ in 0..n { drop(take::<T>()) } } }
impl<T> fmt::Debug for Sender<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("broadcast::Sender") } }
impl<T> fmt::Debug for Receiver<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("broadcast::Receiver") } }
