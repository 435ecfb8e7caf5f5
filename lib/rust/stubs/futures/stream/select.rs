//! Streams polled side by side.
use super::{Fuse, FuturesUnordered, Stream, StreamExt, StreamFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PollNext { Left, Right }
impl PollNext { pub fn other(&self) -> PollNext { match self { PollNext::Left => PollNext::Right, PollNext::Right => PollNext::Left } } pub fn toggle(&mut self) -> Self { let old = *self; *self = self.other(); old } }
/// Takes turns between two streams; with a function, that decides who is asked first.
#[must_use = "streams do nothing unless polled"]
pub struct SelectStream<A, B, C, S> { a: Fuse<A>, b: Fuse<B>, state: S, which: C }
fn in_turn(last: &mut PollNext) -> PollNext { last.toggle() }
pub fn select<A, B>(stream1: A, stream2: B) -> SelectStream<A, B, fn(&mut PollNext) -> PollNext, PollNext> where A: Stream, B: Stream<Item = A::Item> { SelectStream { a: stream1.fuse(), b: stream2.fuse(), state: PollNext::Left, which: in_turn as fn(&mut PollNext) -> PollNext } }
pub fn select_with_strategy<A, B, C, S>(stream1: A, stream2: B, which: C) -> SelectStream<A, B, C, S> where A: Stream, B: Stream<Item = A::Item>, C: FnMut(&mut S) -> PollNext, S: Default { SelectStream { a: stream1.fuse(), b: stream2.fuse(), state: Default::default(), which } }
impl<A: Stream, B: Stream<Item = A::Item>, C: FnMut(&mut S) -> PollNext, S> Stream for SelectStream<A, B, C, S> {
    type Item = A::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let left_first = (this.which)(&mut this.state) == PollNext::Left;
        for turn in 0..2 {
            let left = (turn == 0) == left_first;
            let polled = if left { unsafe { Pin::new_unchecked(&mut this.a) }.poll_next(cx) } else { unsafe { Pin::new_unchecked(&mut this.b) }.poll_next(cx) };
            if let Poll::Ready(Some(x)) = polled { return Poll::Ready(Some(x)); }
        }
        if this.a.done && this.b.done { Poll::Ready(None) } else { Poll::Pending }
    }
}
#[must_use = "streams do nothing unless polled"]
pub struct SelectAll<St: Unpin> { inner: FuturesUnordered<StreamFuture<St>> }
impl<St: Stream + Unpin> SelectAll<St> {
    pub fn new() -> Self { SelectAll { inner: FuturesUnordered::new() } }
    pub fn len(&self) -> usize { self.inner.len() }
    pub fn is_empty(&self) -> bool { self.inner.is_empty() }
    pub fn push(&mut self, stream: St) { self.inner.push(stream.into_future()) }
}
pub fn select_all<I>(streams: I) -> SelectAll<I::Item> where I: IntoIterator, I::Item: Stream + Unpin { let mut set = SelectAll::new(); for s in streams { set.push(s) } set }
impl<St: Stream + Unpin> Stream for SelectAll<St> {
    type Item = St::Item;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        loop {
            match Pin::new(&mut self.inner).poll_next(cx) { Poll::Ready(Some((Some(item), rest))) => { self.push(rest); return Poll::Ready(Some(item)); } Poll::Ready(Some((None, _))) => {} Poll::Ready(None) => return Poll::Ready(None), Poll::Pending => return Poll::Pending }
        }
    }
}
