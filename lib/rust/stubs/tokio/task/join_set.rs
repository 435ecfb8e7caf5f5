//! `JoinSet`.
use crate::native::*;
use crate::runtime::Handle;
use crate::task::{joined, AbortHandle, Id, JoinError, JoinHandle, LocalSet};
use std::fmt;
use std::future::{poll_fn, Future};
use std::intrinsics::{take, Native};
use std::marker::PhantomData;
use std::task::{Context, Poll};

#[real_size = 16]
pub struct JoinSet<T> { inner: Native, _p: PhantomData<T> }
unsafe impl<T: Send> Send for JoinSet<T> {}
unsafe impl<T: Send> Sync for JoinSet<T> {}
impl<T> Unpin for JoinSet<T> {}
impl<T> JoinSet<T> {
    pub fn new() -> JoinSet<T> { JoinSet { inner: joinset_new(), _p: PhantomData } }
    pub fn len(&self) -> usize { joinset_len(self.inner) }
    pub fn is_empty(&self) -> bool { joinset_len(self.inner) == 0 }
}
impl<T: 'static> JoinSet<T> {
    fn insert(&mut self, handle: JoinHandle<T>) -> AbortHandle { let raw = handle.into_raw(); joinset_insert(self.inner, raw); AbortHandle::new(raw) }
    #[track_caller]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle where F: Future<Output = T>, F: Send + 'static, T: Send { self.insert(crate::spawn(task)) }
    #[track_caller]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle where F: Future<Output = T>, F: Send + 'static, T: Send { self.insert(handle.spawn(task)) }
    #[track_caller]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle where F: Future<Output = T>, F: 'static { self.insert(crate::task::spawn_local(task)) }
    #[track_caller]
    pub fn spawn_local_on<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle where F: Future<Output = T>, F: 'static { self.insert(local_set.spawn_local(task)) }
    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle where F: FnOnce() -> T, F: Send + 'static, T: Send { self.insert(crate::task::spawn_blocking(f)) }
    #[track_caller]
    pub fn spawn_blocking_on<F>(&mut self, f: F, handle: &Handle) -> AbortHandle where F: FnOnce() -> T, F: Send + 'static, T: Send { self.insert(handle.spawn_blocking(f)) }
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> { poll_fn(|cx| self.poll_join_next(cx)).await }
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> { poll_fn(|cx| self.poll_join_next_with_id(cx)).await }
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> { match joinset_try_next(self.inner) { 0 | 4 => None, status => Some(joined(status, joinset_id(self.inner))) } }
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> { match joinset_try_next(self.inner) { 0 | 4 => None, status => { let id = joinset_id(self.inner); Some(joined(status, id).map(|v| (Id(id), v))) } } }
    pub async fn shutdown(&mut self) { self.abort_all(); while self.join_next().await.is_some() {} }
    pub async fn join_all(mut self) -> Vec<T> {
        let mut output = Vec::with_capacity(self.len());
        while let Some(res) = self.join_next().await {
            match res { Ok(t) => output.push(t), Err(err) if err.is_panic() => std::panic::resume_unwind(err.into_panic()), Err(err) => panic!("{}", err) }
        }
        output
    }
    pub fn abort_all(&mut self) { joinset_abort_all(self.inner) }
    pub fn detach_all(&mut self) { let n = joinset_detach_all(self.inner); for _ in 0..n { drop(take::<T>()) } }
    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {
        match joinset_poll_next(self.inner, cx.waker()) { 0 => Poll::Pending, 4 => Poll::Ready(None), status => Poll::Ready(Some(joined(status, joinset_id(self.inner)))) }
    }
    pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {
        match joinset_poll_next(self.inner, cx.waker()) { 0 => Poll::Pending, 4 => Poll::Ready(None), status => { let id = joinset_id(self.inner); Poll::Ready(Some(joined(status, id).map(|v| (Id(id), v)))) } }
    }
}
impl<T> Drop for JoinSet<T> { fn drop(&mut self) { let n = joinset_drop(self.inner); for _ in 0..n { drop(take::<T>()) } } }
impl<T> fmt::Debug for JoinSet<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinSet").field("len", &self.len()).finish() } }
impl<T> Default for JoinSet<T> { fn default() -> Self { JoinSet::new() } }
impl<T, F> FromIterator<F> for JoinSet<T> where F: Future<Output = T> + Send + 'static, T: Send + 'static {
    fn from_iter<I: IntoIterator<Item = F>>(iter: I) -> Self { let mut set = JoinSet::new(); for task in iter { set.spawn(task); } set }
}
impl<T, F> Extend<F> for JoinSet<T> where F: Future<Output = T> + Send + 'static, T: Send + 'static { fn extend<I: IntoIterator<Item = F>>(&mut self, iter: I) { for task in iter { self.spawn(task); } } }
