//! `Barrier`.
use crate::native::*;
use std::fmt;
use std::future::Future;
use std::intrinsics::Native;
use std::pin::Pin;
use std::task::{Context, Poll};

#[real_size = 56]
pub struct Barrier { native: Native, n: usize }
unsafe impl Send for Barrier {}
unsafe impl Sync for Barrier {}
#[derive(Debug, Clone)]
pub struct BarrierWaitResult(bool);
impl BarrierWaitResult { pub fn is_leader(&self) -> bool { self.0 } }
struct Wait { native: Native }
unsafe impl Send for Wait {}
unsafe impl Sync for Wait {}
impl Future for Wait { type Output = BarrierWaitResult; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<BarrierWaitResult> { match barrier_poll(self.native, cx.waker()) { 0 => Poll::Pending, status => Poll::Ready(BarrierWaitResult(status == 2)) } } }
impl Drop for Wait { fn drop(&mut self) { barrier_drop(self.native) } }
impl Barrier {
    #[track_caller]
    pub fn new(n: usize) -> Barrier { let n = if n == 0 { 1 } else { n }; Barrier { native: barrier_new(n), n } }
    pub async fn wait(&self) -> BarrierWaitResult { Wait { native: barrier_arrive(self.native) }.await }
}
impl fmt::Debug for Barrier { #[unmodelled = "the inner parts that this Debug prints"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
