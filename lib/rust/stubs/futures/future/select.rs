//! `select`, `select_all`, `Either`.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use crate::stream::Stream;

#[derive(Debug, Clone)]
pub enum Either<A, B> { Left(A), Right(B) }
impl<A, B, T> Either<(T, A), (T, B)> { pub fn factor_first(self) -> (T, Either<A, B>) { match self { Either::Left((x, a)) => (x, Either::Left(a)), Either::Right((x, b)) => (x, Either::Right(b)) } } }
impl<T> Either<T, T> { pub fn into_inner(self) -> T { match self { Either::Left(x) => x, Either::Right(x) => x } } }
impl<A: Future, B: Future<Output = A::Output>> Future for Either<A, B> {
    type Output = A::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<A::Output> { unsafe { match self.get_unchecked_mut() { Either::Left(x) => Pin::new_unchecked(x).poll(cx), Either::Right(x) => Pin::new_unchecked(x).poll(cx) } } }
}
impl<A: Stream, B: Stream<Item = A::Item>> Stream for Either<A, B> {
    type Item = A::Item;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A::Item>> { unsafe { match self.get_unchecked_mut() { Either::Left(x) => Pin::new_unchecked(x).poll_next(cx), Either::Right(x) => Pin::new_unchecked(x).poll_next(cx) } } }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Select<A, B> { inner: Option<(A, B)> }
impl<A: Unpin, B: Unpin> Unpin for Select<A, B> {}
pub fn select<A, B>(future1: A, future2: B) -> Select<A, B> where A: Future + Unpin, B: Future + Unpin { Select { inner: Some((future1, future2)) } }
impl<A: Future + Unpin, B: Future + Unpin> Future for Select<A, B> {
    type Output = Either<(A::Output, B), (B::Output, A)>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (a, b) = self.inner.as_mut().expect("cannot poll Select twice");
        if let Poll::Ready(val) = Pin::new(a).poll(cx) { return Poll::Ready(Either::Left((val, self.inner.take().unwrap().1))); }
        if let Poll::Ready(val) = Pin::new(b).poll(cx) { return Poll::Ready(Either::Right((val, self.inner.take().unwrap().0))); }
        Poll::Pending
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TrySelect<A, B> { inner: Option<(A, B)> }
pub fn try_select<A, B, T1, T2, E1, E2>(future1: A, future2: B) -> TrySelect<A, B> where A: Future<Output = Result<T1, E1>> + Unpin, B: Future<Output = Result<T2, E2>> + Unpin { TrySelect { inner: Some((future1, future2)) } }
impl<A: Unpin, B: Unpin, T1, T2, E1, E2> Future for TrySelect<A, B> where A: Future<Output = Result<T1, E1>>, B: Future<Output = Result<T2, E2>> {
    type Output = Result<Either<(T1, B), (T2, A)>, Either<(E1, B), (E2, A)>>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (mut a, mut b) = self.inner.take().expect("cannot poll Select twice");
        match Pin::new(&mut a).poll(cx) { Poll::Ready(Ok(x)) => return Poll::Ready(Ok(Either::Left((x, b)))), Poll::Ready(Err(e)) => return Poll::Ready(Err(Either::Left((e, b)))), Poll::Pending => {} }
        match Pin::new(&mut b).poll(cx) { Poll::Ready(Ok(x)) => return Poll::Ready(Ok(Either::Right((x, a)))), Poll::Ready(Err(e)) => return Poll::Ready(Err(Either::Right((e, a)))), Poll::Pending => {} }
        self.inner = Some((a, b));
        Poll::Pending
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectAll<Fut> { inner: Vec<Fut> }
impl<Fut: Unpin> Unpin for SelectAll<Fut> {}
pub fn select_all<I>(iter: I) -> SelectAll<I::Item> where I: IntoIterator, I::Item: Future + Unpin { let inner: Vec<I::Item> = iter.into_iter().collect(); assert!(!inner.is_empty()); SelectAll { inner } }
impl<Fut: Future + Unpin> Future for SelectAll<Fut> {
    type Output = (Fut::Output, usize, Vec<Fut>);
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut i = 0;
        while i < self.inner.len() {
            if let Poll::Ready(res) = Pin::new(&mut self.inner[i]).poll(cx) { let _ = self.inner.swap_remove(i); return Poll::Ready((res, i, std::mem::take(&mut self.inner))); }
            i += 1;
        }
        Poll::Pending
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectOk<Fut> { inner: Vec<Fut> }
impl<Fut: Unpin> Unpin for SelectOk<Fut> {}
pub fn select_ok<I, T, E>(iter: I) -> SelectOk<I::Item> where I: IntoIterator, I::Item: Future<Output = Result<T, E>> + Unpin { let inner: Vec<I::Item> = iter.into_iter().collect(); assert!(!inner.is_empty(), "iterator provided to select_ok was empty"); SelectOk { inner } }
impl<Fut: Future<Output = Result<T, E>> + Unpin, T, E> Future for SelectOk<Fut> {
    type Output = Result<(T, Vec<Fut>), E>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let mut found = None;
            let mut i = 0;
            while i < self.inner.len() { if let Poll::Ready(e) = Pin::new(&mut self.inner[i]).poll(cx) { found = Some((i, e)); break; } i += 1; }
            match found {
                None => return Poll::Pending,
                Some((idx, res)) => {
                    drop(self.inner.remove(idx));
                    match res { Ok(e) => return Poll::Ready(Ok((e, std::mem::take(&mut self.inner)))), Err(e) => if self.inner.is_empty() { return Poll::Ready(Err(e)); } }
                }
            }
        }
    }
}
