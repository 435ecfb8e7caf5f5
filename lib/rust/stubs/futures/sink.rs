//! Sinks.
use crate::stream::{Stream, TryStream};
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
    fn feed(&mut self, item: Item) -> Feed<'_, Self, Item> where Self: Unpin { Feed { sink: self, item: Some(item) } }
    fn send_all<'a, St>(&'a mut self, stream: &'a mut St) -> SendAll<'a, Self, St, Item> where St: TryStream<Ok = Item, Error = Self::Error> + Stream<Item = Result<Item, Self::Error>> + Unpin + ?Sized, Self: Unpin { SendAll { sink: self, stream, done: false, buffered: None } }
    fn close(&mut self) -> Close<'_, Self, Item> where Self: Unpin { Close { sink: self, _p: std::marker::PhantomData } }
    fn flush(&mut self) -> Flush<'_, Self, Item> where Self: Unpin { Flush { sink: self, _p: std::marker::PhantomData } }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
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
#[derive(Debug)]
pub struct Feed<'a, Si: ?Sized, Item> { sink: &'a mut Si, item: Option<Item> }
impl<Si: ?Sized + Unpin, Item> Unpin for Feed<'_, Si, Item> {}
impl<Si: ?Sized + Sink<Item> + Unpin, Item> Future for Feed<'_, Si, Item> {
    type Output = Result<(), Si::Error>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = &mut *self;
        match Pin::new(&mut *this.sink).poll_ready(cx) { Poll::Ready(Ok(())) => {} Poll::Ready(Err(e)) => return Poll::Ready(Err(e)), Poll::Pending => return Poll::Pending }
        let item = this.item.take().expect("polled Feed after completion");
        Poll::Ready(Pin::new(&mut *this.sink).start_send(item))
    }
}
/// Moves what a stream has into a sink: what the sink had no room for waits in `buffered`. `Ready(Ok(true))`: the stream has ended.
fn pump<St: ?Sized + Stream<Item = Result<Item, Si::Error>>, Si: ?Sized + Sink<Item>, Item>(mut stream: Pin<&mut St>, mut sink: Pin<&mut Si>, buffered: &mut Option<Item>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
    loop {
        if buffered.is_some() {
            match sink.as_mut().poll_ready(cx) { Poll::Ready(Ok(())) => {} Poll::Ready(Err(e)) => return Poll::Ready(Err(e)), Poll::Pending => return Poll::Pending }
            if let Some(item) = buffered.take() { if let Err(e) = sink.as_mut().start_send(item) { return Poll::Ready(Err(e)); } }
        }
        match stream.as_mut().poll_next(cx) {
            Poll::Ready(Some(Ok(item))) => *buffered = Some(item),
            Poll::Ready(Some(Err(e))) => return Poll::Ready(Err(e)),
            Poll::Ready(None) => return Poll::Ready(Ok(())),
            Poll::Pending => match sink.as_mut().poll_flush(cx) { Poll::Ready(Err(e)) => return Poll::Ready(Err(e)), _ => return Poll::Pending },
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SendAll<'a, Si: ?Sized, St: ?Sized, Item> { sink: &'a mut Si, stream: &'a mut St, done: bool, buffered: Option<Item> }
impl<Si: ?Sized + Unpin, St: ?Sized + Unpin, Item> Unpin for SendAll<'_, Si, St, Item> {}
impl<Si: ?Sized + Sink<Item> + Unpin, St: ?Sized + Stream<Item = Result<Item, Si::Error>> + Unpin, Item> Future for SendAll<'_, Si, St, Item> {
    type Output = Result<(), Si::Error>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = &mut *self;
        if !this.done {
            match pump(Pin::new(&mut *this.stream), Pin::new(&mut *this.sink), &mut this.buffered, cx) { Poll::Ready(Ok(())) => this.done = true, other => return other }
        }
        Pin::new(&mut *this.sink).poll_flush(cx)
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Forward<St, Si, Item> { stream: St, sink: Si, done: bool, buffered: Option<Item> }
impl<St, Si, Item> Forward<St, Si, Item> { pub(crate) fn new(stream: St, sink: Si) -> Self { Forward { stream, sink, done: false, buffered: None } } }
impl<St: Stream<Item = Result<Item, Si::Error>>, Si: Sink<Item>, Item> Future for Forward<St, Si, Item> {
    type Output = Result<(), Si::Error>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done {
            match pump(unsafe { Pin::new_unchecked(&mut this.stream) }, unsafe { Pin::new_unchecked(&mut this.sink) }, &mut this.buffered, cx) { Poll::Ready(Ok(())) => this.done = true, other => return other }
        }
        unsafe { Pin::new_unchecked(&mut this.sink) }.poll_close(cx)
    }
}
