//! Synchronisation that blocks threads.
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics::NativeSlot;
use crate::ops::{Deref, DerefMut};
use crate::thread::panicking;
use crate::time::Duration;

#[home = "alloc"] mod arc;
#[home = "core"] pub mod atomic;
pub mod mpsc;
mod once;
mod rwlock;
pub use self::arc::{Arc, Weak};
pub use self::once::{LazyLock, Once, OnceLock, OnceState};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<T> = Result<T, TryLockError<T>>;
pub struct PoisonError<T> { data: T }
impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> { PoisonError { data } }
    pub fn into_inner(self) -> T { self.data }
    pub fn get_ref(&self) -> &T { &self.data }
    pub fn get_mut(&mut self) -> &mut T { &mut self.data }
}
impl<T> fmt::Debug for PoisonError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("PoisonError").finish_non_exhaustive() } }
impl<T> fmt::Display for PoisonError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("poisoned lock: another task failed inside") } }
impl<T> crate::error::Error for PoisonError<T> {}
pub enum TryLockError<T> { Poisoned(PoisonError<T>), WouldBlock }
impl<T> From<PoisonError<T>> for TryLockError<T> { fn from(err: PoisonError<T>) -> TryLockError<T> { TryLockError::Poisoned(err) } }
impl<T> fmt::Debug for TryLockError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TryLockError::Poisoned(..) => fmt::Debug::fmt("Poisoned(..)", f), TryLockError::WouldBlock => fmt::Debug::fmt("WouldBlock", f) } } }
impl<T> fmt::Display for TryLockError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TryLockError::Poisoned(..) => f.pad("poisoned lock: another task failed inside"), TryLockError::WouldBlock => f.pad("try_lock failed because the operation would block") } } }
impl<T> crate::error::Error for TryLockError<T> {}

#[intrinsic("std_mutex::lock")]
fn mutex_lock(lock: &NativeSlot);
#[intrinsic("std_mutex::try_lock")]
fn mutex_try_lock(lock: &NativeSlot) -> bool;
#[intrinsic("std_mutex::unlock")]
fn mutex_unlock(lock: &NativeSlot);
#[lang = "std_mutex"]
pub struct Mutex<T: ?Sized> { inner: NativeSlot4, poison: Cell<bool>, data: UnsafeCell<T> }
/// The lock's handle, laid out in the four bytes that the real futex takes.
#[real_size = 4]
#[real_align = 4]
struct NativeSlot4 { slot: NativeSlot }
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
#[must_use = "if unused the Mutex will immediately unlock"]
#[must_not_suspend = "holding a MutexGuard across suspend points can cause deadlocks, delays, and cause Futures to not implement `Send`"]
#[lang = "std_mutex_guard"]
pub struct MutexGuard<'a, T: ?Sized + 'a> { lock: &'a Mutex<T>, panicking: bool }
impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}
impl<T> Mutex<T> {
    pub const fn new(t: T) -> Mutex<T> { Mutex { inner: NativeSlot4 { slot: NativeSlot::new() }, poison: Cell::new(false), data: UnsafeCell::new(t) } }
    pub fn into_inner(self) -> LockResult<T> { let poisoned = self.poison.get(); let data = self.data.into_inner(); if poisoned { Err(PoisonError::new(data)) } else { Ok(data) } }
    pub fn replace(&self, value: T) -> LockResult<T> { match self.lock() { Ok(mut g) => Ok(crate::mem::replace(&mut *g, value)), Err(_) => Err(PoisonError::new(value)) } }
}
impl<T: ?Sized> Mutex<T> {
    fn guard(&self) -> LockResult<MutexGuard<'_, T>> {
        let guard = MutexGuard { lock: self, panicking: panicking() };
        if self.poison.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> { mutex_lock(&self.inner.slot); self.guard() }
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> { if mutex_try_lock(&self.inner.slot) { Ok(self.guard()?) } else { Err(TryLockError::WouldBlock) } }
    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    pub fn clear_poison(&self) { self.poison.set(false) }
    pub fn get_mut(&mut self) -> LockResult<&mut T> { let poisoned = self.poison.get(); let data = self.data.get_mut(); if poisoned { Err(PoisonError::new(data)) } else { Ok(data) } }
}
impl<T> From<T> for Mutex<T> { fn from(t: T) -> Self { Mutex::new(t) } }
impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> { Mutex::new(Default::default()) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => { d.field("data", &&*guard); }
            Err(TryLockError::Poisoned(err)) => { d.field("data", &&**err.get_ref()); }
            Err(TryLockError::WouldBlock) => { d.field("data", &"<locked>"); }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } } }
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } } }
impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if !self.panicking && panicking() { self.lock.poison.set(true); }
        mutex_unlock(&self.lock.inner.slot);
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) } }
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) } }

#[intrinsic("std_condvar::wait")]
fn condvar_wait(condvar: &NativeSlot, mutex: &NativeSlot, until_nanos: u64) -> bool;
#[intrinsic("std_condvar::notify")]
fn condvar_notify(condvar: &NativeSlot, all: bool);
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);
impl WaitTimeoutResult { pub fn timed_out(&self) -> bool { self.0 } }
#[real_size = 4]
#[real_align = 4]
pub struct Condvar { inner: NativeSlot }
impl Condvar {
    pub const fn new() -> Condvar { Condvar { inner: NativeSlot::new() } }
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        condvar_wait(&self.inner, &guard.lock.inner.slot, u64::MAX);
        if guard.lock.poison.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }
    pub fn wait_while<'a, T, F>(&self, guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>> where F: FnMut(&mut T) -> bool {
        let mut guard = guard;
        while condition(&mut *guard) { guard = self.wait(guard)?; }
        Ok(guard)
    }
    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let notified = condvar_wait(&self.inner, &guard.lock.inner.slot, dur.as_nanos() as u64);
        let result = (guard, WaitTimeoutResult(!notified));
        if result.0.lock.poison.get() { Err(PoisonError::new(result)) } else { Ok(result) }
    }
    pub fn wait_timeout_while<'a, T, F>(&self, guard: MutexGuard<'a, T>, dur: Duration, mut condition: F) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> where F: FnMut(&mut T) -> bool {
        let start = crate::time::Instant::now();
        let mut guard = guard;
        loop {
            if !condition(&mut *guard) { return Ok((guard, WaitTimeoutResult(false))); }
            let left = match dur.checked_sub(start.elapsed()) { Some(left) => left, None => return Ok((guard, WaitTimeoutResult(true))) };
            guard = self.wait_timeout(guard, left)?.0;
        }
    }
    pub fn notify_one(&self) { condvar_notify(&self.inner, false) }
    pub fn notify_all(&self) { condvar_notify(&self.inner, true) }
}
impl Default for Condvar { fn default() -> Condvar { Condvar::new() } }
impl fmt::Debug for Condvar { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Condvar").finish_non_exhaustive() } }

#[intrinsic("std_barrier::wait")]
fn barrier_wait(barrier: &NativeSlot, n: usize) -> bool;
#[real_size = 40]
pub struct Barrier { inner: NativeSlot, n: usize }
pub struct BarrierWaitResult(bool);
impl BarrierWaitResult { #[must_use] pub fn is_leader(&self) -> bool { self.0 } }
impl fmt::Debug for BarrierWaitResult { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("BarrierWaitResult").field("is_leader", &self.0).finish() } }
impl Barrier {
    pub const fn new(n: usize) -> Barrier { Barrier { inner: NativeSlot::new(), n } }
    pub fn wait(&self) -> BarrierWaitResult { BarrierWaitResult(barrier_wait(&self.inner, self.n)) }
}
impl fmt::Debug for Barrier { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Barrier").finish_non_exhaustive() } }
