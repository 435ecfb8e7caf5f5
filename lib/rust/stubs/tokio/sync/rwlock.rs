//! `RwLock`: a semaphore with very many permits; a reader takes one, a writer all.
use crate::native::*;
use crate::sync::semaphore::{new_sem, Acquire};
use crate::sync::TryLockError;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

const ALL: u32 = 536870911;
#[lang = "tokio_rwlock"]
pub struct RwLock<T: ?Sized> { s: Sem, c: UnsafeCell<T> }
unsafe impl<T> Send for RwLock<T> where T: ?Sized + Send {}
unsafe impl<T> Sync for RwLock<T> where T: ?Sized + Send + Sync {}
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> { s: &'a Sem, data: *const T, marker: PhantomData<&'a T> }
unsafe impl<T> Send for RwLockReadGuard<'_, T> where T: ?Sized + Sync {}
unsafe impl<T> Sync for RwLockReadGuard<'_, T> where T: ?Sized + Send + Sync {}
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> { s: &'a Sem, data: *mut T, marker: PhantomData<&'a mut T> }
unsafe impl<T> Send for RwLockWriteGuard<'_, T> where T: ?Sized + Send + Sync {}
unsafe impl<T> Sync for RwLockWriteGuard<'_, T> where T: ?Sized + Send + Sync {}
pub struct RwLockMappedWriteGuard<'a, T: ?Sized> { s: &'a Sem, data: *mut T, marker: PhantomData<&'a mut T> }
unsafe impl<T> Send for RwLockMappedWriteGuard<'_, T> where T: ?Sized + Send + Sync {}
unsafe impl<T> Sync for RwLockMappedWriteGuard<'_, T> where T: ?Sized + Send + Sync {}
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct OwnedRwLockReadGuard<T: ?Sized> { lock: Arc<RwLock<T>> }
unsafe impl<T> Send for OwnedRwLockReadGuard<T> where T: ?Sized + Sync + Send {}
unsafe impl<T> Sync for OwnedRwLockReadGuard<T> where T: ?Sized + Send + Sync {}
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct OwnedRwLockWriteGuard<T: ?Sized> { lock: Arc<RwLock<T>> }
unsafe impl<T> Send for OwnedRwLockWriteGuard<T> where T: ?Sized + Sync + Send {}
unsafe impl<T> Sync for OwnedRwLockWriteGuard<T> where T: ?Sized + Send + Sync {}
async fn acquire(s: &Sem, n: u32) { match Acquire::new(s, n).await { Ok(()) => {} Err(_) => unreachable!() } }
impl<T: ?Sized> RwLock<T> {
    pub fn new(value: T) -> RwLock<T> where T: Sized { RwLock { s: new_sem(2, ALL as usize), c: UnsafeCell::new(value) } }
    pub const fn const_new(value: T) -> RwLock<T> where T: Sized { RwLock { s: new_sem(2, ALL as usize), c: UnsafeCell::new(value) } }
    pub async fn read(&self) -> RwLockReadGuard<'_, T> { acquire(&self.s, 1).await; RwLockReadGuard { s: &self.s, data: self.c.get() as *const T, marker: PhantomData } }
    pub async fn write(&self) -> RwLockWriteGuard<'_, T> { acquire(&self.s, ALL).await; RwLockWriteGuard { s: &self.s, data: self.c.get(), marker: PhantomData } }
    pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T> { acquire(&self.s, 1).await; OwnedRwLockReadGuard { lock: self } }
    pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T> { acquire(&self.s, ALL).await; OwnedRwLockWriteGuard { lock: self } }
    pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> { if sem_try_acquire(&self.s, 1) == 1 { Ok(RwLockReadGuard { s: &self.s, data: self.c.get() as *const T, marker: PhantomData }) } else { Err(TryLockError(())) } }
    pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> { if sem_try_acquire(&self.s, ALL) == 1 { Ok(RwLockWriteGuard { s: &self.s, data: self.c.get(), marker: PhantomData }) } else { Err(TryLockError(())) } }
    #[unmodelled = "blocking on a tokio RwLock"]
    #[track_caller]
    pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> { loop {} }
    #[unmodelled = "blocking on a tokio RwLock"]
    #[track_caller]
    pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> { loop {} }
    pub fn get_mut(&mut self) -> &mut T { self.c.get_mut() }
    pub fn into_inner(self) -> T where T: Sized { self.c.into_inner() }
}
impl<T> From<T> for RwLock<T> { fn from(s: T) -> Self { RwLock::new(s) } }
impl<T: Default> Default for RwLock<T> { fn default() -> Self { RwLock::new(T::default()) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() { Ok(inner) => { d.field("data", &&*inner); } Err(_) => { d.field("data", &format_args!("<locked>")); } }
        d.finish()
    }
}
impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    pub fn map<F, U: ?Sized>(this: Self, f: F) -> RwLockReadGuard<'a, U> where F: FnOnce(&T) -> &U { let data = f(&*this) as *const U; let s = this.s; std::mem::forget(this); RwLockReadGuard { s, data, marker: PhantomData } }
}
impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    pub fn map<F, U: ?Sized>(mut this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> where F: FnOnce(&mut T) -> &mut U { let data = f(&mut *this) as *mut U; let s = this.s; std::mem::forget(this); RwLockMappedWriteGuard { s, data, marker: PhantomData } }
    pub fn downgrade(self) -> RwLockReadGuard<'a, T> { let (s, data) = (self.s, self.data as *const T); std::mem::forget(self); sem_release(s, ALL as usize - 1); RwLockReadGuard { s, data, marker: PhantomData } }
}
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) { sem_release(self.s, 1) } }
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) { sem_release(self.s, ALL as usize) } }
impl<T: ?Sized> Drop for RwLockMappedWriteGuard<'_, T> { fn drop(&mut self) { sem_release(self.s, ALL as usize) } }
impl<T: ?Sized> Drop for OwnedRwLockReadGuard<T> { fn drop(&mut self) { sem_release(&self.lock.s, 1) } }
impl<T: ?Sized> Drop for OwnedRwLockWriteGuard<T> { fn drop(&mut self) { sem_release(&self.lock.s, ALL as usize) } }
each! { ((RwLockReadGuard<'_, T> | self.data), (RwLockWriteGuard<'_, T> | self.data), (RwLockMappedWriteGuard<'_, T> | self.data), (OwnedRwLockReadGuard<T> | self.lock.c.get()), (OwnedRwLockWriteGuard<T> | self.lock.c.get())) =>
impl<T: ?Sized> Deref for $0 { type Target = T; fn deref(&self) -> &T { unsafe { &*$1 } } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for $0 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T: ?Sized + fmt::Display> fmt::Display for $0 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
}
each! { ((RwLockWriteGuard<'_, T> | self.data), (RwLockMappedWriteGuard<'_, T> | self.data), (OwnedRwLockWriteGuard<T> | self.lock.c.get())) =>
impl<T: ?Sized> DerefMut for $0 { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *$1 } } }
}
