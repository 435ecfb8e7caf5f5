//! `Notify`.
use crate::native::*;
use std::fmt;
use std::future::Future;
use std::intrinsics::{Native, NativeSlot};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

#[lang = "tokio_notify"]
#[real_size = 32]
pub struct Notify { slot: NativeSlot }
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[real_size = 64]
pub struct Notified<'a> { native: Native, notify: &'a Notify, _pinned: PhantomPinned }
unsafe impl<'a> Send for Notified<'a> {}
unsafe impl<'a> Sync for Notified<'a> {}
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OwnedNotified { native: Native, notify: Arc<Notify>, _pinned: PhantomPinned }
unsafe impl Send for OwnedNotified {}
unsafe impl Sync for OwnedNotified {}
impl Notify {
    pub fn new() -> Notify { Notify { slot: NativeSlot::new() } }
    pub const fn const_new() -> Notify { Notify { slot: NativeSlot::new() } }
    pub fn notified(&self) -> Notified<'_> { Notified { native: notify_notified(&self.slot), notify: self, _pinned: PhantomPinned } }
    pub fn notified_owned(self: Arc<Self>) -> OwnedNotified { OwnedNotified { native: notify_notified(&self.slot), notify: self, _pinned: PhantomPinned } }
    pub fn notify_one(&self) { notify_notify(&self.slot, 0) }
    pub fn notify_last(&self) { notify_notify(&self.slot, 1) }
    pub fn notify_waiters(&self) { notify_notify(&self.slot, 2) }
}
impl Default for Notify { fn default() -> Notify { Notify::new() } }
impl fmt::Debug for Notify { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
each! { (Notified<'_>, OwnedNotified) =>
impl $T { pub fn enable(self: Pin<&mut Self>) -> bool { notify_enable(self.native) } }
impl Future for $T {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> { if notify_poll(self.native, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending } }
}
impl Drop for $T { fn drop(&mut self) { notify_drop(self.native) } }
impl fmt::Debug for $T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Notified").finish_non_exhaustive() } }
}
