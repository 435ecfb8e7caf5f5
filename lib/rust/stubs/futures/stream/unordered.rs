//! `FuturesUnordered` (its queue of woken children is the kernel's) and `FuturesOrdered`.
use super::{FusedStream, Stream};
use std::fmt;
use std::future::Future;
use std::intrinsics::Native;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

#[intrinsic("ready_queue::new")]
fn queue_new() -> Native;
#[intrinsic("ready_queue::push")]
fn queue_push(queue: Native, child: usize);
#[intrinsic("ready_queue::begin")]
fn queue_begin(queue: Native, waker: &Waker);
/// The next woken child; -1: the set is empty, -2: nobody is woken.
#[intrinsic("ready_queue::next")]
fn queue_next(queue: Native) -> isize;
/// The waker of the child that `queue_next` answered.
#[intrinsic("ready_queue::waker")]
fn queue_waker(queue: Native) -> Waker;
/// The child is pending. True: the turn is over.
#[intrinsic("ready_queue::pending")]
fn queue_pending(queue: Native, waker: &Waker, child: usize) -> bool;
#[intrinsic("ready_queue::remove")]
fn queue_remove(queue: Native, child: usize);
#[intrinsic("ready_queue::drop")]
fn queue_drop(queue: Native);

#[must_use = "streams do nothing unless polled"]
#[real_size = 24]
pub struct FuturesUnordered<Fut> { queue: Native, children: Vec<Option<Pin<Box<Fut>>>>, len: usize, finished: bool }
unsafe impl<Fut: Send> Send for FuturesUnordered<Fut> {}
unsafe impl<Fut: Send + Sync> Sync for FuturesUnordered<Fut> {}
impl<Fut> Unpin for FuturesUnordered<Fut> {}
impl<Fut> FuturesUnordered<Fut> {
    pub fn new() -> Self { FuturesUnordered { queue: queue_new(), children: Vec::new(), len: 0, finished: false } }
    pub fn len(&self) -> usize { self.len }
    pub fn is_empty(&self) -> bool { self.len == 0 }
    /// The real one is shared; pushing changes what a `&self` reaches, so the parts are reached by a raw pointer.
    pub fn push(&self, future: Fut) {
        let this = unsafe { &mut *(self as *const Self as *mut Self) };
        let child = this.children.len();
        this.children.push(Some(Box::pin(future)));
        this.len += 1;
        this.finished = false;
        queue_push(this.queue, child);
    }
    pub fn clear(&mut self) { let mut i = self.children.len(); while i > 0 { i -= 1; if self.children[i].is_some() { queue_remove(self.queue, i); self.children[i] = None; } } self.len = 0; }
}
impl<Fut> Default for FuturesUnordered<Fut> { fn default() -> Self { FuturesUnordered::new() } }
impl<Fut: Future> Stream for FuturesUnordered<Fut> {
    type Item = Fut::Output;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let queue = self.queue;
        queue_begin(queue, cx.waker());
        loop {
            let child = queue_next(queue);
            if child == -1 { self.finished = true; return Poll::Ready(None); }
            if child == -2 { return Poll::Pending; }
            let at = child as usize;
            let waker = queue_waker(queue);
            let polled = match &mut self.children[at] { Some(fut) => fut.as_mut().poll(&mut Context::from_waker(&waker)), None => continue };
            match polled {
                Poll::Ready(out) => { queue_remove(queue, at); self.children[at] = None; self.len -= 1; return Poll::Ready(Some(out)); }
                Poll::Pending => if queue_pending(queue, cx.waker(), at) { return Poll::Pending; },
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
}
impl<Fut: Future> FusedStream for FuturesUnordered<Fut> { fn is_terminated(&self) -> bool { self.finished } }
impl<Fut> Drop for FuturesUnordered<Fut> { fn drop(&mut self) { self.clear(); queue_drop(self.queue) } }
impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> { fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> Self { let set = FuturesUnordered::new(); for f in iter { set.push(f) } set } }
impl<Fut> Extend<Fut> for FuturesUnordered<Fut> { fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) { for f in iter { self.push(f) } } }
impl<Fut> fmt::Debug for FuturesUnordered<Fut> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "FuturesUnordered {{ ... }}") } }

struct Numbered<Fut> { future: Fut, index: usize }
impl<Fut: Future> Future for Numbered<Fut> {
    type Output = (usize, Fut::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<(usize, Fut::Output)> { let this = unsafe { self.get_unchecked_mut() }; match unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx) { Poll::Ready(out) => Poll::Ready((this.index, out)), Poll::Pending => Poll::Pending } }
}
#[must_use = "streams do nothing unless polled"]
pub struct FuturesOrdered<Fut: Future> { set: FuturesUnordered<Numbered<Fut>>, done: std::collections::BTreeMap<usize, Fut::Output>, next_in: usize, next_out: usize }
impl<Fut: Future> Unpin for FuturesOrdered<Fut> {}
impl<Fut: Future> FuturesOrdered<Fut> {
    pub fn new() -> Self { FuturesOrdered { set: FuturesUnordered::new(), done: std::collections::BTreeMap::new(), next_in: 0, next_out: 0 } }
    pub fn len(&self) -> usize { self.set.len() + self.done.len() }
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    pub fn push_back(&mut self, future: Fut) { let index = self.next_in; self.next_in += 1; self.set.push(Numbered { future, index }) }
}
impl<Fut: Future> Default for FuturesOrdered<Fut> { fn default() -> Self { FuturesOrdered::new() } }
impl<Fut: Future> Stream for FuturesOrdered<Fut> {
    type Item = Fut::Output;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let wanted = self.next_out;
        if let Some(out) = self.done.remove(&wanted) { self.next_out += 1; return Poll::Ready(Some(out)); }
        loop {
            match Pin::new(&mut self.set).poll_next(cx) {
                Poll::Ready(Some((index, out))) => { if index == wanted { self.next_out += 1; return Poll::Ready(Some(out)); } self.done.insert(index, out); }
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}
impl<Fut: Future> FromIterator<Fut> for FuturesOrdered<Fut> { fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> Self { let mut set = FuturesOrdered::new(); for f in iter { set.push_back(f) } set } }
impl<Fut: Future> Extend<Fut> for FuturesOrdered<Fut> { fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) { for f in iter { self.push_back(f) } } }
