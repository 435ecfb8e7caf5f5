//! `StreamExt` of tokio-stream: closures here answer values, not futures.
use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep};

fn pinned<T>(part: &mut T) -> Pin<&mut T> { unsafe { Pin::new_unchecked(part) } }
impl<St: ?Sized> StreamExt for St where St: Stream {}
pub trait StreamExt: Stream {
    fn next(&mut self) -> Next<'_, Self> where Self: Unpin { Next { stream: self } }
    fn try_next<T, E>(&mut self) -> TryNext<'_, Self> where Self: Stream<Item = Result<T, E>> + Unpin { TryNext { stream: self } }
    fn map<T, F>(self, f: F) -> Map<Self, F> where F: FnMut(Self::Item) -> T, Self: Sized { Map { stream: self, f } }
    fn map_while<T, F>(self, f: F) -> MapWhile<Self, F> where F: FnMut(Self::Item) -> Option<T>, Self: Sized { MapWhile { stream: self, f } }
    fn then<F, Fut>(self, f: F) -> Then<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future, Self: Sized { Then { stream: self, f, future: None } }
    fn merge<U>(self, other: U) -> Merge<Self, U> where U: Stream<Item = Self::Item>, Self: Sized { Merge { a: Some(self), b: Some(other), a_first: true } }
    fn filter<F>(self, f: F) -> Filter<Self, F> where F: FnMut(&Self::Item) -> bool, Self: Sized { Filter { stream: self, f } }
    fn filter_map<T, F>(self, f: F) -> FilterMap<Self, F> where F: FnMut(Self::Item) -> Option<T>, Self: Sized { FilterMap { stream: self, f } }
    fn fuse(self) -> Fuse<Self> where Self: Sized { Fuse { stream: Some(self) } }
    fn take(self, n: usize) -> Take<Self> where Self: Sized { Take { stream: self, remaining: n } }
    fn take_while<F>(self, f: F) -> TakeWhile<Self, F> where F: FnMut(&Self::Item) -> bool, Self: Sized { TakeWhile { stream: self, f, done: false } }
    fn skip(self, n: usize) -> Skip<Self> where Self: Sized { Skip { stream: self, remaining: n } }
    fn skip_while<F>(self, f: F) -> SkipWhile<Self, F> where F: FnMut(&Self::Item) -> bool, Self: Sized { SkipWhile { stream: self, f, done: false } }
    fn chain<U>(self, other: U) -> Chain<Self, U> where U: Stream<Item = Self::Item>, Self: Sized { Chain { a: Some(self), b: other } }
    fn all<F>(&mut self, f: F) -> AllFuture<'_, Self, F> where Self: Unpin, F: FnMut(Self::Item) -> bool { AllFuture { stream: self, f } }
    fn any<F>(&mut self, f: F) -> AnyFuture<'_, Self, F> where Self: Unpin, F: FnMut(Self::Item) -> bool { AnyFuture { stream: self, f } }
    fn fold<B, F>(self, init: B, f: F) -> FoldFuture<Self, B, F> where Self: Sized, F: FnMut(B, Self::Item) -> B { FoldFuture { stream: self, acc: Some(init), f } }
    fn collect<T>(self) -> Collect<Self, T> where T: Default + Extend<Self::Item>, Self: Sized { Collect { stream: self, collection: Default::default() } }
    fn timeout(self, duration: Duration) -> Timeout<Self> where Self: Sized { Timeout { stream: self, deadline: Box::pin(tokio::time::sleep(duration)), duration, poll_deadline: true } }
    fn throttle(self, duration: Duration) -> Throttle<Self> where Self: Sized { Throttle { stream: self, delay: Box::pin(tokio::time::sleep_until(Instant::now() + duration)), duration, has_delayed: true } }
    #[unmodelled = "StreamExt::chunks_timeout"]
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> ChunksTimeout<Self> where Self: Sized { loop {} }
    fn peekable(self) -> Peekable<Self> where Self: Sized { Peekable { peek: None, stream: Fuse { stream: Some(self) } } }
}
pub struct ChunksTimeout<S> { stream: S }
impl<S: Stream> Stream for ChunksTimeout<S> { type Item = Vec<S::Item>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<S::Item>>> { loop {} } }
each! { ((Map | T | F: FnMut(St::Item) -> T | T | return Poll::Ready(Some((this.f)(x)))), (MapWhile | T | F: FnMut(St::Item) -> Option<T> | T | return Poll::Ready((this.f)(x))), (FilterMap | T | F: FnMut(St::Item) -> Option<T> | T | if let Some(y) = (this.f)(x) { return Poll::Ready(Some(y)); })) =>
#[must_use = "streams do nothing unless polled"]
pub struct $0<St, F> { stream: St, f: F }
impl<St: Stream, F, $1> Stream for $0<St, F> where $2 {
    type Item = $3;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<$3>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { $4; } Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending } }
    }
}
impl<St: Unpin, F> Unpin for $0<St, F> {}
}
each! { ((Filter | f: F, | (this.f)(&x)), (SkipWhile | f: F, done: bool | { this.done = this.done || !(this.f)(&x); this.done })) =>
#[must_use = "streams do nothing unless polled"]
pub struct $0<St, F> { stream: St, $1 }
impl<St: Stream, F: FnMut(&St::Item) -> bool> Stream for $0<St, F> {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { if $2 { return Poll::Ready(Some(x)); } } other => return other } }
    }
}
impl<St: Unpin, F> Unpin for $0<St, F> {}
}
#[must_use = "streams do nothing unless polled"]
pub struct TakeWhile<St, F> { stream: St, f: F, done: bool }
impl<St: Stream, F: FnMut(&St::Item) -> bool> Stream for TakeWhile<St, F> { type Item = St::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { let this = unsafe { self.get_unchecked_mut() }; if this.done { return Poll::Ready(None); } match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => if (this.f)(&x) { Poll::Ready(Some(x)) } else { this.done = true; Poll::Ready(None) }, other => other } } }
impl<St: Unpin, F> Unpin for TakeWhile<St, F> {}
#[must_use = "streams do nothing unless polled"]
pub struct Take<St> { stream: St, remaining: usize }
impl<St: Stream> Stream for Take<St> { type Item = St::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { let this = unsafe { self.get_unchecked_mut() }; if this.remaining == 0 { return Poll::Ready(None); } match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { this.remaining -= 1; Poll::Ready(Some(x)) } Poll::Ready(None) => { this.remaining = 0; Poll::Ready(None) } Poll::Pending => Poll::Pending } } }
#[must_use = "streams do nothing unless polled"]
pub struct Skip<St> { stream: St, remaining: usize }
impl<St: Stream> Stream for Skip<St> { type Item = St::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { let this = unsafe { self.get_unchecked_mut() }; loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { if this.remaining == 0 { return Poll::Ready(Some(x)); } this.remaining -= 1; } other => return other } } } }
#[must_use = "streams do nothing unless polled"]
pub struct Fuse<St> { stream: Option<St> }
impl<St: Stream> Stream for Fuse<St> { type Item = St::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { let this = unsafe { self.get_unchecked_mut() }; let polled = match &mut this.stream { Some(s) => pinned(s).poll_next(cx), None => return Poll::Ready(None) }; if let Poll::Ready(None) = polled { this.stream = None; } polled } }
#[must_use = "streams do nothing unless polled"]
pub struct Peekable<St: Stream> { peek: Option<St::Item>, stream: Fuse<St> }
impl<St: Stream + Unpin> Unpin for Peekable<St> {}
impl<St: Stream> Peekable<St> { pub async fn peek(&mut self) -> Option<&St::Item> where St: Unpin { if self.peek.is_none() { self.peek = Next { stream: &mut self.stream }.await; } self.peek.as_ref() } }
impl<St: Stream> Stream for Peekable<St> { type Item = St::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { let this = unsafe { self.get_unchecked_mut() }; match this.peek.take() { Some(x) => Poll::Ready(Some(x)), None => pinned(&mut this.stream).poll_next(cx) } } }
#[must_use = "streams do nothing unless polled"]
pub struct Chain<A, B> { a: Option<A>, b: B }
impl<A: Stream, B: Stream<Item = A::Item>> Stream for Chain<A, B> { type Item = A::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A::Item>> { let this = unsafe { self.get_unchecked_mut() }; if let Some(a) = &mut this.a { match pinned(a).poll_next(cx) { Poll::Ready(None) => {} other => return other } this.a = None; } pinned(&mut this.b).poll_next(cx) } }
#[must_use = "streams do nothing unless polled"]
pub struct Merge<A, B> { a: Option<A>, b: Option<B>, a_first: bool }
impl<A: Stream, B: Stream<Item = A::Item>> Stream for Merge<A, B> {
    type Item = A::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let a_first = this.a_first;
        this.a_first = !a_first;
        let mut done = true;
        for turn in 0..2 {
            if (turn == 0) == a_first {
                if let Some(s) = &mut this.a { match pinned(s).poll_next(cx) { Poll::Ready(Some(x)) => return Poll::Ready(Some(x)), Poll::Ready(None) => this.a = None, Poll::Pending => done = false } }
            } else if let Some(s) = &mut this.b { match pinned(s).poll_next(cx) { Poll::Ready(Some(x)) => return Poll::Ready(Some(x)), Poll::Ready(None) => this.b = None, Poll::Pending => done = false } }
        }
        if done { Poll::Ready(None) } else { Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Then<St, Fut, F> { stream: St, f: F, future: Option<Fut> }
impl<St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future> Stream for Then<St, Fut, F> {
    type Item = Fut::Output;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future { match pinned(fut).poll(cx) { Poll::Ready(x) => { this.future = None; return Poll::Ready(Some(x)); } Poll::Pending => return Poll::Pending } }
            match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.future = Some((this.f)(x)), Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
        }
    }
}
#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed(());
impl fmt::Display for Elapsed { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("deadline has elapsed") } }
impl std::error::Error for Elapsed {}
#[must_use = "streams do nothing unless polled"]
pub struct Timeout<St> { stream: St, deadline: Pin<Box<Sleep>>, duration: Duration, poll_deadline: bool }
impl<St: Stream> Stream for Timeout<St> {
    type Item = Result<St::Item, Elapsed>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<St::Item, Elapsed>>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned(&mut this.stream).poll_next(cx) {
            Poll::Ready(Some(x)) => { this.deadline.as_mut().reset(Instant::now() + this.duration); this.poll_deadline = true; return Poll::Ready(Some(Ok(x))); }
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Pending => {}
        }
        if this.poll_deadline && this.deadline.as_mut().poll(cx).is_ready() { this.poll_deadline = false; return Poll::Ready(Some(Err(Elapsed(())))); }
        Poll::Pending
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct Throttle<St> { stream: St, delay: Pin<Box<Sleep>>, duration: Duration, has_delayed: bool }
impl<St: Stream> Stream for Throttle<St> {
    type Item = St::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.has_delayed { if this.delay.as_mut().poll(cx).is_pending() { return Poll::Pending; } this.has_delayed = true; }
        match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(x) => { if x.is_some() { this.delay.as_mut().reset(Instant::now() + this.duration); this.has_delayed = false; } Poll::Ready(x) } Poll::Pending => Poll::Pending }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Next<'a, St: ?Sized> { stream: &'a mut St }
impl<St: ?Sized + Stream + Unpin> Future for Next<'_, St> { type Output = Option<St::Item>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> { Pin::new(&mut *self.stream).poll_next(cx) } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryNext<'a, St: ?Sized> { stream: &'a mut St }
impl<St: ?Sized + Stream<Item = Result<T, E>> + Unpin, T, E> Future for TryNext<'_, St> { type Output = Result<Option<T>, E>; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Option<T>, E>> { match Pin::new(&mut *self.stream).poll_next(cx) { Poll::Ready(Some(Ok(x))) => Poll::Ready(Ok(Some(x))), Poll::Ready(Some(Err(e))) => Poll::Ready(Err(e)), Poll::Ready(None) => Poll::Ready(Ok(None)), Poll::Pending => Poll::Pending } } }
each! { ((AllFuture | false | true | !(this.f)(x)), (AnyFuture | true | false | (this.f)(x))) =>
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct $0<'a, St: ?Sized, F> { stream: &'a mut St, f: F }
impl<St: ?Sized + Stream + Unpin, F: FnMut(St::Item) -> bool> Future for $0<'_, St, F> { type Output = bool; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> { let this = unsafe { self.get_unchecked_mut() }; loop { match Pin::new(&mut *this.stream).poll_next(cx) { Poll::Ready(Some(x)) => if $3 { return Poll::Ready($1); }, Poll::Ready(None) => return Poll::Ready($2), Poll::Pending => return Poll::Pending } } } }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FoldFuture<St, B, F> { stream: St, acc: Option<B>, f: F }
impl<St: Stream, B, F: FnMut(B, St::Item) -> B> Future for FoldFuture<St, B, F> { type Output = B; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<B> { let this = unsafe { self.get_unchecked_mut() }; loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => { let old = this.acc.take().unwrap(); this.acc = Some((this.f)(old, x)); } Poll::Ready(None) => return Poll::Ready(this.acc.take().unwrap()), Poll::Pending => return Poll::Pending } } } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Collect<St, T> { stream: St, collection: T }
impl<St: Stream, T: Default + Extend<St::Item>> Future for Collect<St, T> { type Output = T; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> { let this = unsafe { self.get_unchecked_mut() }; loop { match pinned(&mut this.stream).poll_next(cx) { Poll::Ready(Some(x)) => this.collection.extend_one(x), Poll::Ready(None) => return Poll::Ready(std::mem::take(&mut this.collection)), Poll::Pending => return Poll::Pending } } } }
