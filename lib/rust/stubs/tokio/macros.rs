//! What `select!`, `join!` and the attributes expand to calls of.
pub mod support {
    use crate::native::*;
    pub use std::future::{poll_fn, Future, IntoFuture};
    pub use std::pin::Pin;
    pub use std::result::Result::{Err, Ok};
    pub use std::task::{Context, Poll};

    pub fn thread_rng_n(n: u32) -> u32 { rt_select_start(n) }
    pub fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> { if rt_has_budget() { Poll::Ready(()) } else { rt_defer(cx.waker()); Poll::Pending } }
    #[track_caller]
    pub fn unreachable_branch() -> ! { unreachable!("reaching this means there probably is an off by one bug") }
    #[track_caller]
    pub fn all_disabled() -> ! { panic!("all branches are disabled and there is no else branch") }

    pub struct MaybeDone<Fut: Future> { state: State<Fut>, _pinned: std::marker::PhantomPinned }
    enum State<Fut: Future> { Future(Fut), Done(Fut::Output), Gone }
    impl<Fut: Future + Unpin> Unpin for MaybeDone<Fut> {}
    pub fn maybe_done<F: IntoFuture>(future: F) -> MaybeDone<F::IntoFuture> { MaybeDone { state: State::Future(future.into_future()), _pinned: std::marker::PhantomPinned } }
    impl<Fut: Future> MaybeDone<Fut> {
        pub fn output_mut(self: Pin<&mut Self>) -> Option<&mut Fut::Output> { match unsafe { &mut self.get_unchecked_mut().state } { State::Done(out) => Some(out), _ => None } }
        pub fn take_output(self: Pin<&mut Self>) -> Option<Fut::Output> {
            let this = unsafe { self.get_unchecked_mut() };
            match &this.state { State::Done(_) => {} _ => return None }
            match std::mem::replace(&mut this.state, State::Gone) { State::Done(out) => Some(out), _ => None }
        }
    }
    impl<Fut: Future> Future for MaybeDone<Fut> {
        type Output = ();
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
            let this = unsafe { self.get_unchecked_mut() };
            match &mut this.state {
                State::Future(f) => match unsafe { Pin::new_unchecked(f) }.poll(cx) { Poll::Ready(out) => this.state = State::Done(out), Poll::Pending => return Poll::Pending },
                State::Done(_) => {}
                State::Gone => panic!("MaybeDone polled after value taken"),
            }
            Poll::Ready(())
        }
    }
    pub struct Ready<T> { _p: std::marker::PhantomData<T> }
    impl Ready<()> { pub fn ok<E>() -> Result<(), E> { Result::Ok(()) } }
    /// Each poll of `join!` begins one branch further than the last.
    pub struct Rotator { next: u32, count: u32 }
    impl Rotator {
        pub fn new(count: u32) -> Rotator { Rotator { next: 0, count } }
        pub fn num_skip(&mut self) -> u32 { let n = self.next; self.next = if n + 1 == self.count { 0 } else { n + 1 }; n }
    }
    pub struct BiasedRotator { }
    impl BiasedRotator {
        pub fn new(_count: u32) -> BiasedRotator { BiasedRotator {} }
        pub fn num_skip(&mut self) -> u32 { 0 }
    }
}
