//! Synchronisation for tasks.
pub mod broadcast;
pub mod mpsc;
pub mod oneshot;
pub mod watch;
mod barrier;
mod mutex;
mod notify;
mod once_cell;
mod rwlock;
mod semaphore;
pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::mutex::{MappedMutexGuard, Mutex, MutexGuard, OwnedMutexGuard, TryLockError};
pub use self::notify::{Notify, OwnedNotified};
pub use self::once_cell::{OnceCell, SetError};
pub use self::rwlock::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock, RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard};
pub use self::semaphore::{AcquireError, OwnedSemaphorePermit, Semaphore, SemaphorePermit, TryAcquireError};
pub mod futures { pub use super::notify::Notified; }
