//! `mpsc`, in the shape of futures-channel: a bounded one lets every sender have one message too many and then parks it.
use crate::sink::Sink;
use crate::stream::{FusedStream, Stream};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

struct SenderTask { task: Option<Waker>, is_parked: bool }
impl SenderTask { fn notify(&mut self) { self.is_parked = false; if let Some(task) = self.task.take() { task.wake() } } }
struct State<T> { buffer: usize, open: bool, senders: usize, queue: VecDeque<T>, parked: VecDeque<Arc<Mutex<SenderTask>>>, rx: Option<Waker> }
struct Inner<T> { state: Mutex<State<T>> }
impl<T> Inner<T> {
    fn new(buffer: usize) -> Arc<Inner<T>> { Arc::new(Inner { state: Mutex::new(State { buffer, open: true, senders: 1, queue: VecDeque::new(), parked: VecDeque::new(), rx: None }) }) }
    fn is_open(&self) -> bool { self.state.lock().unwrap().open }
    fn close(&self) { self.state.lock().unwrap().open = false; }
    fn wake_receiver(&self) { let waker = self.state.lock().unwrap().rx.take(); if let Some(w) = waker { w.wake() } }
    /// Closes the channel when the last sender goes.
    fn sender_gone(&self) {
        let mut state = self.state.lock().unwrap();
        state.senders -= 1;
        if state.senders > 0 { return; }
        state.open = false;
        drop(state);
        self.wake_receiver();
    }
    /// The next message, and who may send again; `Ready(None)` at the end.
    fn next(&self, cx: Option<&mut Context<'_>>) -> Poll<Option<T>> {
        let mut state = self.state.lock().unwrap();
        match state.queue.pop_front() {
            Some(msg) => {
                let unparked = state.parked.pop_front();
                drop(state);
                if let Some(task) = unparked { task.lock().unwrap().notify() }
                Poll::Ready(Some(msg))
            }
            None if !state.open => Poll::Ready(None),
            None => { if let Some(cx) = cx { state.rx = Some(cx.waker().clone()); } Poll::Pending }
        }
    }
    fn close_receiver(&self) {
        self.close();
        loop {
            let task = self.state.lock().unwrap().parked.pop_front();
            match task { Some(task) => task.lock().unwrap().notify(), None => return }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SendErrorKind { Full, Disconnected }
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SendError { kind: SendErrorKind }
impl SendError { pub fn is_full(&self) -> bool { self.kind == SendErrorKind::Full } pub fn is_disconnected(&self) -> bool { self.kind == SendErrorKind::Disconnected } }
impl fmt::Display for SendError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { if self.is_full() { f.write_str("send failed because channel is full") } else { f.write_str("send failed because receiver is gone") } } }
impl std::error::Error for SendError {}
#[derive(Clone, PartialEq, Eq)]
pub struct TrySendError<T> { err: SendError, val: T }
impl<T> TrySendError<T> { pub fn is_full(&self) -> bool { self.err.is_full() } pub fn is_disconnected(&self) -> bool { self.err.is_disconnected() } pub fn into_inner(self) -> T { self.val } pub fn into_send_error(self) -> SendError { self.err } }
impl<T> fmt::Debug for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("TrySendError").field("kind", &self.err.kind).finish() } }
impl<T> fmt::Display for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.err, f) } }
impl<T> std::error::Error for TrySendError<T> {}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TryRecvError { Empty, Closed }
impl fmt::Display for TryRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { TryRecvError::Empty => f.write_str("receive failed because channel is empty"), TryRecvError::Closed => f.write_str("receive failed because channel is empty and sender dropped") } } }
impl std::error::Error for TryRecvError {}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RecvError;
impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("receive failed because channel is empty and sender dropped") } }
impl std::error::Error for RecvError {}

pub struct Sender<T> { inner: Option<Arc<Inner<T>>>, task: Arc<Mutex<SenderTask>>, maybe_parked: bool }
pub struct UnboundedSender<T> { inner: Option<Arc<Inner<T>>> }
#[must_use = "streams do nothing unless polled"]
pub struct Receiver<T> { inner: Option<Arc<Inner<T>>> }
#[must_use = "streams do nothing unless polled"]
pub struct UnboundedReceiver<T> { inner: Option<Arc<Inner<T>>> }
each! { (Sender, UnboundedSender, Receiver, UnboundedReceiver) => impl<T> Unpin for $T<T> {} }
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    let inner = Inner::new(buffer);
    (Sender { inner: Some(inner.clone()), task: Arc::new(Mutex::new(SenderTask { task: None, is_parked: false })), maybe_parked: false }, Receiver { inner: Some(inner) })
}
pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) { let inner = Inner::new(usize::MAX); (UnboundedSender { inner: Some(inner.clone()) }, UnboundedReceiver { inner: Some(inner) }) }

impl<T> Sender<T> {
    fn poll_unparked(&mut self, cx: Option<&mut Context<'_>>) -> Poll<()> {
        if !self.maybe_parked { return Poll::Ready(()); }
        let mut task = self.task.lock().unwrap();
        if !task.is_parked { drop(task); self.maybe_parked = false; return Poll::Ready(()); }
        task.task = match cx { Some(cx) => Some(cx.waker().clone()), None => None };
        Poll::Pending
    }
    pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {
        let inner = match &self.inner { Some(inner) => inner.clone(), None => return Err(TrySendError { err: SendError { kind: SendErrorKind::Disconnected }, val: msg }) };
        if self.poll_unparked(None).is_pending() { return Err(TrySendError { err: SendError { kind: SendErrorKind::Full }, val: msg }); }
        let mut state = inner.state.lock().unwrap();
        if !state.open { return Err(TrySendError { err: SendError { kind: SendErrorKind::Disconnected }, val: msg }); }
        if state.queue.len() + 1 > state.buffer {
            let mut task = self.task.lock().unwrap();
            task.task = None;
            task.is_parked = true;
            drop(task);
            state.parked.push_back(self.task.clone());
            self.maybe_parked = true;
        }
        state.queue.push_back(msg);
        drop(state);
        inner.wake_receiver();
        Ok(())
    }
    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> { match self.try_send(msg) { Ok(()) => Ok(()), Err(e) => Err(e.err) } }
    pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        let open = match &self.inner { Some(inner) => inner.is_open(), None => false };
        if !open { return Poll::Ready(Err(SendError { kind: SendErrorKind::Disconnected })); }
        self.poll_unparked(Some(cx)).map(Ok)
    }
    pub fn disconnect(&mut self) { if let Some(inner) = self.inner.take() { inner.sender_gone() } }
}
impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        if let Some(inner) = &self.inner { inner.state.lock().unwrap().senders += 1; }
        Sender { inner: self.inner.clone(), task: Arc::new(Mutex::new(SenderTask { task: None, is_parked: false })), maybe_parked: false }
    }
}
impl<T> Sink<T> for Sender<T> {
    type Error = SendError;
    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { Sender::poll_ready(&mut *self, cx) }
    fn start_send(mut self: Pin<&mut Self>, msg: T) -> Result<(), SendError> { Sender::start_send(&mut *self, msg) }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { match Sender::poll_ready(&mut *self, cx) { Poll::Ready(Err(_)) => Poll::Ready(Ok(())), x => x } }
    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { self.disconnect(); Poll::Ready(Ok(())) }
}
impl<T> UnboundedSender<T> {
    pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        if let Some(inner) = &self.inner {
            let mut state = inner.state.lock().unwrap();
            if state.open {
                state.queue.push_back(msg);
                drop(state);
                inner.wake_receiver();
                return Ok(());
            }
        }
        Err(TrySendError { err: SendError { kind: SendErrorKind::Disconnected }, val: msg })
    }
    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> { match self.unbounded_send(msg) { Ok(()) => Ok(()), Err(e) => Err(e.err) } }
    pub fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { if self.is_closed() { Poll::Ready(Err(SendError { kind: SendErrorKind::Disconnected })) } else { Poll::Ready(Ok(())) } }
    pub fn disconnect(&mut self) { if let Some(inner) = self.inner.take() { inner.sender_gone() } }
    pub fn len(&self) -> usize { match &self.inner { Some(inner) => inner.state.lock().unwrap().queue.len(), None => 0 } }
    pub fn is_empty(&self) -> bool { self.len() == 0 }
}
impl<T> Clone for UnboundedSender<T> { fn clone(&self) -> Self { if let Some(inner) = &self.inner { inner.state.lock().unwrap().senders += 1; } UnboundedSender { inner: self.inner.clone() } } }
impl<T> Sink<T> for UnboundedSender<T> {
    type Error = SendError;
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { UnboundedSender::poll_ready(&*self, cx) }
    fn start_send(mut self: Pin<&mut Self>, msg: T) -> Result<(), SendError> { UnboundedSender::start_send(&mut *self, msg) }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { Poll::Ready(Ok(())) }
    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> { self.disconnect(); Poll::Ready(Ok(())) }
}
each! { (Sender, UnboundedSender) =>
impl<T> $T<T> {
    pub fn is_closed(&self) -> bool { match &self.inner { Some(inner) => !inner.is_open(), None => true } }
    pub fn close_channel(&self) { if let Some(inner) = &self.inner { inner.close(); inner.wake_receiver() } }
    pub fn same_receiver(&self, other: &Self) -> bool { match (&self.inner, &other.inner) { (Some(a), Some(b)) => Arc::ptr_eq(a, b), _ => false } }
}
impl<T> Drop for $T<T> { fn drop(&mut self) { self.disconnect() } }
impl<T> fmt::Debug for $T<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($T)).field("closed", &self.is_closed()).finish() } }
}
each! { (Receiver, UnboundedReceiver) =>
impl<T> $T<T> {
    pub fn close(&mut self) { if let Some(inner) = &self.inner { inner.close_receiver() } }
    pub fn recv(&mut self) -> Recv<'_, Self> { Recv { stream: self } }
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        let next = match &self.inner { Some(inner) => inner.next(None), None => Poll::Ready(None) };
        match next { Poll::Ready(Some(msg)) => Ok(msg), Poll::Ready(None) => { self.inner = None; Err(TryRecvError::Closed) } Poll::Pending => Err(TryRecvError::Empty) }
    }
    #[deprecated(note = "please use `try_recv` instead")]
    pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> { match self.try_recv() { Ok(msg) => Ok(Some(msg)), Err(TryRecvError::Closed) => Ok(None), Err(e) => Err(e) } }
}
impl<T> Stream for $T<T> {
    type Item = T;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let next = match &self.inner { Some(inner) => inner.next(Some(cx)), None => Poll::Ready(None) };
        if let Poll::Ready(None) = next { self.inner = None; }
        next
    }
}
impl<T> FusedStream for $T<T> { fn is_terminated(&self) -> bool { self.inner.is_none() } }
impl<T> Drop for $T<T> {
    fn drop(&mut self) {
        self.close();
        if let Some(inner) = &self.inner { while let Poll::Ready(Some(msg)) = inner.next(None) { drop(msg) } }
    }
}
impl<T> fmt::Debug for $T<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($T)).field("closed", &match &self.inner { Some(inner) => !inner.is_open(), None => false }).finish() } }
}
/// What `recv` answers.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Recv<'a, St: ?Sized> { stream: &'a mut St }
impl<St: ?Sized + Stream + Unpin> Future for Recv<'_, St> {
    type Output = Result<St::Item, RecvError>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<St::Item, RecvError>> { match Pin::new(&mut *self.stream).poll_next(cx) { Poll::Ready(Some(msg)) => Poll::Ready(Ok(msg)), Poll::Ready(None) => Poll::Ready(Err(RecvError)), Poll::Pending => Poll::Pending } }
}
