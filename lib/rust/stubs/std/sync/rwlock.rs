//! `RwLock`.
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics::NativeSlot;
use crate::ops::{Deref, DerefMut};
use crate::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::thread::panicking;

#[intrinsic("std_rwlock::lock")]
fn rw_lock(lock: &NativeSlot, write: bool);
#[intrinsic("std_rwlock::try_lock")]
fn rw_try_lock(lock: &NativeSlot, write: bool) -> bool;
#[intrinsic("std_rwlock::unlock")]
fn rw_unlock(lock: &NativeSlot, write: bool);
pub struct RwLock<T: ?Sized> { inner: NativeSlot, poison: Cell<bool>, data: UnsafeCell<T> }
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend = "holding a RwLockReadGuard across suspend points can cause deadlocks, delays, and cause Futures to not implement `Send`"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> { lock: &'a RwLock<T> }
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend = "holding a RwLockWriteGuard across suspend points can cause deadlocks, delays, and cause Futures to not implement `Send`"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> { lock: &'a RwLock<T>, panicking: bool }
impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}
impl<T> RwLock<T> {
    pub const fn new(t: T) -> RwLock<T> { RwLock { inner: NativeSlot::new(), poison: Cell::new(false), data: UnsafeCell::new(t) } }
    pub fn into_inner(self) -> LockResult<T> { let poisoned = self.poison.get(); let data = self.data.into_inner(); if poisoned { Err(PoisonError::new(data)) } else { Ok(data) } }
}
impl<T: ?Sized> RwLock<T> {
    fn reader(&self) -> LockResult<RwLockReadGuard<'_, T>> { let guard = RwLockReadGuard { lock: self }; if self.poison.get() { Err(PoisonError::new(guard)) } else { Ok(guard) } }
    fn writer(&self) -> LockResult<RwLockWriteGuard<'_, T>> { let guard = RwLockWriteGuard { lock: self, panicking: panicking() }; if self.poison.get() { Err(PoisonError::new(guard)) } else { Ok(guard) } }
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> { rw_lock(&self.inner, false); self.reader() }
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> { rw_lock(&self.inner, true); self.writer() }
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> { if rw_try_lock(&self.inner, false) { Ok(self.reader()?) } else { Err(TryLockError::WouldBlock) } }
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> { if rw_try_lock(&self.inner, true) { Ok(self.writer()?) } else { Err(TryLockError::WouldBlock) } }
    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    pub fn clear_poison(&self) { self.poison.set(false) }
    pub fn get_mut(&mut self) -> LockResult<&mut T> { let poisoned = self.poison.get(); let data = self.data.get_mut(); if poisoned { Err(PoisonError::new(data)) } else { Ok(data) } }
}
impl<T> From<T> for RwLock<T> { fn from(t: T) -> Self { RwLock::new(t) } }
impl<T: Default> Default for RwLock<T> { fn default() -> RwLock<T> { RwLock::new(Default::default()) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => { d.field("data", &&*guard); }
            Err(TryLockError::Poisoned(err)) => { d.field("data", &&**err.get_ref()); }
            Err(TryLockError::WouldBlock) => { d.field("data", &format_args!("<locked>")); }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } } }
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } } }
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } } }
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) { rw_unlock(&self.lock.inner, false) } }
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) { if !self.panicking && panicking() { self.lock.poison.set(true); } rw_unlock(&self.lock.inner, true) } }
each! { (RwLockReadGuard, RwLockWriteGuard) =>
impl<V: ?Sized + fmt::Debug> fmt::Debug for $T<'_, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) } }
}
