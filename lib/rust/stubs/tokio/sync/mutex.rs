//! `Mutex`: a semaphore with one permit.
use crate::native::*;
use crate::sync::semaphore::{new_sem, Acquire};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

#[lang = "tokio_mutex"]
pub struct Mutex<T: ?Sized> { s: Sem, c: UnsafeCell<T> }
unsafe impl<T> Send for Mutex<T> where T: ?Sized + Send {}
unsafe impl<T> Sync for Mutex<T> where T: ?Sized + Send {}
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> { lock: &'a Mutex<T> }
unsafe impl<T> Sync for MutexGuard<'_, T> where T: ?Sized + Send + Sync {}
pub struct OwnedMutexGuard<T: ?Sized> { lock: Arc<Mutex<T>> }
unsafe impl<T> Sync for OwnedMutexGuard<T> where T: ?Sized + Send + Sync {}
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MappedMutexGuard<'a, T: ?Sized> { s: &'a Sem, data: *mut T, marker: std::marker::PhantomData<&'a mut T> }
unsafe impl<'a, T> Sync for MappedMutexGuard<'a, T> where T: ?Sized + Sync + 'a {}
unsafe impl<'a, T> Send for MappedMutexGuard<'a, T> where T: ?Sized + Send + 'a {}
#[derive(Debug)]
pub struct TryLockError(pub(crate) ());
impl fmt::Display for TryLockError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("operation would block") } }
impl std::error::Error for TryLockError {}
async fn acquire(s: &Sem) { match Acquire::new(s, 1).await { Ok(()) => {} Err(_) => unreachable!() } }
impl<T: ?Sized> Mutex<T> {
    #[track_caller]
    pub fn new(t: T) -> Self where T: Sized { Mutex { s: new_sem(1, 1), c: UnsafeCell::new(t) } }
    pub const fn const_new(t: T) -> Self where T: Sized { Mutex { s: new_sem(1, 1), c: UnsafeCell::new(t) } }
    pub async fn lock(&self) -> MutexGuard<'_, T> { acquire(&self.s).await; MutexGuard { lock: self } }
    pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> { acquire(&self.s).await; OwnedMutexGuard { lock: self } }
    #[unmodelled = "blocking on a tokio Mutex"]
    #[track_caller]
    pub fn blocking_lock(&self) -> MutexGuard<'_, T> { loop {} }
    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> { if sem_try_acquire(&self.s, 1) == 1 { Ok(MutexGuard { lock: self }) } else { Err(TryLockError(())) } }
    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> { if sem_try_acquire(&self.s, 1) == 1 { Ok(OwnedMutexGuard { lock: self }) } else { Err(TryLockError(())) } }
    pub fn get_mut(&mut self) -> &mut T { self.c.get_mut() }
    pub fn into_inner(self) -> T where T: Sized { self.c.into_inner() }
}
impl<T> From<T> for Mutex<T> { fn from(s: T) -> Self { Mutex::new(s) } }
impl<T: Default> Default for Mutex<T> { fn default() -> Self { Mutex::new(T::default()) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() { Ok(inner) => { d.field("data", &&*inner); } Err(_) => { d.field("data", &format_args!("<locked>")); } }
        d.finish()
    }
}
impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub fn map<U, F>(mut this: Self, f: F) -> MappedMutexGuard<'a, U> where U: ?Sized, F: FnOnce(&mut T) -> &mut U {
        let data = f(&mut *this) as *mut U;
        let s = &this.lock.s;
        std::mem::forget(this);
        MappedMutexGuard { s, data, marker: std::marker::PhantomData }
    }
    pub fn mutex(this: &Self) -> &'a Mutex<T> { this.lock }
}
impl<T: ?Sized> OwnedMutexGuard<T> { pub fn mutex(this: &Self) -> &Arc<Mutex<T>> { &this.lock } }
impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) { sem_release(&self.lock.s, 1) } }
impl<T: ?Sized> Drop for OwnedMutexGuard<T> { fn drop(&mut self) { sem_release(&self.lock.s, 1) } }
impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> { fn drop(&mut self) { sem_release(self.s, 1) } }
each! { ((MutexGuard<'_, T> | self.lock.c.get()), (OwnedMutexGuard<T> | self.lock.c.get()), (MappedMutexGuard<'_, T> | self.data)) =>
impl<T: ?Sized> Deref for $0 { type Target = T; fn deref(&self) -> &T { unsafe { &*$1 } } }
impl<T: ?Sized> DerefMut for $0 { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *$1 } } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for $0 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T: ?Sized + fmt::Display> fmt::Display for $0 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
}
