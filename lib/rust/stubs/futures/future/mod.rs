//! Futures and their combinators.
use crate::stream::{FuturesOrdered, FuturesUnordered, Stream};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{catch_unwind, AssertUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
pub use std::future::{pending, poll_fn, ready, Future, IntoFuture, Pending, PollFn, Ready};

pub(crate) mod maybe_done;
pub(crate) mod waker;
mod join_all;
mod select;
pub use self::join_all::{join, join3, join4, join5, join_all, try_join, try_join3, try_join_all, Join, JoinAll, TryJoinAll};
pub use self::maybe_done::{maybe_done, MaybeDone};
pub use self::select::{select, select_all, select_ok, try_select, Either, Select, SelectAll, SelectOk};

pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
pub fn ok<T, E>(t: T) -> Ready<Result<T, E>> { ready(Ok(t)) }
pub fn err<T, E>(err: E) -> Ready<Result<T, E>> { ready(Err(err)) }
pub trait FusedFuture: Future { fn is_terminated(&self) -> bool; }
impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for &mut F { fn is_terminated(&self) -> bool { <F as FusedFuture>::is_terminated(&**self) } }
impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for Box<F> { fn is_terminated(&self) -> bool { <F as FusedFuture>::is_terminated(&**self) } }
impl<P> FusedFuture for Pin<P> where P: std::ops::DerefMut + Unpin, P::Target: FusedFuture { fn is_terminated(&self) -> bool { <P::Target as FusedFuture>::is_terminated(&**self) } }
pub trait TryFuture: Future { type Ok; type Error; }
impl<F, T, E> TryFuture for F where F: ?Sized + Future<Output = Result<T, E>> { type Ok = T; type Error = E; }

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Lazy<F> { f: Option<F> }
impl<F> Unpin for Lazy<F> {}
pub fn lazy<F, R>(f: F) -> Lazy<F> where F: FnOnce(&mut Context<'_>) -> R { Lazy { f: Some(f) } }
impl<F, R> Future for Lazy<F> where F: FnOnce(&mut Context<'_>) -> R { type Output = R; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> { Poll::Ready((self.f.take().expect("Lazy polled after completion"))(cx)) } }

/// A future followed by a function of its output: what most combinators are. Empty once it is done.
each! { ((Map | F: FnOnce(Fut::Output) -> T | , T | Fut: Future | T | f(out)), (MapOk | F: FnOnce(A) -> T | , T, A, E | Fut: Future<Output = Result<A, E>> | Result<T, E> | out.map(f)), (MapErr | F: FnOnce(E) -> T | , T, A, E | Fut: Future<Output = Result<A, E>> | Result<A, T> | out.map_err(f)), (UnwrapOrElse | F: FnOnce(E) -> A | , A, E | Fut: Future<Output = Result<A, E>> | A | out.unwrap_or_else(f)), (Inspect | F: FnOnce(&Fut::Output) |  | Fut: Future | Fut::Output | { f(&out); out })) =>
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct $0<Fut, F> { future: Option<Fut>, f: Option<F> }
impl<Fut, F$2> Future for $0<Fut, F> where $3, $1 {
    type Output = $4;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$4> {
        let this = unsafe { self.get_unchecked_mut() };
        let out = match &mut this.future { Some(fut) => match unsafe { Pin::new_unchecked(fut) }.poll(cx) { Poll::Ready(out) => out, Poll::Pending => return Poll::Pending }, None => panic!("$0 must not be polled after it returned `Poll::Ready`") };
        this.future = None;
        let f = this.f.take().unwrap();
        Poll::Ready($5)
    }
}
impl<Fut: Unpin, F> Unpin for $0<Fut, F> {}
}
/// A future, then the future that a function makes of its output.
each! { ((Then | F: FnOnce(A::Output) -> B |  | A: Future, B: Future | B::Output | f(out)), (AndThen | F: FnOnce(T) -> B | , T, U, E | A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>> | Result<U, E> | match out { Ok(x) => f(x), Err(e) => return Poll::Ready(Err(e)) }), (OrElse | F: FnOnce(E) -> B | , T, E, G | A: Future<Output = Result<T, E>>, B: Future<Output = Result<T, G>> | Result<T, G> | match out { Ok(x) => return Poll::Ready(Ok(x)), Err(e) => f(e) })) =>
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct $0<A, B, F> { first: Option<A>, second: Option<B>, f: Option<F> }
impl<A, B, F$2> Future for $0<A, B, F> where $3, $1 {
    type Output = $4;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$4> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let out = match unsafe { Pin::new_unchecked(first) }.poll(cx) { Poll::Ready(out) => out, Poll::Pending => return Poll::Pending };
            this.first = None;
            let f = this.f.take().unwrap();
            this.second = Some($5);
        }
        match &mut this.second { Some(second) => unsafe { Pin::new_unchecked(second) }.poll(cx), None => panic!("$0 must not be polled after it returned `Poll::Ready`") }
    }
}
impl<A: Unpin, B: Unpin, F> Unpin for $0<A, B, F> {}
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fuse<Fut> { inner: Option<Fut> }
impl<Fut> Fuse<Fut> { pub fn terminated() -> Self { Fuse { inner: None } } }
impl<Fut: Future> FusedFuture for Fuse<Fut> { fn is_terminated(&self) -> bool { self.inner.is_none() } }
impl<Fut: Future> Future for Fuse<Fut> {
    type Output = Fut::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.inner { Some(fut) => match unsafe { Pin::new_unchecked(fut) }.poll(cx) { Poll::Ready(out) => { this.inner = None; Poll::Ready(out) } Poll::Pending => Poll::Pending }, None => Poll::Pending }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct CatchUnwind<Fut> { future: Fut }
impl<Fut: Future + UnwindSafe> Future for CatchUnwind<Fut> {
    type Output = Result<Fut::Output, Box<dyn Any + Send>>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let f = unsafe { self.map_unchecked_mut(|s| &mut s.future) };
        match catch_unwind(AssertUnwindSafe(|| f.poll(cx))) { Ok(Poll::Ready(out)) => Poll::Ready(Ok(out)), Ok(Poll::Pending) => Poll::Pending, Err(e) => Poll::Ready(Err(e)) }
    }
}
/// One future awaited in several places: whoever polls, polls it; all others are woken when it is done.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Shared<Fut: Future> { inner: Option<Arc<Mutex<SharedState<Fut>>>>, key: usize }
struct SharedState<Fut: Future> { future: Option<Pin<Box<Fut>>>, output: Option<Fut::Output>, wakers: Vec<Option<Waker>> }
impl<Fut: Future> Unpin for Shared<Fut> {}
impl<Fut: Future> Clone for Shared<Fut> { fn clone(&self) -> Self { Shared { inner: self.inner.clone(), key: usize::MAX } } }
impl<Fut: Future> Shared<Fut> { pub fn peek(&self) -> Option<&Fut::Output> { None } }
impl<Fut: Future> Future for Shared<Fut> where Fut::Output: Clone {
    type Output = Fut::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let inner = self.inner.as_ref().expect("Shared future polled again after completion").clone();
        let mut state = inner.lock().unwrap();
        if state.output.is_none() {
            if self.key == usize::MAX { self.key = state.wakers.len(); state.wakers.push(None); }
            let key = self.key;
            state.wakers[key] = Some(cx.waker().clone());
            let polled = match &mut state.future { Some(f) => f.as_mut().poll(cx), None => Poll::Pending };
            match polled { Poll::Pending => return Poll::Pending, Poll::Ready(out) => { state.output = Some(out); state.future = None; for w in std::mem::take(&mut state.wakers) { if let Some(w) = w { w.wake() } } } }
        }
        let out = state.output.clone();
        drop(state);
        self.inner = None;
        Poll::Ready(out.unwrap())
    }
}
impl<Fut: ?Sized> FutureExt for Fut where Fut: Future {}
pub trait FutureExt: Future {
    fn map<U, F>(self, f: F) -> Map<Self, F> where F: FnOnce(Self::Output) -> U, Self: Sized { Map { future: Some(self), f: Some(f) } }
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F> where F: FnOnce(Self::Output) -> Fut, Fut: Future, Self: Sized { Then { first: Some(self), second: None, f: Some(f) } }
    fn inspect<F>(self, f: F) -> Inspect<Self, F> where F: FnOnce(&Self::Output), Self: Sized { Inspect { future: Some(self), f: Some(f) } }
    fn left_future<B>(self) -> Either<Self, B> where B: Future<Output = Self::Output>, Self: Sized { Either::Left(self) }
    fn right_future<A>(self) -> Either<A, Self> where A: Future<Output = Self::Output>, Self: Sized { Either::Right(self) }
    fn fuse(self) -> Fuse<Self> where Self: Sized { Fuse { inner: Some(self) } }
    fn catch_unwind(self) -> CatchUnwind<Self> where Self: Sized + UnwindSafe { CatchUnwind { future: self } }
    fn shared(self) -> Shared<Self> where Self: Sized, Self::Output: Clone { Shared { inner: Some(Arc::new(Mutex::new(SharedState { future: Some(Box::pin(self)), output: None, wakers: Vec::new() }))), key: usize::MAX } }
    fn boxed<'a>(self) -> BoxFuture<'a, Self::Output> where Self: Sized + Send + 'a { Box::pin(self) }
    fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output> where Self: Sized + 'a { Box::pin(self) }
    fn unit_error(self) -> Map<Self, fn(Self::Output) -> Result<Self::Output, ()>> where Self: Sized { Map { future: Some(self), f: Some(Ok as fn(Self::Output) -> Result<Self::Output, ()>) } }
    fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output> where Self: Unpin { Pin::new(self).poll(cx) }
    fn now_or_never(self) -> Option<Self::Output> where Self: Sized {
        let mut this = std::pin::pin!(self);
        match this.as_mut().poll(&mut Context::from_waker(Waker::noop())) { Poll::Ready(x) => Some(x), _ => None }
    }
    fn into_stream(self) -> crate::stream::Once<Self> where Self: Sized { crate::stream::once(self) }
}
impl<Fut: ?Sized + TryFuture> TryFutureExt for Fut {}
pub trait TryFutureExt: TryFuture {
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F> where F: FnOnce(Self::Ok) -> T, Self: Sized { MapOk { future: Some(self), f: Some(f) } }
    fn map_err<E, F>(self, f: F) -> MapErr<Self, F> where F: FnOnce(Self::Error) -> E, Self: Sized { MapErr { future: Some(self), f: Some(f) } }
    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F> where F: FnOnce(Self::Ok) -> Fut, Fut: TryFuture<Error = Self::Error>, Self: Sized { AndThen { first: Some(self), second: None, f: Some(f) } }
    fn or_else<Fut, F>(self, f: F) -> OrElse<Self, Fut, F> where F: FnOnce(Self::Error) -> Fut, Fut: TryFuture<Ok = Self::Ok>, Self: Sized { OrElse { first: Some(self), second: None, f: Some(f) } }
    fn unwrap_or_else<F>(self, f: F) -> UnwrapOrElse<Self, F> where Self: Sized, F: FnOnce(Self::Error) -> Self::Ok { UnwrapOrElse { future: Some(self), f: Some(f) } }
    fn into_future(self) -> Self where Self: Sized { self }
}
