//! `Once`, `OnceLock`, `LazyLock`.
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics::NativeSlot;
use crate::ops::Deref;

/// 1: the caller runs the initialiser and then calls `once_finish`; 2: done; 3: poisoned. Blocks while another thread runs it.
#[intrinsic("std_once::begin")]
fn once_begin(once: &NativeSlot) -> u32;
#[intrinsic("std_once::finish")]
fn once_finish(once: &NativeSlot, state: u32);
#[intrinsic("std_once::is_done")]
fn once_is_done(once: &NativeSlot) -> bool;
/// Ends the initialisation as poisoned (3) unless it was defused with another state.
struct Finish<'a> { once: &'a NativeSlot, state: u32 }
impl Drop for Finish<'_> { fn drop(&mut self) { once_finish(self.once, self.state) } }
pub struct Once { inner: NativeSlot }
pub struct OnceState { poisoned: bool }
impl OnceState { pub fn is_poisoned(&self) -> bool { self.poisoned } }
impl Once {
    pub const fn new() -> Once { Once { inner: NativeSlot::new() } }
    #[track_caller]
    pub fn call_once<F>(&self, f: F) where F: FnOnce() {
        match once_begin(&self.inner) {
            1 => { let mut finish = Finish { once: &self.inner, state: 3 }; f(); finish.state = 2; }
            3 => panic!("Once instance has previously been poisoned"),
            _ => {}
        }
    }
    pub fn is_completed(&self) -> bool { once_is_done(&self.inner) }
}
impl fmt::Debug for Once { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Once").finish_non_exhaustive() } }
pub struct OnceLock<T> { once: NativeSlot, value: UnsafeCell<Option<T>> }
unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}
impl<T> OnceLock<T> {
    pub const fn new() -> OnceLock<T> { OnceLock { once: NativeSlot::new(), value: UnsafeCell::new(None) } }
    pub fn get(&self) -> Option<&T> { unsafe { (*self.value.get()).as_ref() } }
    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().unwrap());
        match value { None => Ok(()), Some(value) => Err(value) }
    }
    pub fn get_or_init<F>(&self, f: F) -> &T where F: FnOnce() -> T {
        match once_begin(&self.once) {
            1 | 3 => { let mut finish = Finish { once: &self.once, state: 0 }; let made = f(); unsafe { *self.value.get() = Some(made); } finish.state = 2; }
            _ => {}
        }
        self.get().unwrap()
    }
    pub fn wait(&self) -> &T { loop { match self.get() { Some(v) => return v, None => crate::thread::yield_now() } } }
    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }
    pub fn take(&mut self) -> Option<T> { let old = crate::mem::take(self); old.into_inner() }
}
impl<T> Default for OnceLock<T> { fn default() -> OnceLock<T> { OnceLock::new() } }
impl<T: Clone> Clone for OnceLock<T> { fn clone(&self) -> OnceLock<T> { let cell = OnceLock::new(); if let Some(v) = self.get() { let _ = cell.set(v.clone()); } cell } }
impl<T> From<T> for OnceLock<T> { fn from(value: T) -> Self { let cell = OnceLock::new(); let _ = cell.set(value); cell } }
impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { let mut d = f.debug_tuple("OnceLock"); match self.get() { Some(v) => d.field(v), None => d.field(&format_args!("<uninit>")) }; d.finish() }
}
pub struct LazyLock<T, F = fn() -> T> { cell: OnceLock<T>, init: Cell<Option<F>> }
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> { LazyLock { cell: OnceLock::new(), init: Cell::new(Some(f)) } }
    pub fn force(this: &LazyLock<T, F>) -> &T { this.cell.get_or_init(|| match this.init.take() { Some(f) => f(), None => panic!("LazyLock instance has previously been poisoned") }) }
}
impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> { type Target = T; fn deref(&self) -> &T { LazyLock::force(self) } }
impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { let mut d = f.debug_tuple("LazyLock"); match self.cell.get() { Some(v) => d.field(v), None => d.field(&format_args!("<uninit>")) }; d.finish() } }
