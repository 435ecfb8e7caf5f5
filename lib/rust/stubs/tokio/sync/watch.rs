//! `watch`: one value, always the latest.
use crate::native::*;
use std::cell::UnsafeCell;
use std::fmt;
use std::future::{poll_fn, Future};
use std::intrinsics::Native;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::{Arc, RwLock, RwLockReadGuard};
use std::task::{Context, Poll};

pub mod error {
    use std::fmt;
    #[derive(PartialEq, Eq, Clone, Copy)]
    pub struct SendError<T>(pub T);
    impl<T> fmt::Debug for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SendError").finish_non_exhaustive() } }
    impl<T> fmt::Display for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") } }
    impl<T> std::error::Error for SendError<T> {}
    #[derive(Debug, Clone)]
    pub struct RecvError(pub(super) ());
    impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") } }
    impl std::error::Error for RecvError {}
}
use self::error::{RecvError, SendError};
struct Shared<T> { value: RwLock<T>, native: Native }
unsafe impl<T: Send> Send for Shared<T> {}
unsafe impl<T: Send + Sync> Sync for Shared<T> {}
#[real_size = 8]
pub struct Sender<T> { shared: Arc<Shared<T>> }
#[real_size = 16]
pub struct Receiver<T> { shared: Arc<Shared<T>>, version: u64 }
#[must_not_suspend]
pub struct Ref<'a, T> { inner: RwLockReadGuard<'a, T>, has_changed: bool }
impl<T> Deref for Ref<'_, T> { type Target = T; fn deref(&self) -> &T { &*self.inner } }
impl<T> Ref<'_, T> { pub fn has_changed(&self) -> bool { self.has_changed } }
impl<T: fmt::Debug> fmt::Debug for Ref<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Ref").field("inner", &self.inner).field("has_changed", &self.has_changed).finish() } }
pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {
    let tx = Sender::new(init);
    let rx = tx.subscribe();
    (tx, rx)
}
impl<T> Sender<T> {
    pub fn new(init: T) -> Self { Sender { shared: Arc::new(Shared { value: RwLock::new(init), native: watch_new() }) } }
    pub fn send(&self, value: T) -> Result<(), SendError<T>> { if watch_query(self.shared.native, 0) == 0 { return Err(SendError(value)); } self.send_replace(value); Ok(()) }
    pub fn send_modify<F>(&self, modify: F) where F: FnOnce(&mut T) { self.send_if_modified(|value| { modify(value); true }); }
    pub fn send_if_modified<F>(&self, modify: F) -> bool where F: FnOnce(&mut T) -> bool {
        {
            let mut lock = self.shared.value.write().unwrap();
            if !modify(&mut *lock) { return false; }
        }
        watch_modified(self.shared.native);
        true
    }
    pub fn send_replace(&self, mut value: T) -> T { self.send_modify(|old| std::mem::swap(old, &mut value)); value }
    pub fn borrow(&self) -> Ref<'_, T> { Ref { inner: self.shared.value.read().unwrap(), has_changed: false } }
    pub fn is_closed(&self) -> bool { watch_query(self.shared.native, 0) == 0 }
    pub async fn closed(&self) { let native = SendNative(self.shared.native); poll_fn(move |cx| if watch_poll_closed(native.get(), cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending }).await }
    pub fn subscribe(&self) -> Receiver<T> { watch_count(self.shared.native, 2); Receiver { version: watch_version(self.shared.native), shared: self.shared.clone() } }
    pub fn receiver_count(&self) -> usize { watch_query(self.shared.native, 0) }
    pub fn sender_count(&self) -> usize { watch_query(self.shared.native, 2) }
    pub fn same_channel(&self, other: &Self) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }
}
#[derive(Clone, Copy)]
struct SendNative(Native);
impl SendNative { fn get(&self) -> Native { self.0 } }
unsafe impl Send for SendNative {}
unsafe impl Sync for SendNative {}
impl<T> Clone for Sender<T> { fn clone(&self) -> Self { watch_count(self.shared.native, 0); Sender { shared: self.shared.clone() } } }
impl<T: Default> Default for Sender<T> { fn default() -> Self { Sender::new(T::default()) } }
impl<T> Drop for Sender<T> { fn drop(&mut self) { watch_count(self.shared.native, 1) } }
struct Changed<'a> { native: Native, _borrow: std::marker::PhantomData<&'a ()>, _pinned: std::marker::PhantomPinned }
unsafe impl Send for Changed<'_> {}
unsafe impl Sync for Changed<'_> {}
impl Future for Changed<'_> {
    type Output = Result<(), RecvError>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), RecvError>> { match watch_changed_poll(self.native, cx.waker()) { 0 => Poll::Pending, 1 => Poll::Ready(Ok(())), _ => Poll::Ready(Err(RecvError(()))) } }
}
impl Drop for Changed<'_> { fn drop(&mut self) { watch_changed_drop(self.native) } }
impl<T> Receiver<T> {
    fn see(&mut self) { self.version = watch_version(self.shared.native); watch_count(self.shared.native, 4) }
    pub fn borrow(&self) -> Ref<'_, T> { let has_changed = watch_version(self.shared.native) != self.version; Ref { inner: self.shared.value.read().unwrap(), has_changed } }
    pub fn borrow_and_update(&mut self) -> Ref<'_, T> { let has_changed = watch_version(self.shared.native) != self.version; self.see(); Ref { inner: self.shared.value.read().unwrap(), has_changed } }
    pub fn has_changed(&self) -> Result<bool, RecvError> { if watch_query(self.shared.native, 1) == 1 { Err(RecvError(())) } else { Ok(watch_version(self.shared.native) != self.version) } }
    pub fn mark_changed(&mut self) { self.version = self.version.wrapping_sub(1) }
    pub fn mark_unchanged(&mut self) { self.version = watch_version(self.shared.native) }
    pub async fn changed(&mut self) -> Result<(), RecvError> {
        Changed { native: watch_changed_start(self.shared.native, self.version), _borrow: std::marker::PhantomData, _pinned: std::marker::PhantomPinned }.await?;
        self.see();
        Ok(())
    }
    pub async fn wait_for(&mut self, mut f: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, RecvError> {
        let mut closed = false;
        loop {
            {
                let has_changed = watch_version(self.shared.native) != self.version;
                self.see();
                let inner = self.shared.value.read().unwrap();
                if (!closed || has_changed) && f(&*inner) { drop(inner); return Ok(Ref { inner: self.shared.value.read().unwrap(), has_changed }); }
            }
            if closed { return Err(RecvError(())); }
            closed = self.changed_quiet().await.is_err();
        }
    }
    async fn changed_quiet(&self) -> Result<(), RecvError> { Changed { native: watch_changed_start(self.shared.native, self.version), _borrow: std::marker::PhantomData, _pinned: std::marker::PhantomPinned }.await }
    pub fn same_channel(&self, other: &Self) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }
}
impl<T> Clone for Receiver<T> { fn clone(&self) -> Self { watch_count(self.shared.native, 2); Receiver { shared: self.shared.clone(), version: self.version } } }
impl<T> Drop for Receiver<T> { fn drop(&mut self) { watch_count(self.shared.native, 3) } }
impl<T: fmt::Debug> fmt::Debug for Sender<T> { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
impl<T: fmt::Debug> fmt::Debug for Receiver<T> { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
