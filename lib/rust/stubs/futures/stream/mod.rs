//! Streams.
use crate::future::{BoxFuture, Future, TryFuture};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

mod adapters;
mod buffered;
mod select;
mod unordered;
pub use self::adapters::*;
pub use self::buffered::{BufferUnordered, Buffered, ForEachConcurrent, TryBufferUnordered, TryForEachConcurrent};
pub use self::select::{select, select_all, select_with_strategy, PollNext, SelectAll, SelectStream};
pub use self::unordered::{FuturesOrdered, FuturesUnordered};

pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;
#[must_use = "streams do nothing unless polled"]
#[diagnostic::on_unimplemented(message = "`{Self}` is not a stream", label = "`{Self}` is not a stream")]
pub trait Stream {
    type Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    fn size_hint(&self) -> (usize, Option<usize>) { (0, None) }
}
impl<S: ?Sized + Stream + Unpin> Stream for &mut S { type Item = S::Item; fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> { S::poll_next(Pin::new(&mut **self), cx) } fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() } }
impl<S: ?Sized + Stream + Unpin> Stream for Box<S> { type Item = S::Item; fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> { Pin::new(&mut **self).poll_next(cx) } fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() } }
impl<P> Stream for Pin<P> where P: std::ops::DerefMut<Target: Stream> { type Item = <P::Target as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> { self.as_deref_mut().poll_next(cx) } fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() } }
pub trait FusedStream: Stream { fn is_terminated(&self) -> bool; }
impl<S: ?Sized + FusedStream + Unpin> FusedStream for &mut S { fn is_terminated(&self) -> bool { <S as FusedStream>::is_terminated(&**self) } }
impl<S: ?Sized + FusedStream + Unpin> FusedStream for Box<S> { fn is_terminated(&self) -> bool { <S as FusedStream>::is_terminated(&**self) } }
impl<P> FusedStream for Pin<P> where P: std::ops::DerefMut + Unpin, P::Target: FusedStream { fn is_terminated(&self) -> bool { <P::Target as FusedStream>::is_terminated(&**self) } }
pub trait TryStream: Stream { type Ok; type Error; }
impl<S, T, E> TryStream for S where S: ?Sized + Stream<Item = Result<T, E>> { type Ok = T; type Error = E; }

#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct Iter<I> { iter: I }
impl<I> Unpin for Iter<I> {}
pub fn iter<I>(i: I) -> Iter<I::IntoIter> where I: IntoIterator { Iter { iter: i.into_iter() } }
impl<I: Iterator> Stream for Iter<I> { type Item = I::Item; fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> { Poll::Ready(self.iter.next()) } fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() } }
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Once<Fut> { future: Option<Fut> }
pub fn once<Fut: Future>(future: Fut) -> Once<Fut> { Once { future: Some(future) } }
impl<Fut: Future> Stream for Once<Fut> {
    type Item = Fut::Output;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        let v = match &mut this.future { Some(fut) => match unsafe { Pin::new_unchecked(fut) }.poll(cx) { Poll::Ready(v) => v, Poll::Pending => return Poll::Pending }, None => return Poll::Ready(None) };
        this.future = None;
        Poll::Ready(Some(v))
    }
}
#[derive(Debug)]
pub struct Empty<T>(std::marker::PhantomData<T>);
impl<T> Unpin for Empty<T> {}
pub fn empty<T>() -> Empty<T> { Empty(std::marker::PhantomData) }
impl<T> Stream for Empty<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> { Poll::Ready(None) } }
#[derive(Debug)]
pub struct Pending<T>(std::marker::PhantomData<T>);
impl<T> Unpin for Pending<T> {}
pub fn pending<T>() -> Pending<T> { Pending(std::marker::PhantomData) }
impl<T> Stream for Pending<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> { Poll::Pending } }
#[derive(Debug, Clone)]
pub struct Repeat<T> { item: T }
impl<T> Unpin for Repeat<T> {}
pub fn repeat<T: Clone>(item: T) -> Repeat<T> { Repeat { item } }
impl<T: Clone> Stream for Repeat<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> { Poll::Ready(Some(self.item.clone())) } }
#[must_use = "streams do nothing unless polled"]
pub struct PollFn<F> { f: F }
impl<F: Unpin> Unpin for PollFn<F> {}
pub fn poll_fn<T, F>(f: F) -> PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<Option<T>> { PollFn { f } }
impl<T, F> Stream for PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<Option<T>> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> { (unsafe { &mut self.get_unchecked_mut().f })(cx) } }
#[must_use = "streams do nothing unless polled"]
pub struct Unfold<T, F, Fut> { f: F, state: Option<T>, fut: Option<Fut> }
pub fn unfold<T, F, Fut, Item>(init: T, f: F) -> Unfold<T, F, Fut> where F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>> { Unfold { f, state: Some(init), fut: None } }
impl<T, F, Fut, Item> Stream for Unfold<T, F, Fut> where F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>> {
    type Item = Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(state) = this.state.take() { this.fut = Some((this.f)(state)); }
        let step = match &mut this.fut { Some(fut) => match unsafe { Pin::new_unchecked(fut) }.poll(cx) { Poll::Ready(step) => step, Poll::Pending => return Poll::Pending }, None => panic!("Unfold must not be polled after it returned `Poll::Ready(None)`") };
        this.fut = None;
        match step { Some((item, next)) => { this.state = Some(next); Poll::Ready(Some(item)) } None => Poll::Ready(None) }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct TryUnfold<T, F, Fut> { f: F, state: Option<T>, fut: Option<Fut> }
pub fn try_unfold<T, F, Fut, Item, E>(init: T, f: F) -> TryUnfold<T, F, Fut> where F: FnMut(T) -> Fut, Fut: Future<Output = Result<Option<(Item, T)>, E>> { TryUnfold { f, state: Some(init), fut: None } }
impl<T, F, Fut, Item, E> Stream for TryUnfold<T, F, Fut> where F: FnMut(T) -> Fut, Fut: Future<Output = Result<Option<(Item, T)>, E>> {
    type Item = Result<Item, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Item, E>>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(state) = this.state.take() { this.fut = Some((this.f)(state)); }
        let step = match &mut this.fut { Some(fut) => match unsafe { Pin::new_unchecked(fut) }.poll(cx) { Poll::Ready(step) => step, Poll::Pending => return Poll::Pending }, None => return Poll::Ready(None) };
        this.fut = None;
        match step { Ok(Some((item, next))) => { this.state = Some(next); Poll::Ready(Some(Ok(item))) } Ok(None) => Poll::Ready(None), Err(e) => Poll::Ready(Some(Err(e))) }
    }
}

impl<T: ?Sized> StreamExt for T where T: Stream {}
pub trait StreamExt: Stream {
    fn next(&mut self) -> Next<'_, Self> where Self: Unpin { Next { stream: self } }
    fn into_future(self) -> StreamFuture<Self> where Self: Sized + Unpin { StreamFuture { stream: Some(self) } }
    fn map<T, F>(self, f: F) -> Map<Self, F> where F: FnMut(Self::Item) -> T, Self: Sized { Map { stream: self, f } }
    fn enumerate(self) -> Enumerate<Self> where Self: Sized { Enumerate { stream: self, count: 0 } }
    fn filter<Fut, F>(self, f: F) -> Filter<Self, Fut, F> where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>, Self: Sized { Filter { stream: self, f, pending: None, item: None } }
    fn filter_map<Fut, T, F>(self, f: F) -> FilterMap<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = Option<T>>, Self: Sized { FilterMap { stream: self, f, pending: None } }
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future, Self: Sized { Then { stream: self, f, pending: None } }
    fn collect<C: Default + Extend<Self::Item>>(self) -> Collect<Self, C> where Self: Sized { Collect { stream: self, collection: Default::default() } }
    fn count(self) -> Count<Self> where Self: Sized { Count { stream: self, count: 0 } }
    fn fold<T, Fut, F>(self, init: T, f: F) -> Fold<Self, Fut, T, F> where F: FnMut(T, Self::Item) -> Fut, Fut: Future<Output = T>, Self: Sized { Fold { stream: self, f, accum: Some(init), future: None } }
    fn any<Fut, F>(self, f: F) -> Any<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = bool>, Self: Sized { Any { stream: self, f, future: None } }
    fn all<Fut, F>(self, f: F) -> All<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = bool>, Self: Sized { All { stream: self, f, future: None } }
    fn flatten(self) -> Flatten<Self, Self::Item> where Self::Item: Stream, Self: Sized { Flatten { stream: self, inner: None } }
    fn flat_map<U, F>(self, f: F) -> Flatten<Map<Self, F>, U> where F: FnMut(Self::Item) -> U, U: Stream, Self: Sized { Flatten { stream: self.map(f), inner: None } }
    fn scan<S, B, Fut, F>(self, initial_state: S, f: F) -> Scan<Self, S, Fut, F> where F: FnMut(&mut S, Self::Item) -> Fut, Fut: Future<Output = Option<B>>, Self: Sized { Scan { stream: self, f, state: initial_state, future: None, done: false } }
    fn skip_while<Fut, F>(self, f: F) -> SkipWhile<Self, Fut, F> where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>, Self: Sized { SkipWhile { stream: self, f, future: None, item: None, done: false } }
    fn take_while<Fut, F>(self, f: F) -> TakeWhile<Self, Fut, F> where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>, Self: Sized { TakeWhile { stream: self, f, future: None, item: None, done: false } }
    fn take_until<Fut>(self, fut: Fut) -> TakeUntil<Self, Fut> where Fut: Future, Self: Sized { TakeUntil { stream: self, fut: Some(fut) } }
    fn for_each<Fut, F>(self, f: F) -> ForEach<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = ()>, Self: Sized { ForEach { stream: self, f, future: None } }
    fn for_each_concurrent<Fut, F>(self, limit: impl Into<Option<usize>>, f: F) -> ForEachConcurrent<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = ()>, Self: Sized { ForEachConcurrent::new(self, limit.into(), f) }
    fn take(self, n: usize) -> Take<Self> where Self: Sized { Take { stream: self, remaining: n } }
    fn skip(self, n: usize) -> Skip<Self> where Self: Sized { Skip { stream: self, remaining: n } }
    fn fuse(self) -> Fuse<Self> where Self: Sized { Fuse { stream: self, done: false } }
    fn by_ref(&mut self) -> &mut Self { self }
    fn boxed<'a>(self) -> BoxStream<'a, Self::Item> where Self: Sized + Send + 'a { Box::pin(self) }
    fn boxed_local<'a>(self) -> LocalBoxStream<'a, Self::Item> where Self: Sized + 'a { Box::pin(self) }
    fn buffered(self, n: usize) -> Buffered<Self> where Self::Item: Future, Self: Sized { Buffered::new(self, n) }
    fn buffer_unordered(self, n: usize) -> BufferUnordered<Self> where Self::Item: Future, Self: Sized { BufferUnordered::new(self, n) }
    fn zip<St>(self, other: St) -> Zip<Self, St> where St: Stream, Self: Sized { Zip { a: self.fuse(), b: other.fuse(), queued_a: None, queued_b: None } }
    fn chain<St>(self, other: St) -> Chain<Self, St> where St: Stream<Item = Self::Item>, Self: Sized { Chain { first: Some(self), second: other } }
    fn peekable(self) -> Peekable<Self> where Self: Sized { Peekable { stream: self.fuse(), peeked: None } }
    fn chunks(self, capacity: usize) -> Chunks<Self> where Self: Sized { assert!(capacity > 0); Chunks { stream: self.fuse(), items: Vec::with_capacity(capacity), cap: capacity, ready_only: false } }
    fn ready_chunks(self, capacity: usize) -> Chunks<Self> where Self: Sized { assert!(capacity > 0); Chunks { stream: self.fuse(), items: Vec::with_capacity(capacity), cap: capacity, ready_only: true } }
    fn inspect<F>(self, f: F) -> Inspect<Self, F> where F: FnMut(&Self::Item), Self: Sized { Inspect { stream: self, f } }
    fn cycle(self) -> Cycle<Self> where Self: Sized + Clone { Cycle { orig: self.clone(), stream: self } }
    fn unzip<A, B, FromA, FromB>(self) -> Unzip<Self, FromA, FromB> where FromA: Default + Extend<A>, FromB: Default + Extend<B>, Self: Sized + Stream<Item = (A, B)> { Unzip { stream: self, left: Default::default(), right: Default::default() } }
    fn concat(self) -> Concat<Self> where Self: Sized, Self::Item: Extend<<Self::Item as IntoIterator>::Item> + IntoIterator + Default { Concat { stream: self, accum: None } }
    fn forward<S>(self, sink: S) -> crate::sink::Forward<Self, S, Self::Ok> where S: crate::sink::Sink<Self::Ok, Error = Self::Error>, Self: TryStream + Sized { crate::sink::Forward::new(self, sink) }
    fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> where Self: Unpin { Pin::new(self).poll_next(cx) }
    fn select_next_some(&mut self) -> SelectNextSome<'_, Self> where Self: Unpin + FusedStream { SelectNextSome { stream: self } }
}
impl<S: ?Sized + TryStream> TryStreamExt for S {}
pub trait TryStreamExt: TryStream {
    fn try_next(&mut self) -> TryNext<'_, Self> where Self: Unpin { TryNext { stream: self } }
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F> where Self: Sized, F: FnMut(Self::Ok) -> T { MapOk { stream: self, f } }
    fn map_err<E, F>(self, f: F) -> MapErr<Self, F> where Self: Sized, F: FnMut(Self::Error) -> E { MapErr { stream: self, f } }
    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F> where F: FnMut(Self::Ok) -> Fut, Fut: TryFuture<Error = Self::Error>, Self: Sized { AndThen { stream: self, f, pending: None } }
    fn try_collect<C: Default + Extend<Self::Ok>>(self) -> TryCollect<Self, C> where Self: Sized { TryCollect { stream: self, items: Default::default() } }
    fn try_for_each<Fut, F>(self, f: F) -> TryForEach<Self, Fut, F> where F: FnMut(Self::Ok) -> Fut, Fut: TryFuture<Ok = (), Error = Self::Error>, Self: Sized { TryForEach { stream: self, f, future: None } }
    fn try_for_each_concurrent<Fut, F>(self, limit: impl Into<Option<usize>>, f: F) -> TryForEachConcurrent<Self, Fut, F> where F: FnMut(Self::Ok) -> Fut, Fut: Future<Output = Result<(), Self::Error>>, Self: Sized { TryForEachConcurrent::new(self, limit.into(), f) }
    fn try_fold<T, Fut, F>(self, init: T, f: F) -> TryFold<Self, Fut, T, F> where F: FnMut(T, Self::Ok) -> Fut, Fut: TryFuture<Ok = T, Error = Self::Error>, Self: Sized { TryFold { stream: self, f, accum: Some(init), future: None } }
    fn try_buffer_unordered(self, n: usize) -> TryBufferUnordered<Self, Self::Ok> where Self::Ok: TryFuture<Error = Self::Error>, Self: Sized { TryBufferUnordered::new(self, n) }
}
