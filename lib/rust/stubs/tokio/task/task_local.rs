//! `task_local!`.
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::intrinsics::NativeSlot;
use std::pin::Pin;
use std::task::{Context, Poll};

/// This thread's cell of the key, made empty at its first use: the value is there only while the future is polled.
#[intrinsic("thread::slot_get")]
fn slot_get<T>(key: &NativeSlot) -> *const T;
#[intrinsic("thread::slot_set")]
fn slot_set<T>(key: &NativeSlot, value: T);
pub struct LocalKey<T: 'static> { slot: NativeSlot, name: &'static str, _p: std::marker::PhantomData<fn() -> T> }
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError { _private: () }
impl fmt::Debug for AccessError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() } }
impl fmt::Display for AccessError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("task-local value not set") } }
impl std::error::Error for AccessError {}
pub struct TaskLocalFuture<T: 'static, F> { local: &'static LocalKey<T>, slot: Option<T>, future: Option<F>, _pinned: std::marker::PhantomPinned }
struct Swap<'a, T: 'static> { local: &'static LocalKey<T>, slot: &'a mut Option<T> }
impl<'a, T: 'static> Swap<'a, T> { fn new(local: &'static LocalKey<T>, slot: &'a mut Option<T>) -> Self { std::mem::swap(&mut *local.cell().borrow_mut(), slot); Swap { local, slot } } }
impl<T: 'static> Drop for Swap<'_, T> { fn drop(&mut self) { std::mem::swap(&mut *self.local.cell().borrow_mut(), self.slot) } }
impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn __new(name: &'static str) -> LocalKey<T> { LocalKey { slot: NativeSlot::new(), name, _p: std::marker::PhantomData } }
    fn cell(&'static self) -> &'static RefCell<Option<T>> {
        let p = slot_get::<RefCell<Option<T>>>(&self.slot);
        if !p.is_null() { return unsafe { &*p }; }
        slot_set(&self.slot, RefCell::new(None::<T>));
        unsafe { &*slot_get::<RefCell<Option<T>>>(&self.slot) }
    }
    pub fn scope<F>(&'static self, value: T, f: F) -> TaskLocalFuture<T, F> where F: Future { TaskLocalFuture { local: self, slot: Some(value), future: Some(f), _pinned: std::marker::PhantomPinned } }
    #[track_caller]
    pub fn sync_scope<F, R>(&'static self, value: T, f: F) -> R where F: FnOnce() -> R { let mut slot = Some(value); let _swap = Swap::new(self, &mut slot); f() }
    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { match self.try_with(f) { Ok(res) => res, Err(_) => panic!("cannot access a task-local storage value without setting it first") } }
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError> where F: FnOnce(&T) -> R { match &*self.cell().borrow() { Some(v) => Ok(f(v)), None => Err(AccessError { _private: () }) } }
    #[track_caller]
    pub fn get(&'static self) -> T where T: Clone { self.with(|v| v.clone()) }
    pub fn try_get(&'static self) -> Result<T, AccessError> where T: Clone { self.try_with(|v| v.clone()) }
}
impl<T: 'static, F: Future> Future for TaskLocalFuture<T, F> {
    type Output = F::Output;
    #[track_caller]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _swap = Swap::new(this.local, &mut this.slot);
        let out = match &mut this.future { Some(f) => unsafe { Pin::new_unchecked(f) }.poll(cx), None => panic!("`TaskLocalFuture` polled after completion") };
        if out.is_ready() { this.future = None; }
        out
    }
}
