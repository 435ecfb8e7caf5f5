//! `OnceCell`: initialised once, by the first task that gets there.
use crate::sync::{Semaphore, SemaphorePermit};
use std::cell::UnsafeCell;
use std::fmt;
use std::future::Future;

pub struct OnceCell<T> { value: UnsafeCell<Option<T>>, semaphore: Semaphore }
unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
unsafe impl<T: Send> Send for OnceCell<T> {}
#[derive(Debug, PartialEq, Eq)]
pub enum SetError<T> { AlreadyInitializedError(T), InitializingError(T) }
impl<T> fmt::Display for SetError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { SetError::AlreadyInitializedError(_) => f.write_str("AlreadyInitializedError"), SetError::InitializingError(_) => f.write_str("InitializingError") } } }
impl<T: fmt::Debug> std::error::Error for SetError<T> {}
impl<T> OnceCell<T> {
    pub fn new() -> Self { OnceCell { value: UnsafeCell::new(None), semaphore: Semaphore::new(1) } }
    pub const fn const_new() -> Self { OnceCell { value: UnsafeCell::new(None), semaphore: Semaphore::const_new(1) } }
    pub fn new_with(value: Option<T>) -> Self { let cell = OnceCell::new(); if let Some(v) = value { unsafe { *cell.value.get() = Some(v); } cell.semaphore.close(); } cell }
    pub fn initialized(&self) -> bool { self.get().is_some() }
    pub fn get(&self) -> Option<&T> { unsafe { (*self.value.get()).as_ref() } }
    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }
    fn fill(&self, value: T, permit: SemaphorePermit<'_>) -> &T { unsafe { *self.value.get() = Some(value); } self.semaphore.close(); permit.forget(); self.get().unwrap() }
    pub fn set(&self, value: T) -> Result<(), SetError<T>> {
        if self.initialized() { return Err(SetError::AlreadyInitializedError(value)); }
        match self.semaphore.try_acquire() { Ok(permit) => { self.fill(value, permit); Ok(()) } Err(_) => Err(SetError::InitializingError(value)) }
    }
    pub async fn get_or_init<F, Fut>(&self, f: F) -> &T where F: FnOnce() -> Fut, Fut: Future<Output = T> {
        crate::task::coop::consume_budget().await;
        if let Some(v) = self.get() { return v; }
        match self.semaphore.acquire().await { Ok(permit) => { let value = f().await; self.fill(value, permit) } Err(_) => self.get().unwrap() }
    }
    pub async fn get_or_try_init<E, F, Fut>(&self, f: F) -> Result<&T, E> where F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>> {
        crate::task::coop::consume_budget().await;
        if let Some(v) = self.get() { return Ok(v); }
        match self.semaphore.acquire().await { Ok(permit) => { let value = f().await?; Ok(self.fill(value, permit)) } Err(_) => Ok(self.get().unwrap()) }
    }
    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }
    pub fn take(&mut self) -> Option<T> { std::mem::take(self).into_inner() }
}
impl<T> Default for OnceCell<T> { fn default() -> OnceCell<T> { OnceCell::new() } }
impl<T> From<T> for OnceCell<T> { fn from(value: T) -> Self { OnceCell::new_with(Some(value)) } }
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("OnceCell").field("value", &self.get()).finish() } }
