//! The futures crate's `Mutex`, in terms of tokio's queue of waiters.
use std::fmt;
use std::ops::{Deref, DerefMut};
pub struct Mutex<T: ?Sized> { inner: tokio::sync::Mutex<T> }
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> { inner: tokio::sync::MutexGuard<'a, T> }
impl<T> Mutex<T> { pub fn new(t: T) -> Self { Mutex { inner: tokio::sync::Mutex::new(t) } } pub fn into_inner(self) -> T { self.inner.into_inner() } }
impl<T: ?Sized> Mutex<T> {
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> { match self.inner.try_lock() { Ok(inner) => Some(MutexGuard { inner }), Err(_) => None } }
    pub async fn lock(&self) -> MutexGuard<'_, T> { MutexGuard { inner: self.inner.lock().await } }
    pub fn get_mut(&mut self) -> &mut T { self.inner.get_mut() }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T { &*self.inner } }
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T { &mut *self.inner } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("MutexGuard").field("value", &&**self).finish() } }
