//! Adapters that run several futures of a stream at once.
use super::{Fuse, FuturesOrdered, FuturesUnordered, Stream, StreamExt};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

fn pinned<T>(part: &mut T) -> Pin<&mut T> { unsafe { Pin::new_unchecked(part) } }
#[must_use = "streams do nothing unless polled"]
pub struct Buffered<St: Stream<Item: Future>> { stream: Fuse<St>, in_progress: FuturesOrdered<St::Item>, max: usize }
impl<St: Stream<Item: Future>> Buffered<St> { pub(super) fn new(stream: St, n: usize) -> Self { Buffered { stream: stream.fuse(), in_progress: FuturesOrdered::new(), max: n } } }
impl<St: Stream<Item: Future>> Stream for Buffered<St> {
    type Item = <St::Item as Future>::Output;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(fut)) => this.in_progress.push_back(fut), _ => break } }
        match pinned(&mut this.in_progress).poll_next(cx) { Poll::Ready(None) => if this.stream.done { Poll::Ready(None) } else { Poll::Pending }, other => other }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct BufferUnordered<St: Stream<Item: Future>> { stream: Fuse<St>, in_progress: FuturesUnordered<St::Item>, max: usize }
impl<St: Stream<Item: Future>> BufferUnordered<St> { pub(super) fn new(stream: St, n: usize) -> Self { BufferUnordered { stream: stream.fuse(), in_progress: FuturesUnordered::new(), max: n } } }
impl<St: Stream<Item: Future>> Stream for BufferUnordered<St> {
    type Item = <St::Item as Future>::Output;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(fut)) => this.in_progress.push(fut), _ => break } }
        match pinned(&mut this.in_progress).poll_next(cx) { Poll::Ready(None) => if this.stream.done { Poll::Ready(None) } else { Poll::Pending }, other => other }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEachConcurrent<St, Fut, F> { stream: Option<St>, f: F, futures: FuturesUnordered<Fut>, limit: Option<usize> }
impl<St, Fut, F> ForEachConcurrent<St, Fut, F> { pub(super) fn new(stream: St, limit: Option<usize>, f: F) -> Self { ForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit: match limit { Some(0) => None, other => other } } } }
impl<St: Stream, Fut: Future<Output = ()>, F: FnMut(St::Item) -> Fut> Future for ForEachConcurrent<St, Fut, F> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut made_progress = false;
            if match this.limit { Some(n) => this.futures.len() < n, None => true } {
                let mut ended = false;
                let item = match &mut this.stream { Some(s) => match pinned(s).poll_next(cx) { Poll::Ready(Some(x)) => Some(x), Poll::Ready(None) => { ended = true; None } Poll::Pending => None }, None => None };
                if ended { this.stream = None; }
                if let Some(x) = item { made_progress = true; this.futures.push((this.f)(x)); }
            }
            match pinned(&mut this.futures).poll_next(cx) { Poll::Ready(Some(())) => made_progress = true, Poll::Ready(None) => if this.stream.is_none() { return Poll::Ready(()); }, Poll::Pending => {} }
            if !made_progress { return Poll::Pending; }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEachConcurrent<St, Fut, F> { stream: Option<St>, f: F, futures: FuturesUnordered<Fut>, limit: Option<usize> }
impl<St, Fut, F> TryForEachConcurrent<St, Fut, F> { pub(super) fn new(stream: St, limit: Option<usize>, f: F) -> Self { TryForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit: match limit { Some(0) => None, other => other } } } }
impl<St: Stream<Item = Result<T, E>>, Fut: Future<Output = Result<(), E>>, F: FnMut(T) -> Fut, T, E> Future for TryForEachConcurrent<St, Fut, F> {
    type Output = Result<(), E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut made_progress = false;
            if match this.limit { Some(n) => this.futures.len() < n, None => true } {
                let mut ended = false;
                let item = match &mut this.stream { Some(s) => match pinned(s).poll_next(cx) { Poll::Ready(Some(Ok(x))) => Some(x), Poll::Ready(Some(Err(e))) => { this.stream = None; this.futures.clear(); return Poll::Ready(Err(e)); } Poll::Ready(None) => { ended = true; None } Poll::Pending => None }, None => None };
                if ended { this.stream = None; }
                if let Some(x) = item { made_progress = true; this.futures.push((this.f)(x)); }
            }
            match pinned(&mut this.futures).poll_next(cx) { Poll::Ready(Some(Ok(()))) => made_progress = true, Poll::Ready(Some(Err(e))) => { this.stream = None; this.futures.clear(); return Poll::Ready(Err(e)); } Poll::Ready(None) => if this.stream.is_none() { return Poll::Ready(Ok(())); }, Poll::Pending => {} }
            if !made_progress { return Poll::Pending; }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct TryBufferUnordered<St, Fut> { stream: Fuse<St>, in_progress: FuturesUnordered<Fut>, max: usize }
impl<St: Stream, Fut> TryBufferUnordered<St, Fut> { pub(super) fn new(stream: St, n: usize) -> Self { TryBufferUnordered { stream: stream.fuse(), in_progress: FuturesUnordered::new(), max: n } } }
impl<St: Stream<Item = Result<Fut, E>>, Fut: Future<Output = Result<T, E>>, T, E> Stream for TryBufferUnordered<St, Fut> {
    type Item = Result<T, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(Ok(fut))) => this.in_progress.push(fut), Poll::Ready(Some(Err(e))) => return Poll::Ready(Some(Err(e))), _ => break } }
        match pinned(&mut this.in_progress).poll_next(cx) { Poll::Ready(None) => if this.stream.done { Poll::Ready(None) } else { Poll::Pending }, other => other }
    }
}
