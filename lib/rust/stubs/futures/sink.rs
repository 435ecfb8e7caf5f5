//! Sinks.
use crate::stream::{Fuse, Stream, StreamExt};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
#[must_use = "sinks do nothing unless polled"]
pub trait Sink<Item> {
    type Error;
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
}
impl<T: ?Sized, Item> SinkExt<Item> for T where T: Sink<Item> {}
pub trait SinkExt<Item>: Sink<Item> {
    fn send(&mut self, item: Item) -> Send<'_, Self, Item> where Self: Unpin { Send { sink: self, item: Some(item) } }
    fn close(&mut self) -> Close<'_, Self, Item> where Self: Unpin { Close { sink: self, _p: std::marker::PhantomData } }
    fn flush(&mut self) -> Flush<'_, Self, Item> where Self: Unpin { Flush { sink: self, _p: std::marker::PhantomData } }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Send<'a, Si: ?Sized, Item> { sink: &'a mut Si, item: Option<Item> }
impl<Si: ?Sized + Unpin, Item> Unpin for Send<'_, Si, Item> {}
impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for Send<'_, Si, Item> {
    type Output = Result<(), Si::Error>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = &mut *self;
        if this.item.is_some() {
            match Pin::new(&mut *this.sink).poll_ready(cx) { Poll::Ready(Ok(())) => {} Poll::Ready(Err(e)) => return Poll::Ready(Err(e)), Poll::Pending => return Poll::Pending }
            let item = this.item.take().unwrap();
            if let Err(e) = Pin::new(&mut *this.sink).start_send(item) { return Poll::Ready(Err(e)); }
        }
        Pin::new(&mut *this.sink).poll_flush(cx)
    }
}
each! { ((Close | poll_close), (Flush | poll_flush)) =>
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct $0<'a, Si: ?Sized, Item> { sink: &'a mut Si, _p: std::marker::PhantomData<fn(Item)> }
impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for $0<'_, Si, Item> { type Output = Result<(), Si::Error>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> { Pin::new(&mut *self.sink).$1(cx) } }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Forward<St, Si> { stream: St, sink: Option<Si> }
impl<St, Si> Forward<St, Si> { pub(crate) fn new(stream: St, sink: Si) -> Self { Forward { stream, sink: Some(sink) } } }
#[unmodelled = "StreamExt::forward"]
impl<St: Stream<Item = Result<Item, E>>, Si: Sink<Item, Error = E>, Item, E> Future for Forward<St, Si> { type Output = Result<(), E>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> { loop {} } }
