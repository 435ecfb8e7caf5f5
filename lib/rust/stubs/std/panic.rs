//! Panics. `panic!` and the checks of the compiler end in `panic_fmt`.
use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics::take;
use crate::ops::{Deref, DerefMut};
use crate::string::String;

#[lang = "unwind_safe"]
pub auto trait UnwindSafe {}
#[lang = "ref_unwind_safe"]
pub auto trait RefUnwindSafe {}
impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}
impl<T: ?Sized> UnwindSafe for crate::sync::Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for crate::sync::Mutex<T> {}
impl<T: ?Sized> UnwindSafe for crate::sync::RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for crate::sync::RwLock<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::sync::Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::rc::Rc<T> {}
each! { (AtomicBool, AtomicU32, AtomicU64, AtomicUsize, AtomicI32, AtomicI64) =>
impl RefUnwindSafe for crate::sync::atomic::$T {}
}
pub struct AssertUnwindSafe<T>(pub T);
impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}
impl<T> Deref for AssertUnwindSafe<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
impl<T> DerefMut for AssertUnwindSafe<T> { fn deref_mut(&mut self) -> &mut T { &mut self.0 } }
impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> { type Output = R; extern "rust-call" fn call_once(self, _args: ()) -> R { (self.0)() } }
impl<F: crate::future::Future> crate::future::Future for AssertUnwindSafe<F> {
    type Output = F::Output;
    fn poll(self: crate::pin::Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<F::Output> { unsafe { self.map_unchecked_mut(|x| &mut x.0) }.poll(cx) }
}

#[lang = "panic_location"]
#[derive(Copy, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Location<'a> { file: &'a str, line: u32, column: u32 }
#[intrinsic("panic::caller_line")]
#[track_caller]
fn caller_line() -> u32;
#[intrinsic("panic::caller_column")]
#[track_caller]
fn caller_column() -> u32;
impl<'a> Location<'a> {
    #[must_use]
    #[track_caller]
    pub const fn caller() -> &'static Location<'static> { Box::leak(Box::new(Location { file: "src/main.rs", line: caller_line(), column: caller_column() })) }
    pub const fn file(&self) -> &str { self.file }
    pub const fn line(&self) -> u32 { self.line }
    pub const fn column(&self) -> u32 { self.column }
}
impl fmt::Display for Location<'_> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}:{}:{}", self.file, self.line, self.column) } }
pub struct PanicHookInfo<'a> { payload: &'a (dyn Any + Send), location: &'a Location<'a> }
pub type PanicInfo<'a> = PanicHookInfo<'a>;
impl<'a> PanicHookInfo<'a> {
    pub fn payload(&self) -> &(dyn Any + Send) { self.payload }
    pub fn payload_as_str(&self) -> Option<&str> { if let Some(s) = self.payload.downcast_ref::<&str>() { Some(s) } else if let Some(s) = self.payload.downcast_ref::<String>() { Some(s) } else { None } }
    pub fn location(&self) -> Option<&Location<'_>> { Some(self.location) }
}
impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("panicked at ")?;
        fmt::Display::fmt(self.location, f)?;
        if let Some(text) = self.payload_as_str() { f.write_str(":\n")?; f.write_str(text)?; }
        Ok(())
    }
}
struct Hook { hook: UnsafeCell<Option<Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>>> }
unsafe impl Sync for Hook {}
static HOOK: Hook = Hook { hook: UnsafeCell::new(None) };
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) { unsafe { *HOOK.hook.get() = Some(hook) } }
#[must_use]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    match unsafe { (*HOOK.hook.get()).take() } { Some(hook) => hook, None => Box::new(|info| report(match info.payload_as_str() { Some(s) => s, None => "Box<dyn Any>" }, info.location.line, info.location.column)) }
}
/// Prints "thread '…' panicked at …" to standard error, as the default hook does.
#[intrinsic("panic::report")]
fn report(message: &str, line: u32, column: u32);
/// Starts unwinding this thread with a payload.
#[intrinsic("panic::raise")]
fn raise(payload: Box<dyn Any + Send>) -> !;
#[intrinsic("panic::catch")]
fn catch<F: FnOnce() -> R, R>(f: F) -> bool;
#[track_caller]
pub(crate) fn begin(payload: Box<dyn Any + Send>, message: &str) -> ! {
    let location = Location { file: "src/main.rs", line: caller_line(), column: caller_column() };
    match unsafe { &*HOOK.hook.get() } { Some(hook) => hook(&PanicHookInfo { payload: &*payload, location: &location }), None => report(message, location.line, location.column) }
    raise(payload)
}
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! { begin(Box::new(msg), "Box<dyn Any>") }
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! { raise(payload) }
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> { if catch(f) { Ok(take()) } else { Err(take()) } }
