//! Channels and timers as streams.
use futures::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, UnboundedReceiver};
use tokio::time::{Instant, Interval};
each! { ((ReceiverStream | Receiver), (UnboundedReceiverStream | UnboundedReceiver)) =>
#[derive(Debug)]
pub struct $0<T> { inner: $1<T> }
impl<T> $0<T> {
    pub fn new(recv: $1<T>) -> Self { $0 { inner: recv } }
    pub fn into_inner(self) -> $1<T> { self.inner }
    pub fn close(&mut self) { self.inner.close() }
}
impl<T> Stream for $0<T> { type Item = T; fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> { self.inner.poll_recv(cx) } }
impl<T> From<$1<T>> for $0<T> { fn from(recv: $1<T>) -> Self { $0 { inner: recv } } }
}
#[derive(Debug)]
pub struct IntervalStream { inner: Interval }
impl IntervalStream { pub fn new(interval: Interval) -> Self { IntervalStream { inner: interval } } pub fn into_inner(self) -> Interval { self.inner } }
impl Stream for IntervalStream { type Item = Instant; fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Instant>> { self.inner.poll_tick(cx).map(Some) } }
type Waiting<T> = Pin<Box<dyn std::future::Future<Output = T> + Send>>;
pub struct WatchStream<T> { rx: Option<tokio::sync::watch::Receiver<T>>, first: bool, waiting: Option<Waiting<(Result<(), tokio::sync::watch::error::RecvError>, tokio::sync::watch::Receiver<T>)>> }
impl<T> Unpin for WatchStream<T> {}
impl<T: 'static + Clone + Send + Sync> WatchStream<T> {
    pub fn new(rx: tokio::sync::watch::Receiver<T>) -> Self { WatchStream { rx: Some(rx), first: true, waiting: None } }
    pub fn from_changes(rx: tokio::sync::watch::Receiver<T>) -> Self { WatchStream { rx: Some(rx), first: false, waiting: None } }
}
impl<T: 'static + Clone + Send + Sync> Stream for WatchStream<T> {
    type Item = T;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        if self.first { self.first = false; let value = match &mut self.rx { Some(rx) => rx.borrow_and_update().clone(), None => return Poll::Ready(None) }; return Poll::Ready(Some(value)); }
        if let Some(mut rx) = self.rx.take() { self.waiting = Some(Box::pin(async move { let result = rx.changed().await; (result, rx) })); }
        let (result, mut rx) = match &mut self.waiting { Some(f) => match f.as_mut().poll(cx) { Poll::Ready(x) => x, Poll::Pending => return Poll::Pending }, None => return Poll::Ready(None) };
        self.waiting = None;
        let out = match result { Ok(()) => Some(rx.borrow_and_update().clone()), Err(_) => None };
        self.rx = Some(rx);
        Poll::Ready(out)
    }
}
pub mod errors {
    use std::fmt;
    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum BroadcastStreamRecvError { Lagged(u64) }
    impl fmt::Display for BroadcastStreamRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { BroadcastStreamRecvError::Lagged(amt) => write!(f, "channel lagged by {}", amt) } } }
    impl std::error::Error for BroadcastStreamRecvError {}
}
pub struct BroadcastStream<T> { rx: Option<tokio::sync::broadcast::Receiver<T>>, waiting: Option<Waiting<(Result<T, tokio::sync::broadcast::error::RecvError>, tokio::sync::broadcast::Receiver<T>)>> }
impl<T> Unpin for BroadcastStream<T> {}
impl<T: 'static + Clone + Send> BroadcastStream<T> { pub fn new(rx: tokio::sync::broadcast::Receiver<T>) -> Self { BroadcastStream { rx: Some(rx), waiting: None } } }
impl<T: 'static + Clone + Send> Stream for BroadcastStream<T> {
    type Item = Result<T, errors::BroadcastStreamRecvError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(mut rx) = self.rx.take() { self.waiting = Some(Box::pin(async move { let result = rx.recv().await; (result, rx) })); }
        let (result, rx) = match &mut self.waiting { Some(f) => match f.as_mut().poll(cx) { Poll::Ready(x) => x, Poll::Pending => return Poll::Pending }, None => return Poll::Ready(None) };
        self.waiting = None;
        self.rx = Some(rx);
        match result { Ok(x) => Poll::Ready(Some(Ok(x))), Err(tokio::sync::broadcast::error::RecvError::Lagged(n)) => Poll::Ready(Some(Err(errors::BroadcastStreamRecvError::Lagged(n)))), Err(_) => Poll::Ready(None) }
    }
}
