//! `MaybeDone`.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
pub enum MaybeDone<Fut: Future> { Future(Fut), Done(Fut::Output), Gone }
impl<Fut: Future + Unpin> Unpin for MaybeDone<Fut> {}
pub fn maybe_done<Fut: Future>(future: Fut) -> MaybeDone<Fut> { MaybeDone::Future(future) }
impl<Fut: Future> MaybeDone<Fut> {
    pub fn output_mut(self: Pin<&mut Self>) -> Option<&mut Fut::Output> { match unsafe { self.get_unchecked_mut() } { MaybeDone::Done(out) => Some(out), _ => None } }
    pub fn take_output(self: Pin<&mut Self>) -> Option<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match this { MaybeDone::Done(_) => {} _ => return None }
        match std::mem::replace(this, MaybeDone::Gone) { MaybeDone::Done(out) => Some(out), _ => None }
    }
}
impl<Fut: Future> Future for MaybeDone<Fut> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            MaybeDone::Future(f) => match unsafe { Pin::new_unchecked(f) }.poll(cx) { Poll::Ready(out) => { *this = MaybeDone::Done(out); Poll::Ready(()) } Poll::Pending => Poll::Pending },
            MaybeDone::Done(_) => Poll::Ready(()),
            MaybeDone::Gone => panic!("MaybeDone polled after value taken"),
        }
    }
}
