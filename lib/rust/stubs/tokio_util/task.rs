//! `TaskTracker`.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

struct Inner { tasks: AtomicUsize, closed: AtomicBool, on_exit: Notify }
#[derive(Clone)]
pub struct TaskTracker { inner: Arc<Inner> }
pub struct TaskTrackerToken { tracker: TaskTracker }
pub struct TrackedFuture<F> { future: F, token: TaskTrackerToken }
impl TaskTracker {
    #[must_use]
    pub fn new() -> Self { TaskTracker { inner: Arc::new(Inner { tasks: AtomicUsize::new(0), closed: AtomicBool::new(false), on_exit: Notify::new() }) } }
    pub async fn wait(&self) { let done = self.inner.on_exit.notified(); if self.is_closed() && self.is_empty() { return; } done.await }
    pub fn close(&self) -> bool { let was_open = !self.inner.closed.swap(true, Ordering::AcqRel); if was_open && self.is_empty() { self.inner.on_exit.notify_waiters() } was_open }
    pub fn reopen(&self) -> bool { self.inner.closed.swap(false, Ordering::AcqRel) }
    #[must_use]
    pub fn is_closed(&self) -> bool { self.inner.closed.load(Ordering::Acquire) }
    #[must_use]
    pub fn len(&self) -> usize { self.inner.tasks.load(Ordering::Acquire) }
    #[must_use]
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    #[track_caller]
    pub fn spawn<F>(&self, task: F) -> JoinHandle<F::Output> where F: Future + Send + 'static, F::Output: Send + 'static { tokio::task::spawn(self.track_future(task)) }
    #[track_caller]
    pub fn spawn_blocking<F, T>(&self, task: F) -> JoinHandle<T> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static { let token = self.token(); tokio::task::spawn_blocking(move || { let res = task(); drop(token); res }) }
    #[must_use]
    pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F> { TrackedFuture { future, token: self.token() } }
    #[must_use]
    pub fn token(&self) -> TaskTrackerToken { self.inner.tasks.fetch_add(1, Ordering::Relaxed); TaskTrackerToken { tracker: self.clone() } }
}
impl Default for TaskTracker { fn default() -> TaskTracker { TaskTracker::new() } }
impl fmt::Debug for TaskTracker { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("TaskTracker").field("len", &self.len()).field("is_closed", &self.is_closed()).finish_non_exhaustive() } }
impl Drop for TaskTrackerToken { fn drop(&mut self) { if self.tracker.inner.tasks.fetch_sub(1, Ordering::AcqRel) == 1 && self.tracker.is_closed() { self.tracker.inner.on_exit.notify_waiters() } } }
impl<F: Future> Future for TrackedFuture<F> { type Output = F::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { unsafe { self.map_unchecked_mut(|s| &mut s.future) }.poll(cx) } }
