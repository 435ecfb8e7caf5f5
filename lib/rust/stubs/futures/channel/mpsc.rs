//! `mpsc`: only the unbounded one is modelled.
use crate::stream::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
pub struct UnboundedSender<T> { inner: tokio::sync::mpsc::UnboundedSender<T> }
#[must_use = "streams do nothing unless polled"]
pub struct UnboundedReceiver<T> { inner: tokio::sync::mpsc::UnboundedReceiver<T> }
#[derive(Clone, PartialEq, Eq)]
pub struct TrySendError<T> { val: T }
impl<T> TrySendError<T> { pub fn is_disconnected(&self) -> bool { true } pub fn is_full(&self) -> bool { false } pub fn into_inner(self) -> T { self.val } }
impl<T> fmt::Debug for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("TrySendError").field("kind", &format_args!("Disconnected")).finish() } }
impl<T> fmt::Display for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("send failed because receiver is gone") } }
impl<T> std::error::Error for TrySendError<T> {}
pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) { let (tx, rx) = tokio::sync::mpsc::unbounded_channel(); (UnboundedSender { inner: tx }, UnboundedReceiver { inner: rx }) }
impl<T> UnboundedSender<T> {
    pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> { match self.inner.send(msg) { Ok(()) => Ok(()), Err(e) => Err(TrySendError { val: e.0 }) } }
    pub fn is_closed(&self) -> bool { self.inner.is_closed() }
}
impl<T> Clone for UnboundedSender<T> { fn clone(&self) -> Self { UnboundedSender { inner: self.inner.clone() } } }
impl<T> UnboundedReceiver<T> { pub fn close(&mut self) { self.inner.close() } }
impl<T> Stream for UnboundedReceiver<T> { type Item = T; fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> { self.inner.poll_recv(cx) } }
