//! Wakers.
use std::sync::Arc;
use std::task::{Wake, Waker};
pub fn noop_waker() -> Waker { Waker::noop().clone() }
pub fn noop_waker_ref() -> &'static Waker { Waker::noop() }
pub trait ArcWake: Send + Sync {
    fn wake(self: Arc<Self>) { Self::wake_by_ref(&self) }
    fn wake_by_ref(arc_self: &Arc<Self>);
}
struct Adapter<W>(Arc<W>);
impl<W: ArcWake + 'static> Wake for Adapter<W> {
    fn wake(self: Arc<Self>) { W::wake_by_ref(&self.0) }
    fn wake_by_ref(self: &Arc<Self>) { W::wake_by_ref(&self.0) }
}
pub fn waker<W: ArcWake + 'static>(wake: Arc<W>) -> Waker { Waker::from(Arc::new(Adapter(wake))) }
