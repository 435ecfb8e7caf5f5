//! `LocalSet`: tasks that stay on one thread.
use crate::native::*;
use crate::runtime::Runtime;
use crate::task::JoinHandle;
use std::fmt;
use std::future::Future;
use std::intrinsics::Native;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

#[real_size = 16]
pub struct LocalSet { native: Native, _not_send: PhantomData<*const ()> }
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output> where F: Future + 'static, F::Output: 'static {
    if !localset_entered() { panic!("`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`") }
    JoinHandle::new(localset_spawn(localset_current(), future))
}
struct Entered;
impl Entered { fn new(set: Native) -> Entered { localset_enter(set); Entered } }
impl Drop for Entered { fn drop(&mut self) { localset_leave() } }
pub struct LocalEnterGuard { entered: Entered, _not_send: PhantomData<*const ()> }
impl LocalSet {
    pub fn new() -> LocalSet { LocalSet { native: localset_new(), _not_send: PhantomData } }
    pub fn enter(&self) -> LocalEnterGuard { LocalEnterGuard { entered: Entered::new(self.native), _not_send: PhantomData } }
    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output> where F: Future + 'static, F::Output: 'static { JoinHandle::new(localset_spawn(self.native, future)) }
    #[track_caller]
    pub fn block_on<F>(&self, rt: &Runtime, future: F) -> F::Output where F: Future { rt.block_on(self.run_until(future)) }
    pub async fn run_until<F>(&self, future: F) -> F::Output where F: Future { RunUntil { set: self, future }.await }
}
struct RunUntil<'a, F> { set: &'a LocalSet, future: F }
impl<F: Future> Future for RunUntil<'_, F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let set = self.set.native;
        let _entered = Entered::new(set);
        localset_register(set, cx.waker());
        if let Poll::Ready(out) = unsafe { self.map_unchecked_mut(|s| &mut s.future) }.poll(cx) { return Poll::Ready(out); }
        if localset_turn(set) { cx.waker().wake_by_ref(); }
        Poll::Pending
    }
}
impl Future for LocalSet {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        localset_register(self.native, cx.waker());
        let _entered = Entered::new(self.native);
        if localset_turn(self.native) { cx.waker().wake_by_ref(); Poll::Pending } else if localset_is_empty(self.native) { Poll::Ready(()) } else { Poll::Pending }
    }
}
impl Default for LocalSet { fn default() -> LocalSet { LocalSet::new() } }
impl Drop for LocalSet { fn drop(&mut self) { localset_drop(self.native) } }
impl fmt::Debug for LocalSet { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalSet").finish() } }
