//! `Poll`, `Context`, `Waker`.
use crate::convert::Infallible;
use crate::intrinsics::Native;
use crate::boxed::Box;
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::ops::{ControlFlow, FromResidual, Try};
use crate::sync::Arc;
use crate::fmt;

#[must_use = "this `Poll` may be a `Pending` variant, which should be handled"]
#[lang = "Poll"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Poll<T> {
    #[lang = "Ready"]
    Ready(T),
    #[lang = "Pending"]
    Pending,
}
impl<T> Poll<T> {
    pub fn map<U, F>(self, f: F) -> Poll<U> where F: FnOnce(T) -> U { match self { Poll::Ready(t) => Poll::Ready(f(t)), Poll::Pending => Poll::Pending } }
    pub const fn is_ready(&self) -> bool { matches!(*self, Poll::Ready(_)) }
    pub const fn is_pending(&self) -> bool { !self.is_ready() }
}
impl<T, E> Poll<Result<T, E>> {
    pub fn map_ok<U, F>(self, f: F) -> Poll<Result<U, E>> where F: FnOnce(T) -> U {
        match self { Poll::Ready(Ok(t)) => Poll::Ready(Ok(f(t))), Poll::Ready(Err(e)) => Poll::Ready(Err(e)), Poll::Pending => Poll::Pending }
    }
    pub fn map_err<U, F>(self, f: F) -> Poll<Result<T, U>> where F: FnOnce(E) -> U {
        match self { Poll::Ready(Ok(t)) => Poll::Ready(Ok(t)), Poll::Ready(Err(e)) => Poll::Ready(Err(f(e))), Poll::Pending => Poll::Pending }
    }
}
impl<T> From<T> for Poll<T> { fn from(t: T) -> Poll<T> { Poll::Ready(t) } }
impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<Infallible, E>;
    fn from_output(c: Poll<T>) -> Self { c.map(Ok) }
    fn branch(self) -> ControlFlow<Self::Residual, Poll<T>> {
        match self { Poll::Ready(Ok(x)) => ControlFlow::Continue(Poll::Ready(x)), Poll::Ready(Err(e)) => ControlFlow::Break(Err(e)), Poll::Pending => ControlFlow::Continue(Poll::Pending) }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(x: Result<Infallible, E>) -> Self { match x { Err(e) => Poll::Ready(Err(From::from(e))), Ok(never) => match never {} } }
}
impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<Infallible, E>;
    fn from_output(c: Poll<Option<T>>) -> Self { c.map(|x| x.map(Ok)) }
    fn branch(self) -> ControlFlow<Self::Residual, Poll<Option<T>>> {
        match self {
            Poll::Ready(Some(Ok(x))) => ControlFlow::Continue(Poll::Ready(Some(x))),
            Poll::Ready(Some(Err(e))) => ControlFlow::Break(Err(e)),
            Poll::Ready(None) => ControlFlow::Continue(Poll::Ready(None)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(x: Result<Infallible, E>) -> Self { match x { Err(e) => Poll::Ready(Some(Err(From::from(e)))), Ok(never) => match never {} } }
}

#[derive(PartialEq, Copy, Clone, Debug)]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}
impl RawWakerVTable {
    pub const fn new(clone: unsafe fn(*const ()) -> RawWaker, wake: unsafe fn(*const ()), wake_by_ref: unsafe fn(*const ()), drop: unsafe fn(*const ())) -> Self {
        RawWakerVTable { clone, wake, wake_by_ref, drop }
    }
}
#[derive(PartialEq, Debug)]
pub struct RawWaker { data: *const (), vtable: &'static RawWakerVTable }
impl RawWaker {
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker { RawWaker { data, vtable } }
}

/// Who is woken: a task of the runtime (the kernel's waker), the reader's own `Wake`, a hand-made vtable, or nobody.
#[lang = "waker_kind"]
enum WakerKind {
    Runtime(Native),
    Object(Box<dyn WakeObject>),
    Raw(RawWaker),
    Noop,
}
trait WakeObject {
    fn clone_object(&self) -> Box<dyn WakeObject>;
    fn wake(self: Box<Self>);
    fn wake_by_ref(&self);
    fn data(&self) -> *const ();
}
impl<W: Wake + Send + Sync + 'static> WakeObject for Arc<W> {
    fn clone_object(&self) -> Box<dyn WakeObject> { Box::new(Arc::clone(self)) }
    fn wake(self: Box<Self>) { W::wake(*self) }
    fn wake_by_ref(&self) { W::wake_by_ref(self) }
    fn data(&self) -> *const () { Arc::as_ptr(self) as *const () }
}
#[real_size = 16]
#[lang = "waker"]
pub struct Waker { waker: WakerKind }
impl Unpin for Waker {}
unsafe impl Send for Waker {}
unsafe impl Sync for Waker {}
#[intrinsic("waker::clone")]
fn runtime_clone(w: Native) -> Native;
#[intrinsic("waker::wake")]
fn runtime_wake(w: Native);
#[intrinsic("waker::wake_by_ref")]
fn runtime_wake_by_ref(w: Native);
#[intrinsic("waker::drop")]
fn runtime_drop(w: Native);
#[intrinsic("waker::will_wake")]
fn runtime_will_wake(a: Native, b: Native) -> bool;
static NOOP: Waker = Waker { waker: WakerKind::Noop };
impl Waker {
    pub fn wake(self) {
        let this = ManuallyDrop::new(self);
        match unsafe { crate::ptr::read(&this.waker) } {
            WakerKind::Runtime(w) => runtime_wake(w),
            WakerKind::Object(o) => o.wake(),
            WakerKind::Raw(r) => unsafe { (r.vtable.wake)(r.data) },
            WakerKind::Noop => {}
        }
    }
    pub fn wake_by_ref(&self) {
        match &self.waker {
            WakerKind::Runtime(w) => runtime_wake_by_ref(*w),
            WakerKind::Object(o) => o.wake_by_ref(),
            WakerKind::Raw(r) => unsafe { (r.vtable.wake_by_ref)(r.data) },
            WakerKind::Noop => {}
        }
    }
    #[must_use]
    pub fn will_wake(&self, other: &Waker) -> bool {
        match (&self.waker, &other.waker) {
            (WakerKind::Runtime(a), WakerKind::Runtime(b)) => runtime_will_wake(*a, *b),
            (WakerKind::Object(a), WakerKind::Object(b)) => a.data() == b.data(),
            (WakerKind::Raw(a), WakerKind::Raw(b)) => a.data == b.data && crate::ptr::eq(a.vtable, b.vtable),
            (WakerKind::Noop, WakerKind::Noop) => true,
            _ => false,
        }
    }
    #[must_use]
    pub const unsafe fn from_raw(waker: RawWaker) -> Waker { Waker { waker: WakerKind::Raw(waker) } }
    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self { Waker { waker: WakerKind::Raw(RawWaker { data, vtable }) } }
    #[must_use]
    pub const fn noop() -> &'static Waker { &NOOP }
    #[unmodelled = "the data pointer of a Waker"]
    pub fn data(&self) -> *const () { loop {} }
}
impl Clone for Waker {
    fn clone(&self) -> Self {
        Waker {
            waker: match &self.waker {
                WakerKind::Runtime(w) => WakerKind::Runtime(runtime_clone(*w)),
                WakerKind::Object(o) => WakerKind::Object(o.clone_object()),
                WakerKind::Raw(r) => WakerKind::Raw(unsafe { (r.vtable.clone)(r.data) }),
                WakerKind::Noop => WakerKind::Noop,
            },
        }
    }
    fn clone_from(&mut self, source: &Self) { if !self.will_wake(source) { *self = source.clone(); } }
}
impl Drop for Waker {
    fn drop(&mut self) {
        match &self.waker {
            WakerKind::Runtime(w) => runtime_drop(*w),
            WakerKind::Raw(r) => unsafe { (r.vtable.drop)(r.data) },
            _ => {}
        }
    }
}
impl fmt::Debug for Waker { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Waker { .. }") } }

pub trait Wake {
    fn wake(self: Arc<Self>);
    fn wake_by_ref(self: &Arc<Self>) { self.clone().wake(); }
}
impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker { fn from(waker: Arc<W>) -> Waker { Waker { waker: WakerKind::Object(Box::new(waker)) } } }
#[unmodelled = "RawWaker made from a Wake"]
impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker { fn from(waker: Arc<W>) -> RawWaker { loop {} } }

#[lang = "Context"]
#[real_size = 32]
pub struct Context<'a> { waker: &'a Waker, _marker: PhantomData<fn(&'a ()) -> &'a ()>, _marker2: PhantomData<*mut ()> }
impl<'a> Context<'a> {
    #[must_use]
    pub const fn from_waker(waker: &'a Waker) -> Self { Context { waker, _marker: PhantomData, _marker2: PhantomData } }
    #[must_use]
    pub const fn waker(&self) -> &'a Waker { self.waker }
}
impl fmt::Debug for Context<'_> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Context").field("waker", &self.waker).finish() } }
