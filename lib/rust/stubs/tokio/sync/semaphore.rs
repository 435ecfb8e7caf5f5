//! `Semaphore`, and the waiting that `Mutex` and `RwLock` share.
use crate::native::*;
use std::fmt;
use std::future::Future;
use std::intrinsics::{Native, NativeSlot};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

pub(crate) const fn new_sem(kind: u32, permits: usize) -> Sem { Sem { slot: NativeSlot::new(), kind, permits } }
/// Waits in line. Dropped early it leaves the line and hands on what it was assigned.
pub(crate) struct Acquire<'a> { native: Native, sem: &'a Sem, _pinned: std::marker::PhantomPinned }
unsafe impl Send for Acquire<'_> {}
unsafe impl Sync for Acquire<'_> {}
impl<'a> Acquire<'a> { pub(crate) fn new(sem: &'a Sem, permits: u32) -> Acquire<'a> { Acquire { native: sem_acquire(sem, permits), sem, _pinned: std::marker::PhantomPinned } } }
impl Future for Acquire<'_> {
    type Output = Result<(), AcquireError>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), AcquireError>> { match sem_poll_acquire(self.native, cx.waker()) { 0 => Poll::Pending, 1 => Poll::Ready(Ok(())), _ => Poll::Ready(Err(AcquireError(()))) } }
}
impl Drop for Acquire<'_> { fn drop(&mut self) { sem_drop_acquire(self.native) } }

#[derive(Debug)]
pub struct AcquireError(pub(crate) ());
impl fmt::Display for AcquireError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("semaphore closed") } }
impl std::error::Error for AcquireError {}
#[derive(Debug, PartialEq, Eq)]
pub enum TryAcquireError { Closed, NoPermits }
impl fmt::Display for TryAcquireError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { TryAcquireError::Closed => f.write_str("semaphore closed"), TryAcquireError::NoPermits => f.write_str("no permits available") } } }
impl std::error::Error for TryAcquireError {}
fn tried(status: u32) -> Result<(), TryAcquireError> { match status { 1 => Ok(()), 2 => Err(TryAcquireError::Closed), _ => Err(TryAcquireError::NoPermits) } }

#[lang = "tokio_semaphore"]
pub struct Semaphore { sem: Sem }
#[must_use]
#[derive(Debug)]
pub struct SemaphorePermit<'a> { sem: &'a Semaphore, permits: u32 }
#[must_use]
#[derive(Debug)]
pub struct OwnedSemaphorePermit { sem: Arc<Semaphore>, permits: u32 }
impl Semaphore {
    pub const MAX_PERMITS: usize = usize::MAX >> 3;
    #[track_caller]
    pub fn new(permits: usize) -> Self { assert!(permits <= Semaphore::MAX_PERMITS, "a semaphore may not have more than MAX_PERMITS permits ({})", Semaphore::MAX_PERMITS); Semaphore { sem: new_sem(0, permits) } }
    pub const fn const_new(permits: usize) -> Self { Semaphore { sem: new_sem(0, permits) } }
    pub fn available_permits(&self) -> usize { sem_available(&self.sem) }
    pub fn add_permits(&self, n: usize) { sem_add(&self.sem, n) }
    pub fn forget_permits(&self, n: usize) -> usize { sem_forget(&self.sem, n) }
    pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> { Acquire::new(&self.sem, 1).await?; Ok(SemaphorePermit { sem: self, permits: 1 }) }
    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> { Acquire::new(&self.sem, n).await?; Ok(SemaphorePermit { sem: self, permits: n }) }
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> { tried(sem_try_acquire(&self.sem, 1))?; Ok(SemaphorePermit { sem: self, permits: 1 }) }
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> { tried(sem_try_acquire(&self.sem, n))?; Ok(SemaphorePermit { sem: self, permits: n }) }
    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> { Acquire::new(&self.sem, 1).await?; Ok(OwnedSemaphorePermit { sem: self, permits: 1 }) }
    pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> { Acquire::new(&self.sem, n).await?; Ok(OwnedSemaphorePermit { sem: self, permits: n }) }
    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> { tried(sem_try_acquire(&self.sem, 1))?; Ok(OwnedSemaphorePermit { sem: self, permits: 1 }) }
    pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> { tried(sem_try_acquire(&self.sem, n))?; Ok(OwnedSemaphorePermit { sem: self, permits: n }) }
    pub fn close(&self) { sem_close(&self.sem) }
    pub fn is_closed(&self) -> bool { sem_is_closed(&self.sem) }
}
impl fmt::Debug for Semaphore { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Semaphore").field("ll_sem", &format_args!("Semaphore {{ permits: {} }}", self.available_permits())).finish() } }
impl<'a> SemaphorePermit<'a> {
    pub fn forget(mut self) { self.permits = 0 }
    #[track_caller]
    pub fn merge(&mut self, mut other: Self) { assert!(std::ptr::eq(self.sem, other.sem), "merging permits from different semaphore instances"); self.permits += other.permits; other.permits = 0 }
    pub fn split(&mut self, n: usize) -> Option<Self> { if n > self.permits as usize { None } else { self.permits -= n as u32; Some(SemaphorePermit { sem: self.sem, permits: n as u32 }) } }
    pub fn num_permits(&self) -> usize { self.permits as usize }
}
impl OwnedSemaphorePermit {
    pub fn forget(mut self) { self.permits = 0 }
    #[track_caller]
    pub fn merge(&mut self, mut other: Self) { assert!(Arc::ptr_eq(&self.sem, &other.sem), "merging permits from different semaphore instances"); self.permits += other.permits; other.permits = 0 }
    pub fn split(&mut self, n: usize) -> Option<Self> { if n > self.permits as usize { None } else { self.permits -= n as u32; Some(OwnedSemaphorePermit { sem: self.sem.clone(), permits: n as u32 }) } }
    pub fn num_permits(&self) -> usize { self.permits as usize }
    pub fn semaphore(&self) -> &Arc<Semaphore> { &self.sem }
}
impl Drop for SemaphorePermit<'_> { fn drop(&mut self) { if self.permits > 0 { sem_release(&self.sem.sem, self.permits as usize) } } }
impl Drop for OwnedSemaphorePermit { fn drop(&mut self) { if self.permits > 0 { sem_release(&self.sem.sem, self.permits as usize) } } }
