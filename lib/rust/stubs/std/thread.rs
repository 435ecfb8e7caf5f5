//! OS threads.
use crate::any::Any;
use crate::boxed::Box;
use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::fmt;
use crate::intrinsics::{take, Native};
use crate::io;
use crate::marker::PhantomData;
use crate::num::NonZero;
use crate::string::String;
use crate::time::Duration;

#[intrinsic("thread::spawn")]
fn spawn_native<F: FnOnce() -> T, T>(f: F, name: &str) -> Native;
/// Blocks until the thread ends. 1: its result, 2: its panic's payload; both through `take`.
#[intrinsic("thread::join")]
fn join_native(thread: Native) -> u32;
#[intrinsic("thread::is_finished")]
fn finished_native(thread: Native) -> bool;
#[intrinsic("thread::current")]
fn current_native() -> Native;
/// Empty when the thread has no name.
#[intrinsic("thread::name")]
fn name_native(thread: Native) -> &'static str;
#[intrinsic("thread::id")]
fn id_native(thread: Native) -> u64;
#[intrinsic("thread::park")]
fn park_native(timeout_nanos: u64);
#[intrinsic("thread::unpark")]
fn unpark_native(thread: Native);
#[intrinsic("thread::sleep")]
fn sleep_native(nanos: u64);
#[intrinsic("thread::yield_now")]
pub fn yield_now();
#[intrinsic("thread::panicking")]
#[must_use]
pub fn panicking() -> bool;
#[intrinsic("thread::available_parallelism")]
fn parallelism() -> usize;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;
#[derive(Eq, PartialEq, Clone, Copy, Hash)]
pub struct ThreadId(u64);
impl fmt::Debug for ThreadId { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("ThreadId").field(&self.0).finish() } }
#[derive(Clone)]
#[real_size = 8]
pub struct Thread { native: Native }
unsafe impl Send for Thread {}
unsafe impl Sync for Thread {}
impl Thread {
    pub fn unpark(&self) { unpark_native(self.native) }
    #[must_use]
    pub fn id(&self) -> ThreadId { ThreadId(id_native(self.native)) }
    #[must_use]
    pub fn name(&self) -> Option<&str> { let name = name_native(self.native); if name.is_empty() { None } else { Some(name) } }
}
impl fmt::Debug for Thread { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive() } }
#[must_use]
pub fn current() -> Thread { Thread { native: current_native() } }
pub fn sleep(dur: Duration) { sleep_native(dur.as_nanos() as u64) }
pub fn park() { park_native(u64::MAX) }
pub fn park_timeout(dur: Duration) { park_native(dur.as_nanos() as u64) }
pub fn available_parallelism() -> io::Result<NonZero<usize>> { Ok(NonZero::<usize>::new(parallelism()).unwrap()) }

#[lang = "thread_join_handle"]
#[real_size = 24]
pub struct JoinHandle<T> { thread: Thread, marker: PhantomData<T> }
unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread { &self.thread }
    pub fn join(self) -> Result<T> { match join_native(self.thread.native) { 1 => Ok(take()), _ => Err(take()) } }
    pub fn is_finished(&self) -> bool { finished_native(self.thread.native) }
}
impl<T> fmt::Debug for JoinHandle<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinHandle").finish_non_exhaustive() } }
#[lang = "thread_spawn"]
pub fn spawn<F, T>(f: F) -> JoinHandle<T> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static { JoinHandle { thread: Thread { native: spawn_native(f, "") }, marker: PhantomData } }
#[must_use = "must eventually spawn the thread"]
#[derive(Debug)]
pub struct Builder { name: Option<String> }
impl Builder {
    pub fn new() -> Builder { Builder { name: None } }
    pub fn name(self, name: String) -> Builder { Builder { name: Some(name) } }
    pub fn stack_size(self, _size: usize) -> Builder { self }
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static {
        Ok(JoinHandle { thread: Thread { native: spawn_native(f, match &self.name { Some(n) => n.as_str(), None => "" }) }, marker: PhantomData })
    }
}

pub struct Scope<'scope, 'env: 'scope> { threads: RefCell<crate::vec::Vec<Native>>, failed: Cell<bool>, scope: PhantomData<&'scope mut &'scope ()>, env: PhantomData<&'env mut &'env ()> }
unsafe impl Sync for Scope<'_, '_> {}
pub struct ScopedJoinHandle<'scope, T> { thread: Thread, marker: PhantomData<(&'scope (), T)> }
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}
#[intrinsic("thread::forget_panic")]
fn join_quietly(thread: Native) -> bool;
/// Joins every thread of the scope, also when the scope's own function panics.
struct JoinAll<'a, 'scope, 'env>(&'a Scope<'scope, 'env>);
impl Drop for JoinAll<'_, '_, '_> { fn drop(&mut self) { let mut i = 0; while i < self.0.threads.borrow().len() { let t = self.0.threads.borrow()[i]; if !join_quietly(t) { self.0.failed.set(true); } i += 1; } } }
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T where F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T {
    let scope = Scope { threads: RefCell::new(crate::vec::Vec::new()), failed: Cell::new(false), scope: PhantomData, env: PhantomData };
    let result = { let _join = JoinAll(&scope); f(unsafe { &*(&raw const scope) }) };
    if scope.failed.get() { panic!("a scoped thread panicked") }
    result
}
impl<'scope, 'env> Scope<'scope, 'env> {
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> where F: FnOnce() -> T + Send + 'scope, T: Send + 'scope {
        let native = spawn_native(f, "");
        self.threads.borrow_mut().push(native);
        ScopedJoinHandle { thread: Thread { native }, marker: PhantomData }
    }
}
impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub fn join(self) -> Result<T> { match join_native(self.thread.native) { 1 => Ok(take()), _ => Err(take()) } }
    pub fn is_finished(&self) -> bool { finished_native(self.thread.native) }
    pub fn thread(&self) -> &Thread { &self.thread }
}

/// What `thread_local!` declares: one value per thread, made at its first use there.
pub struct LocalKey<T: 'static> { init: fn() -> T, name: &'static str }
unsafe impl<T> Send for LocalKey<T> {}
unsafe impl<T> Sync for LocalKey<T> {}
/// This thread's value of the key (its initialiser is its name); null until `local_set`.
#[intrinsic("thread::local_get")]
fn local_get<T>(key: fn() -> T) -> *const T;
#[intrinsic("thread::local_set")]
fn local_set<T>(key: fn() -> T, value: T);
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;
impl fmt::Debug for AccessError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() } }
impl fmt::Display for AccessError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("already destroyed") } }
impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(init: fn() -> T, name: &'static str) -> LocalKey<T> { LocalKey { init, name } }
    fn slot(&'static self) -> &'static T { let p = local_get::<T>(self.init); if p.is_null() { local_set(self.init, (self.init)()); unsafe { &*local_get::<T>(self.init) } } else { unsafe { &*p } } }
    pub fn with<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { f(self.slot()) }
    pub fn try_with<F, R>(&'static self, f: F) -> crate::result::Result<R, AccessError> where F: FnOnce(&T) -> R { Ok(f(self.slot())) }
}
impl<T: 'static> LocalKey<Cell<T>> {
    pub fn set(&'static self, value: T) { self.slot().set(value) }
    pub fn get(&'static self) -> T where T: Copy { self.slot().get() }
    pub fn take(&'static self) -> T where T: Default { self.slot().take() }
    pub fn replace(&'static self, value: T) -> T { self.slot().replace(value) }
}
impl<T: 'static> LocalKey<RefCell<T>> {
    pub fn with_borrow<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { f(&*self.slot().borrow()) }
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R where F: FnOnce(&mut T) -> R { f(&mut *self.slot().borrow_mut()) }
    pub fn set(&'static self, value: T) { *self.slot().borrow_mut() = value; }
    pub fn take(&'static self) -> T where T: Default { self.slot().take() }
    pub fn replace(&'static self, value: T) -> T { self.slot().replace(value) }
}
