//! `join`, `join_all` and their fallible kin. Nothing rotates: always from the first unfinished one.
use crate::future::maybe_done::{maybe_done, MaybeDone};
use crate::stream::{FuturesOrdered, Stream};
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Join<Fut1: Future, Fut2: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2> }
pub fn join<Fut1, Fut2>(future1: Fut1, future2: Fut2) -> Join<Fut1, Fut2> where Fut1: Future, Fut2: Future { Join { f0: maybe_done(future1), f1: maybe_done(future2) } }
impl<Fut1: Future, Fut2: Future> Future for Join<Fut1, Fut2> {
    type Output = (Fut1::Output, Fut2::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            all_done &= Pin::new_unchecked(&mut this.f0).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f1).poll(cx).is_ready();
            if all_done { Poll::Ready((Pin::new_unchecked(&mut this.f0).take_output().unwrap(), Pin::new_unchecked(&mut this.f1).take_output().unwrap())) } else { Poll::Pending }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Join3<Fut1: Future, Fut2: Future, Fut3: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2>, f2: MaybeDone<Fut3> }
pub fn join3<Fut1, Fut2, Fut3>(future1: Fut1, future2: Fut2, future3: Fut3) -> Join3<Fut1, Fut2, Fut3> where Fut1: Future, Fut2: Future, Fut3: Future { Join3 { f0: maybe_done(future1), f1: maybe_done(future2), f2: maybe_done(future3) } }
impl<Fut1: Future, Fut2: Future, Fut3: Future> Future for Join3<Fut1, Fut2, Fut3> {
    type Output = (Fut1::Output, Fut2::Output, Fut3::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            all_done &= Pin::new_unchecked(&mut this.f0).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f1).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f2).poll(cx).is_ready();
            if all_done { Poll::Ready((Pin::new_unchecked(&mut this.f0).take_output().unwrap(), Pin::new_unchecked(&mut this.f1).take_output().unwrap(), Pin::new_unchecked(&mut this.f2).take_output().unwrap())) } else { Poll::Pending }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Join4<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2>, f2: MaybeDone<Fut3>, f3: MaybeDone<Fut4> }
pub fn join4<Fut1, Fut2, Fut3, Fut4>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4) -> Join4<Fut1, Fut2, Fut3, Fut4> where Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future { Join4 { f0: maybe_done(future1), f1: maybe_done(future2), f2: maybe_done(future3), f3: maybe_done(future4) } }
impl<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future> Future for Join4<Fut1, Fut2, Fut3, Fut4> {
    type Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            all_done &= Pin::new_unchecked(&mut this.f0).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f1).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f2).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f3).poll(cx).is_ready();
            if all_done { Poll::Ready((Pin::new_unchecked(&mut this.f0).take_output().unwrap(), Pin::new_unchecked(&mut this.f1).take_output().unwrap(), Pin::new_unchecked(&mut this.f2).take_output().unwrap(), Pin::new_unchecked(&mut this.f3).take_output().unwrap())) } else { Poll::Pending }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Join5<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2>, f2: MaybeDone<Fut3>, f3: MaybeDone<Fut4>, f4: MaybeDone<Fut5> }
pub fn join5<Fut1, Fut2, Fut3, Fut4, Fut5>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4, future5: Fut5) -> Join5<Fut1, Fut2, Fut3, Fut4, Fut5> where Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future { Join5 { f0: maybe_done(future1), f1: maybe_done(future2), f2: maybe_done(future3), f3: maybe_done(future4), f4: maybe_done(future5) } }
impl<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future> Future for Join5<Fut1, Fut2, Fut3, Fut4, Fut5> {
    type Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output, Fut5::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            all_done &= Pin::new_unchecked(&mut this.f0).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f1).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f2).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f3).poll(cx).is_ready(); all_done &= Pin::new_unchecked(&mut this.f4).poll(cx).is_ready();
            if all_done { Poll::Ready((Pin::new_unchecked(&mut this.f0).take_output().unwrap(), Pin::new_unchecked(&mut this.f1).take_output().unwrap(), Pin::new_unchecked(&mut this.f2).take_output().unwrap(), Pin::new_unchecked(&mut this.f3).take_output().unwrap(), Pin::new_unchecked(&mut this.f4).take_output().unwrap())) } else { Poll::Pending }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoin<Fut1: Future, Fut2: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2> }
pub fn try_join<Fut1, Fut2, T1, T2, E>(future1: Fut1, future2: Fut2) -> TryJoin<Fut1, Fut2> where Fut1: Future<Output = Result<T1, E>>, Fut2: Future<Output = Result<T2, E>> { TryJoin { f0: maybe_done(future1), f1: maybe_done(future2) } }
impl<Fut1, Fut2, T1, T2, E> Future for TryJoin<Fut1, Fut2> where Fut1: Future<Output = Result<T1, E>>, Fut2: Future<Output = Result<T2, E>> {
    type Output = Result<(T1, T2), E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            if Pin::new_unchecked(&mut this.f0).poll(cx).is_pending() { all_done = false; } else if Pin::new_unchecked(&mut this.f0).output_mut().unwrap().is_err() { match Pin::new_unchecked(&mut this.f0).take_output() { Some(Err(e)) => return Poll::Ready(Err(e)), _ => {} } } if Pin::new_unchecked(&mut this.f1).poll(cx).is_pending() { all_done = false; } else if Pin::new_unchecked(&mut this.f1).output_mut().unwrap().is_err() { match Pin::new_unchecked(&mut this.f1).take_output() { Some(Err(e)) => return Poll::Ready(Err(e)), _ => {} } }
            if !all_done { return Poll::Pending; }
            match (Pin::new_unchecked(&mut this.f0).take_output(), Pin::new_unchecked(&mut this.f1).take_output()) { (Some(Ok(x0)), Some(Ok(x1))) => Poll::Ready(Ok((x0, x1))), _ => unreachable!() }
        }
    }
}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoin3<Fut1: Future, Fut2: Future, Fut3: Future> { f0: MaybeDone<Fut1>, f1: MaybeDone<Fut2>, f2: MaybeDone<Fut3> }
pub fn try_join3<Fut1, Fut2, Fut3, T1, T2, T3, E>(future1: Fut1, future2: Fut2, future3: Fut3) -> TryJoin3<Fut1, Fut2, Fut3> where Fut1: Future<Output = Result<T1, E>>, Fut2: Future<Output = Result<T2, E>>, Fut3: Future<Output = Result<T3, E>> { TryJoin3 { f0: maybe_done(future1), f1: maybe_done(future2), f2: maybe_done(future3) } }
impl<Fut1, Fut2, Fut3, T1, T2, T3, E> Future for TryJoin3<Fut1, Fut2, Fut3> where Fut1: Future<Output = Result<T1, E>>, Fut2: Future<Output = Result<T2, E>>, Fut3: Future<Output = Result<T3, E>> {
    type Output = Result<(T1, T2, T3), E>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut all_done = true;
        unsafe {
            if Pin::new_unchecked(&mut this.f0).poll(cx).is_pending() { all_done = false; } else if Pin::new_unchecked(&mut this.f0).output_mut().unwrap().is_err() { match Pin::new_unchecked(&mut this.f0).take_output() { Some(Err(e)) => return Poll::Ready(Err(e)), _ => {} } } if Pin::new_unchecked(&mut this.f1).poll(cx).is_pending() { all_done = false; } else if Pin::new_unchecked(&mut this.f1).output_mut().unwrap().is_err() { match Pin::new_unchecked(&mut this.f1).take_output() { Some(Err(e)) => return Poll::Ready(Err(e)), _ => {} } } if Pin::new_unchecked(&mut this.f2).poll(cx).is_pending() { all_done = false; } else if Pin::new_unchecked(&mut this.f2).output_mut().unwrap().is_err() { match Pin::new_unchecked(&mut this.f2).take_output() { Some(Err(e)) => return Poll::Ready(Err(e)), _ => {} } }
            if !all_done { return Poll::Pending; }
            match (Pin::new_unchecked(&mut this.f0).take_output(), Pin::new_unchecked(&mut this.f1).take_output(), Pin::new_unchecked(&mut this.f2).take_output()) { (Some(Ok(x0)), Some(Ok(x1)), Some(Ok(x2))) => Poll::Ready(Ok((x0, x1, x2))), _ => unreachable!() }
        }
    }
}

/// Up to 30 futures are scanned in order; more go through `FuturesOrdered`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct JoinAll<F: Future> { kind: JoinAllKind<F> }
enum JoinAllKind<F: Future> { Small(Pin<Box<[MaybeDone<F>]>>), Big(FuturesOrdered<F>, Vec<F::Output>) }
impl<F: Future> Unpin for JoinAll<F> {}
pub fn join_all<I>(iter: I) -> JoinAll<I::Item> where I: IntoIterator, I::Item: Future {
    let items: Vec<I::Item> = iter.into_iter().collect();
    if items.len() <= 30 { JoinAll { kind: JoinAllKind::Small(Box::into_pin(items.into_iter().map(maybe_done).collect::<Vec<_>>().into_boxed_slice())) } } else { JoinAll { kind: JoinAllKind::Big(items.into_iter().collect(), Vec::new()) } }
}
impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<F::Output>> {
        match &mut self.kind {
            JoinAllKind::Small(elems) => {
                let elems = unsafe { elems.as_mut().get_unchecked_mut() };
                let mut all_done = true;
                for elem in elems.iter_mut() { if unsafe { Pin::new_unchecked(elem) }.poll(cx).is_pending() { all_done = false; } }
                if !all_done { return Poll::Pending; }
                Poll::Ready(elems.iter_mut().map(|e| unsafe { Pin::new_unchecked(e) }.take_output().unwrap()).collect())
            }
            JoinAllKind::Big(set, done) => loop {
                match Pin::new(&mut *set).poll_next(cx) { Poll::Ready(Some(x)) => done.push(x), Poll::Ready(None) => return Poll::Ready(std::mem::take(done)), Poll::Pending => return Poll::Pending }
            },
        }
    }
}
impl<F: Future> FromIterator<F> for JoinAll<F> { fn from_iter<T: IntoIterator<Item = F>>(iter: T) -> Self { join_all(iter) } }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoinAll<F: Future, T, E> { kind: TryJoinAllKind<F, T>, _e: std::marker::PhantomData<fn() -> E> }
enum TryJoinAllKind<F: Future, T> { Small(Pin<Box<[MaybeDone<F>]>>), Big(FuturesOrdered<F>, Vec<T>) }
impl<F: Future, T, E> Unpin for TryJoinAll<F, T, E> {}
pub fn try_join_all<I, T, E>(iter: I) -> TryJoinAll<I::Item, T, E> where I: IntoIterator, I::Item: Future<Output = Result<T, E>> {
    let items: Vec<I::Item> = iter.into_iter().collect();
    TryJoinAll { kind: if items.len() <= 30 { TryJoinAllKind::Small(Box::into_pin(items.into_iter().map(maybe_done).collect::<Vec<_>>().into_boxed_slice())) } else { TryJoinAllKind::Big(items.into_iter().collect(), Vec::new()) }, _e: std::marker::PhantomData }
}
impl<F: Future<Output = Result<T, E>>, T, E> Future for TryJoinAll<F, T, E> {
    type Output = Result<Vec<T>, E>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Vec<T>, E>> {
        match &mut self.kind {
            TryJoinAllKind::Small(elems) => {
                let mut failed = None;
                let mut all_done = true;
                {
                    let elems = unsafe { elems.as_mut().get_unchecked_mut() };
                    for elem in elems.iter_mut() {
                        if unsafe { Pin::new_unchecked(&mut *elem) }.poll(cx).is_pending() { all_done = false; } else if unsafe { Pin::new_unchecked(&mut *elem) }.output_mut().unwrap().is_err() { failed = unsafe { Pin::new_unchecked(elem) }.take_output(); break; }
                    }
                    if failed.is_none() && !all_done { return Poll::Pending; }
                }
                let elems = std::mem::replace(elems, Box::into_pin(Vec::new().into_boxed_slice()));
                match failed {
                    Some(Err(e)) => { drop(elems); Poll::Ready(Err(e)) }
                    _ => { let mut elems = elems; Poll::Ready(Ok(unsafe { elems.as_mut().get_unchecked_mut() }.iter_mut().map(|e| match unsafe { Pin::new_unchecked(e) }.take_output() { Some(Ok(x)) => x, _ => unreachable!() }).collect())) }
                }
            }
            TryJoinAllKind::Big(set, done) => loop {
                match Pin::new(&mut *set).poll_next(cx) { Poll::Ready(Some(Ok(x))) => done.push(x), Poll::Ready(Some(Err(e))) => return Poll::Ready(Err(e)), Poll::Ready(None) => return Poll::Ready(Ok(std::mem::take(done))), Poll::Pending => return Poll::Pending }
            },
        }
    }
}
