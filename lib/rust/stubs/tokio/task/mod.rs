//! Tasks.
use crate::native::*;
use crate::runtime::Handle;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::intrinsics::{take, Native};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pub mod coop;
pub mod join_set;
mod local;
mod task_local;
pub use self::coop::{consume_budget, unconstrained, Unconstrained};
pub use self::join_set::JoinSet;
pub use self::local::{spawn_local, LocalEnterGuard, LocalSet};
pub use self::task_local::LocalKey;

pub mod futures { pub use super::task_local::TaskLocalFuture; }

#[derive(Clone, Copy, Hash, Eq, PartialEq)]
pub struct Id(pub(crate) u64);
impl fmt::Display for Id { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) } }
impl fmt::Debug for Id { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Id").field(&self.0).finish() } }
#[track_caller]
pub fn id() -> Id { match try_id() { Some(id) => id, None => panic!("Can't get a task id when not inside a task") } }
pub fn try_id() -> Option<Id> { match rt_task_id() { 0 => None, n => Some(Id(n)) } }

#[real_size = 8]
#[lang = "tokio_join_handle"]
pub struct JoinHandle<T> { raw: Native, done: bool, _p: PhantomData<T> }
unsafe impl<T: Send> Send for JoinHandle<T> {}
unsafe impl<T: Send> Sync for JoinHandle<T> {}
impl<T> Unpin for JoinHandle<T> {}
impl<T> std::panic::UnwindSafe for JoinHandle<T> {}
impl<T> std::panic::RefUnwindSafe for JoinHandle<T> {}
impl<T> JoinHandle<T> {
    pub(crate) fn new(raw: Native) -> JoinHandle<T> { JoinHandle { raw, done: false, _p: PhantomData } }
    pub(crate) fn into_raw(self) -> Native { let raw = self.raw; std::mem::forget(self); raw }
    pub fn abort(&self) { join_abort(self.raw) }
    pub fn is_finished(&self) -> bool { join_is_finished(self.raw) }
    #[must_use = "abort handles do nothing unless `.abort` is called"]
    pub fn abort_handle(&self) -> AbortHandle { AbortHandle { raw: self.raw } }
    pub fn id(&self) -> Id { Id(join_id(self.raw)) }
}
impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>> {
        if self.done { panic!("JoinHandle polled after completion") }
        match join_poll(self.raw, cx.waker()) {
            0 => Poll::Pending,
            status => { self.done = true; Poll::Ready(joined(status, join_id(self.raw))) }
        }
    }
}
pub(crate) fn joined<T>(status: u32, id: u64) -> Result<T, JoinError> {
    match status { 1 => Ok(take()), 2 => Err(JoinError { repr: Repr::Cancelled, id: Id(id) }), _ => Err(JoinError { repr: Repr::Panic(take()), id: Id(id) }) }
}
impl<T> Drop for JoinHandle<T> { fn drop(&mut self) { if join_drop(self.raw) { drop(take::<T>()) } } }
impl<T: fmt::Debug> fmt::Debug for JoinHandle<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinHandle").field("id", &self.id()).finish() } }

#[derive(Clone)]
#[real_size = 8]
pub struct AbortHandle { raw: Native }
unsafe impl Send for AbortHandle {}
unsafe impl Sync for AbortHandle {}
impl AbortHandle {
    pub(crate) fn new(raw: Native) -> AbortHandle { AbortHandle { raw } }
    pub fn abort(&self) { join_abort(self.raw) }
    pub fn is_finished(&self) -> bool { join_is_finished(self.raw) }
    pub fn id(&self) -> Id { Id(join_id(self.raw)) }
}
impl fmt::Debug for AbortHandle { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AbortHandle").field("id", &self.id()).finish() } }

pub struct JoinError { repr: Repr, id: Id }
enum Repr { Cancelled, Panic(Box<dyn Any + Send + 'static>) }
unsafe impl Sync for Repr {}
impl JoinError {
    pub fn is_cancelled(&self) -> bool { matches!(&self.repr, Repr::Cancelled) }
    pub fn is_panic(&self) -> bool { matches!(&self.repr, Repr::Panic(_)) }
    #[track_caller]
    pub fn into_panic(self) -> Box<dyn Any + Send + 'static> { match self.try_into_panic() { Ok(payload) => payload, Err(_) => panic!("`JoinError` reason is not a panic.") } }
    pub fn try_into_panic(self) -> Result<Box<dyn Any + Send + 'static>, JoinError> { match self.repr { Repr::Panic(p) => Ok(p), _ => Err(self) } }
    pub fn id(&self) -> Id { self.id }
}
fn message(payload: &Box<dyn Any + Send>) -> Option<&str> {
    if let Some(s) = payload.downcast_ref::<String>() { return Some(s); }
    if let Some(s) = payload.downcast_ref::<&'static str>() { return Some(*s); }
    None
}
impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Cancelled => write!(f, "task {} was cancelled", self.id),
            Repr::Panic(p) => match message(p) { Some(text) => write!(f, "task {} panicked with message {:?}", self.id, text), None => write!(f, "task {} panicked", self.id) },
        }
    }
}
impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Cancelled => write!(f, "JoinError::Cancelled({:?})", self.id),
            Repr::Panic(p) => match message(p) { Some(text) => write!(f, "JoinError::Panic({:?}, {:?}, ...)", self.id, text), None => write!(f, "JoinError::Panic({:?}, ...)", self.id) },
        }
    }
}
impl std::error::Error for JoinError {}
impl From<JoinError> for std::io::Error {
    fn from(src: JoinError) -> std::io::Error { std::io::Error::new(std::io::ErrorKind::Other, match src.repr { Repr::Cancelled => "task was cancelled", Repr::Panic(_) => "task panicked" }) }
}

#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output> where F: Future + Send + 'static, F::Output: Send + 'static { Handle::current().spawn(future) }
#[track_caller]
pub fn spawn_blocking<F, R>(f: F) -> JoinHandle<R> where F: FnOnce() -> R + Send + 'static, R: Send + 'static { Handle::current().spawn_blocking(f) }
#[track_caller]
pub fn block_in_place<F, R>(f: F) -> R where F: FnOnce() -> R {
    let message = rt_block_in_place_enter();
    if !message.is_empty() { panic!("{}", message) }
    let _exit = ExitBlocking;
    f()
}
struct ExitBlocking;
impl Drop for ExitBlocking { fn drop(&mut self) { rt_block_in_place_exit() } }

#[real_size = 16]
pub async fn yield_now() { YieldNow { yielded: false }.await }
struct YieldNow { yielded: bool }
impl Future for YieldNow {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.yielded { return Poll::Ready(()); }
        self.yielded = true;
        rt_defer(cx.waker());
        Poll::Pending
    }
}
