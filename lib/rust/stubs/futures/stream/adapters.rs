//! Adapters of streams.
use super::{FusedStream, Stream, StreamExt, TryStream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A pinned view of one part of something pinned.
fn pinned<T>(part: &mut T) -> Pin<&mut T> { unsafe { Pin::new_unchecked(part) } }

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Next<'a, St: ?Sized> { pub(super) stream: &'a mut St }
impl<St: ?Sized + Unpin> Unpin for Next<'_, St> {}
impl<St: ?Sized + Stream + Unpin> Future for Next<'_, St> { type Output = Option<St::Item>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { Pin::new(&mut *self.stream).poll_next(cx) } }
impl<St: ?Sized + FusedStream + Unpin> crate::future::FusedFuture for Next<'_, St> { fn is_terminated(&self) -> bool { self.stream.is_terminated() } }
impl<St: ?Sized + FusedStream + Unpin> crate::future::FusedFuture for SelectNextSome<'_, St> { fn is_terminated(&self) -> bool { self.stream.is_terminated() } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryNext<'a, St: ?Sized> { pub(super) stream: &'a mut St }
impl<St: ?Sized + Unpin> Unpin for TryNext<'_, St> {}
impl<St: ?Sized + Stream<Item = Result<T, E>> + Unpin, T, E> Future for TryNext<'_, St> { type Output = Result<Option<T>, E>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Option<T>, E>> { match Pin::new(&mut *self.stream).poll_next(cx) { Poll::Ready(Some(Ok(x))) => Poll::Ready(Ok(Some(x))), Poll::Ready(Some(Err(e))) => Poll::Ready(Err(e)), Poll::Ready(None) => Poll::Ready(Ok(None)), Poll::Pending => Poll::Pending } } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct SelectNextSome<'a, St: ?Sized> { pub(super) stream: &'a mut St }
impl<St: ?Sized + FusedStream + Unpin> Future for SelectNextSome<'_, St> { type Output = St::Item; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> { assert!(!self.stream.is_terminated(), "SelectNextSome polled after terminated"); match Pin::new(&mut *self.stream).poll_next(cx) { Poll::Ready(Some(x)) => Poll::Ready(x), Poll::Ready(None) => { cx.waker().wake_by_ref(); Poll::Pending } Poll::Pending => Poll::Pending } } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct StreamFuture<St> { pub(super) stream: Option<St> }
impl<St: Stream + Unpin> Future for StreamFuture<St> { type Output = (Option<St::Item>, St); fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> { let item = { let s = self.stream.as_mut().expect("polling StreamFuture twice"); match Pin::new(s).poll_next(cx) { Poll::Ready(item) => item, Poll::Pending => return Poll::Pending } }; Poll::Ready((item, self.stream.take().unwrap())) } }

#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Map<St, F> { pub(super) stream: St, pub(super) f: F }
impl<St, F, T> Stream for Map<St, F> where St: Stream, F: FnMut(St::Item) -> T {
    type Item = T;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => Poll::Ready(Some((this.f)(x))), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Inspect<St, F> { pub(super) stream: St, pub(super) f: F }
impl<St, F> Stream for Inspect<St, F> where St: Stream, F: FnMut(&St::Item) {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { (this.f)(&x); Poll::Ready(Some(x)) }, Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct MapOk<St, F> { pub(super) stream: St, pub(super) f: F }
impl<St, F, T, U, E> Stream for MapOk<St, F> where St: Stream<Item = Result<T, E>>, F: FnMut(T) -> U {
    type Item = Result<U, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<U, E>>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => Poll::Ready(Some(match x { Ok(v) => Ok((this.f)(v)), Err(e) => Err(e) })), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct MapErr<St, F> { pub(super) stream: St, pub(super) f: F }
impl<St, F, T, U, E> Stream for MapErr<St, F> where St: Stream<Item = Result<T, E>>, F: FnMut(E) -> U {
    type Item = Result<T, U>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, U>>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => Poll::Ready(Some(match x { Ok(v) => Ok(v), Err(e) => Err((this.f)(e)) })), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Enumerate<St> { pub(super) stream: St, pub(super) count: usize }
impl<St> Stream for Enumerate<St> where St: Stream {
    type Item = (usize, St::Item);
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(usize, St::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { let i = this.count; this.count += 1; Poll::Ready(Some((i, x))) }, Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Fuse<St> { pub(super) stream: St, pub(super) done: bool }
impl<St> Stream for Fuse<St> where St: Stream {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done { return Poll::Ready(None); } match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(None) => { this.done = true; Poll::Ready(None) } other => other }
    }
}
impl<St: Stream> FusedStream for Fuse<St> { fn is_terminated(&self) -> bool { self.done } }
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Take<St> { pub(super) stream: St, pub(super) remaining: usize }
impl<St> Stream for Take<St> where St: Stream {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.remaining == 0 { return Poll::Ready(None); } match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.remaining -= 1; Poll::Ready(Some(x)) } Poll::Ready(None) => { this.remaining = 0; Poll::Ready(None) } Poll::Pending => Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Skip<St> { pub(super) stream: St, pub(super) remaining: usize }
impl<St> Stream for Skip<St> where St: Stream {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { if this.remaining == 0 { return Poll::Ready(Some(x)); } this.remaining -= 1; }, Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Chain<A, B> { pub(super) first: Option<A>, pub(super) second: B }
impl<A, B> Stream for Chain<A, B> where A: Stream, B: Stream<Item = A::Item> {
    type Item = A::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first { match pinned(first).poll_next(cx) { Poll::Ready(Some(x)) => return Poll::Ready(Some(x)), Poll::Ready(None) => {} Poll::Pending => return Poll::Pending } this.first = None; } pinned(&mut this.second).poll_next(cx)
    }
}
#[must_use = "streams do nothing unless polled"]
#[derive(Clone)]
pub struct Cycle<St> { pub(super) orig: St, pub(super) stream: St }
impl<St> Stream for Cycle<St> where St: Stream + Clone {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(None) => { this.stream = this.orig.clone(); pinned(&mut this.stream).poll_next(cx) } other => other }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Zip<A: Stream, B: Stream> { pub(super) a: Fuse<A>, pub(super) b: Fuse<B>, pub(super) queued_a: Option<A::Item>, pub(super) queued_b: Option<B::Item> }
impl<A: Stream, B: Stream> Stream for Zip<A, B> where A: Stream, B: Stream {
    type Item = (A::Item, B::Item);
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(A::Item, B::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.queued_a.is_none() { match pinned(&mut this.a).poll_next(cx) { Poll::Ready(Some(x)) => this.queued_a = Some(x), _ => {} } }
        if this.queued_b.is_none() { match pinned(&mut this.b).poll_next(cx) { Poll::Ready(Some(x)) => this.queued_b = Some(x), _ => {} } }
        if this.queued_a.is_some() && this.queued_b.is_some() { Poll::Ready(Some((this.queued_a.take().unwrap(), this.queued_b.take().unwrap()))) } else if (this.a.done && this.queued_a.is_none()) || (this.b.done && this.queued_b.is_none()) { Poll::Ready(None) } else { Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Peekable<St: Stream> { pub(super) stream: Fuse<St>, pub(super) peeked: Option<St::Item> }
impl<St: Stream> Stream for Peekable<St> where St: Stream {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(x) = this.peeked.take() { return Poll::Ready(Some(x)); } pinned(&mut this.stream).poll_next(cx)
    }
}
impl<St: Stream> Peekable<St> {
    pub fn peek(self: Pin<&mut Self>) -> Peek<'_, St> { Peek { inner: Some(self) } }
    pub fn poll_peek(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.peeked.is_none() { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.peeked = Some(x), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        Poll::Ready(this.peeked.as_ref())
    }
}
#[must_use = "futures do nothing unless polled"]
pub struct Peek<'a, St: Stream> { inner: Option<Pin<&'a mut Peekable<St>>> }
impl<'a, St: Stream> Future for Peek<'a, St> {
    type Output = Option<&'a St::Item>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&'a St::Item>> {
        let mut p = self.inner.take().expect("Peek polled after completion");
        if p.as_mut().poll_peek(cx).is_pending() { self.inner = Some(p); return Poll::Pending; }
        p.poll_peek(cx)
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Chunks<St: Stream> { pub(super) stream: Fuse<St>, pub(super) items: Vec<St::Item>, pub(super) cap: usize, pub(super) ready_only: bool }
impl<St: Stream> Stream for Chunks<St> where St: Stream {
    type Item = Vec<St::Item>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<St::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match pinned(&mut this.stream).poll_next(cx) {
                Poll::Ready(Some(x)) => { this.items.push(x); if this.items.len() >= this.cap { return Poll::Ready(Some(std::mem::take(&mut this.items))); } }
                Poll::Ready(None) => return if this.items.is_empty() { Poll::Ready(None) } else { Poll::Ready(Some(std::mem::take(&mut this.items))) },
                Poll::Pending => return if this.ready_only && !this.items.is_empty() { Poll::Ready(Some(std::mem::take(&mut this.items))) } else { Poll::Pending },
            }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Flatten<St, U> { pub(super) stream: St, pub(super) inner: Option<U> }
impl<St, U> Stream for Flatten<St, U> where St: Stream<Item = U>, U: Stream {
    type Item = U::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(inner) = &mut this.inner { match pinned(inner).poll_next(cx) { Poll::Ready(Some(x)) => return Poll::Ready(Some(x)), Poll::Ready(None) => this.inner = None, Poll::Pending => return Poll::Pending } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(s)) => this.inner = Some(s), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Then<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) pending: Option<Fut> }
impl<St, Fut, F> Stream for Then<St, Fut, F> where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future {
    type Item = Fut::Output;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.pending = None; return Poll::Ready(Some(v)); }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.pending = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct FilterMap<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) pending: Option<Fut> }
impl<St, Fut, F, T> Stream for FilterMap<St, Fut, F> where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = Option<T>> {
    type Item = T;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.pending = None; if let Some(v) = v { return Poll::Ready(Some(v)); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.pending = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct AndThen<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) pending: Option<Fut> }
impl<St, Fut, F, T, U, E> Stream for AndThen<St, Fut, F> where St: Stream<Item = Result<T, E>>, F: FnMut(T) -> Fut, Fut: Future<Output = Result<U, E>> {
    type Item = Result<U, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<U, E>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.pending = None; return Poll::Ready(Some(v)); }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => match x { Ok(x) => this.pending = Some((this.f)(x)), Err(e) => return Poll::Ready(Some(Err(e))) }, Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Filter<St: Stream, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) pending: Option<Fut>, pub(super) item: Option<St::Item> }
impl<St: Stream, Fut, F> Stream for Filter<St, Fut, F> where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending { let keep = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.pending = None; let item = this.item.take(); if keep { return Poll::Ready(item); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.pending = Some((this.f)(&x)); this.item = Some(x); } Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct TakeWhile<St: Stream, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut>, pub(super) item: Option<St::Item>, pub(super) done: bool }
impl<St: Stream, Fut, F> Stream for TakeWhile<St, Fut, F> where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done { return Poll::Ready(None); }
        loop {
            if let Some(fut) = &mut this.future { let keep = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; let item = this.item.take(); if !keep { this.done = true; return Poll::Ready(None); } return Poll::Ready(item); }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.future = Some((this.f)(&x)); this.item = Some(x); } Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct SkipWhile<St: Stream, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut>, pub(super) item: Option<St::Item>, pub(super) done: bool }
impl<St: Stream, Fut, F> Stream for SkipWhile<St, Fut, F> where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done { return pinned(&mut this.stream).poll_next(cx); }
        loop {
            if let Some(fut) = &mut this.future { let keep = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; let item = this.item.take(); if !keep { this.done = true; return Poll::Ready(item); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.future = Some((this.f)(&x)); this.item = Some(x); } Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct TakeUntil<St, Fut> { pub(super) stream: St, pub(super) fut: Option<Fut> }
impl<St, Fut> Stream for TakeUntil<St, Fut> where St: Stream, Fut: Future {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.fut { Some(f) => if pinned(f).poll(cx).is_ready() { this.fut = None; return Poll::Ready(None); }, None => return Poll::Ready(None) } pinned(&mut this.stream).poll_next(cx)
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Scan<St, S, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) state: S, pub(super) future: Option<Fut>, pub(super) done: bool }
impl<St, S, Fut, F, B> Stream for Scan<St, S, Fut, F> where St: Stream, F: FnMut(&mut S, St::Item) -> Fut, Fut: Future<Output = Option<B>> {
    type Item = B;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<B>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done { return Poll::Ready(None); }
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; if v.is_none() { this.done = true; } return Poll::Ready(v); }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(&mut this.state, x)), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Collect<St, C> { pub(super) stream: St, pub(super) collection: C }
impl<St, C> Future for Collect<St, C> where St: Stream, C: Default + Extend<St::Item> {
    type Output = C;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<C> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.collection.extend_one(x), Poll::Ready(None) => return Poll::Ready(std::mem::take(&mut this.collection)), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryCollect<St, C> { pub(super) stream: St, pub(super) items: C }
impl<St, C, T, E> Future for TryCollect<St, C> where St: Stream<Item = Result<T, E>>, C: Default + Extend<T> {
    type Output = Result<C, E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<C, E>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => match x { Ok(x) => this.items.extend_one(x), Err(e) => return Poll::Ready(Err(e)) }, Poll::Ready(None) => return Poll::Ready(Ok(std::mem::take(&mut this.items))), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Count<St> { pub(super) stream: St, pub(super) count: usize }
impl<St> Future for Count<St> where St: Stream {
    type Output = usize;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<usize> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.count += 1, Poll::Ready(None) => return Poll::Ready(this.count), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Unzip<St, A, B> { pub(super) stream: St, pub(super) left: A, pub(super) right: B }
impl<St, A, B, X, Y> Future for Unzip<St, A, B> where St: Stream<Item = (X, Y)>, A: Default + Extend<X>, B: Default + Extend<Y> {
    type Output = (A, B);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<(A, B)> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.left.extend_one(x.0); this.right.extend_one(x.1) }, Poll::Ready(None) => return Poll::Ready((std::mem::take(&mut this.left), std::mem::take(&mut this.right))), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Concat<St: Stream> { pub(super) stream: St, pub(super) accum: Option<St::Item> }
impl<St: Stream> Future for Concat<St> where St::Item: Extend<<St::Item as IntoIterator>::Item> + IntoIterator + Default {
    type Output = St::Item;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => match &mut this.accum { Some(a) => a.extend(x), None => this.accum = Some(x) }, Poll::Ready(None) => return Poll::Ready(this.accum.take().unwrap_or_default()), Poll::Pending => return Poll::Pending } }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEach<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut> }
impl<St, Fut, F> Future for ForEach<St, Fut, F> where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = ()> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; let () = v; }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(()), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEach<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut> }
impl<St, Fut, F, T, E> Future for TryForEach<St, Fut, F> where St: Stream<Item = Result<T, E>>, F: FnMut(T) -> Fut, Fut: Future<Output = Result<(), E>> {
    type Output = Result<(), E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; if let Err(e) = v { return Poll::Ready(Err(e)); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => match x { Ok(x) => this.future = Some((this.f)(x)), Err(e) => return Poll::Ready(Err(e)) }, Poll::Ready(None) => return Poll::Ready(Ok(())), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fold<St, Fut, T, F> { pub(super) stream: St, pub(super) f: F, pub(super) accum: Option<T>, pub(super) future: Option<Fut> }
impl<St, Fut, T, F> Future for Fold<St, Fut, T, F> where St: Stream, F: FnMut(T, St::Item) -> Fut, Fut: Future<Output = T> {
    type Output = T;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; this.accum = Some(v); }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(this.accum.take().unwrap(), x)), Poll::Ready(None) => return Poll::Ready(this.accum.take().unwrap()), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryFold<St, Fut, T, F> { pub(super) stream: St, pub(super) f: F, pub(super) accum: Option<T>, pub(super) future: Option<Fut> }
impl<St, Fut, T, F, U, E> Future for TryFold<St, Fut, T, F> where St: Stream<Item = Result<U, E>>, F: FnMut(T, U) -> Fut, Fut: Future<Output = Result<T, E>> {
    type Output = Result<T, E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, E>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; match v { Ok(v) => this.accum = Some(v), Err(e) => return Poll::Ready(Err(e)) } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => match x { Ok(x) => this.future = Some((this.f)(this.accum.take().unwrap(), x)), Err(e) => return Poll::Ready(Err(e)) }, Poll::Ready(None) => return Poll::Ready(Ok(this.accum.take().unwrap())), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Any<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut> }
impl<St, Fut, F> Future for Any<St, Fut, F> where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = bool> {
    type Output = bool;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; if v { return Poll::Ready(true); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(false), Poll::Pending => return Poll::Pending } }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct All<St, Fut, F> { pub(super) stream: St, pub(super) f: F, pub(super) future: Option<Fut> }
impl<St, Fut, F> Future for All<St, Fut, F> where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = bool> {
    type Output = bool;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { let v = match pinned(fut).poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }; this.future = None; if !v { return Poll::Ready(false); } }
            else { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(true), Poll::Pending => return Poll::Pending } }
        }
    }
}
