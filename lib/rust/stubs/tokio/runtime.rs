//! The runtime.
use crate::native::*;
use crate::task::JoinHandle;
use std::fmt;
use std::future::Future;
use std::intrinsics::{take, Native};
use std::io;
use std::marker::PhantomData;
use std::time::Duration;

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
#[non_exhaustive]
pub enum RuntimeFlavor { CurrentThread, MultiThread }
#[derive(Debug, Clone)]
#[real_size = 16]
pub struct Handle { native: RawHandle }
#[derive(Clone, Copy)]
struct RawHandle(Native);
unsafe impl Send for RawHandle {}
unsafe impl Sync for RawHandle {}
impl fmt::Debug for RawHandle { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("{ ... }") } }
#[derive(Clone)]
pub struct TryCurrentError { _private: () }
impl fmt::Debug for TryCurrentError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("TryCurrentError").field("kind", &format_args!("NoContext")).finish() } }
impl fmt::Display for TryCurrentError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("there is no reactor running, must be called from the context of a Tokio 1.x runtime") } }
impl std::error::Error for TryCurrentError {}
#[must_use = "Creating and dropping a guard does nothing"]
pub struct EnterGuard<'a> { _handle: PhantomData<&'a Handle>, _not_send: PhantomData<*mut ()> }
impl Drop for EnterGuard<'_> { fn drop(&mut self) { rt_leave() } }
impl Handle {
    #[track_caller]
    pub fn current() -> Self { match Handle::try_current() { Ok(h) => h, Err(e) => panic!("{}", e) } }
    pub fn try_current() -> Result<Self, TryCurrentError> { if rt_entered() { Ok(Handle { native: RawHandle(rt_current()) }) } else { Err(TryCurrentError { _private: () }) } }
    pub fn enter(&self) -> EnterGuard<'_> { rt_enter(self.native.0); EnterGuard { _handle: PhantomData, _not_send: PhantomData } }
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output> where F: Future + Send + 'static, F::Output: Send + 'static { JoinHandle::new(rt_spawn(self.native.0, future)) }
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R> where F: FnOnce() -> R + Send + 'static, R: Send + 'static { JoinHandle::new(rt_spawn_blocking::<F, R>(self.native.0, func)) }
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output { block_on(self.native.0, future) }
    pub fn runtime_flavor(&self) -> RuntimeFlavor { if rt_query(self.native.0, 0) == 1 { RuntimeFlavor::MultiThread } else { RuntimeFlavor::CurrentThread } }
    pub fn metrics(&self) -> RuntimeMetrics { RuntimeMetrics { native: self.native } }
    pub fn id(&self) -> Id { Id(rt_query(self.native.0, 4)) }
}
#[derive(Clone, Copy, Debug, Hash, Eq, PartialEq)]
pub struct Id(u64);
impl fmt::Display for Id { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) } }
#[derive(Clone, Debug)]
pub struct RuntimeMetrics { native: RawHandle }
impl RuntimeMetrics {
    pub fn num_workers(&self) -> usize { rt_query(self.native.0, 1) as usize }
    pub fn num_alive_tasks(&self) -> usize { rt_query(self.native.0, 2) as usize }
    pub fn global_queue_depth(&self) -> usize { rt_query(self.native.0, 3) as usize }
}
#[track_caller]
fn block_on<F: Future>(rt: Native, future: F) -> F::Output {
    if !rt_can_block() { panic!("Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks.") }
    rt_block_on(rt, future);
    take()
}
#[derive(Debug)]
#[real_size = 80]
pub struct Runtime { handle: Handle }
impl Runtime {
    pub fn new() -> io::Result<Runtime> { Builder::new_multi_thread().enable_all().build() }
    pub fn handle(&self) -> &Handle { &self.handle }
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output> where F: Future + Send + 'static, F::Output: Send + 'static { self.handle.spawn(future) }
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R> where F: FnOnce() -> R + Send + 'static, R: Send + 'static { self.handle.spawn_blocking(func) }
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output { block_on(self.handle.native.0, future) }
    pub fn enter(&self) -> EnterGuard<'_> { self.handle.enter() }
    pub fn metrics(&self) -> RuntimeMetrics { self.handle.metrics() }
    #[unmodelled = "Runtime::shutdown_timeout"]
    pub fn shutdown_timeout(self, duration: Duration) { loop {} }
    pub fn shutdown_background(self) { rt_shutdown(self.handle.native.0, false); std::mem::forget(self) }
}
impl Drop for Runtime {
    #[track_caller]
    fn drop(&mut self) {
        if !rt_can_block() { panic!("Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is dropped from within an asynchronous context.") }
        rt_shutdown(self.handle.native.0, true)
    }
}
pub struct Builder { multi: bool, workers: isize, paused: bool, max_blocking: isize, global_queue_interval: isize, event_interval: isize, disable_lifo: bool, name: String }
impl Builder {
    fn with(multi: bool) -> Builder { Builder { multi, workers: -1, paused: false, max_blocking: -1, global_queue_interval: -1, event_interval: -1, disable_lifo: false, name: String::new() } }
    pub fn new_current_thread() -> Builder { Builder::with(false) }
    pub fn new_multi_thread() -> Builder { Builder::with(true) }
    pub fn enable_all(&mut self) -> &mut Self { self }
    pub fn enable_io(&mut self) -> &mut Self { self }
    pub fn enable_time(&mut self) -> &mut Self { self }
    #[track_caller]
    pub fn worker_threads(&mut self, val: usize) -> &mut Self { assert!(val > 0, "Worker threads cannot be set to 0"); self.workers = val as isize; self }
    #[track_caller]
    pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self { assert!(val > 0, "Max blocking threads cannot be set to 0"); self.max_blocking = val as isize; self }
    pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self { self.name = val.into(); self }
    pub fn thread_stack_size(&mut self, _val: usize) -> &mut Self { self }
    pub fn thread_keep_alive(&mut self, _duration: Duration) -> &mut Self { self }
    #[unmodelled = "callbacks of runtime threads"]
    pub fn on_thread_start<F>(&mut self, f: F) -> &mut Self where F: Fn() + Send + Sync + 'static { loop {} }
    #[unmodelled = "callbacks of runtime threads"]
    pub fn on_thread_stop<F>(&mut self, f: F) -> &mut Self where F: Fn() + Send + Sync + 'static { loop {} }
    #[unmodelled = "callbacks of runtime threads"]
    pub fn on_thread_park<F>(&mut self, f: F) -> &mut Self where F: Fn() + Send + Sync + 'static { loop {} }
    #[unmodelled = "callbacks of runtime threads"]
    pub fn on_thread_unpark<F>(&mut self, f: F) -> &mut Self where F: Fn() + Send + Sync + 'static { loop {} }
    #[track_caller]
    pub fn global_queue_interval(&mut self, val: u32) -> &mut Self { assert!(val > 0, "global_queue_interval must be greater than 0"); self.global_queue_interval = val as isize; self }
    pub fn event_interval(&mut self, val: u32) -> &mut Self { self.event_interval = val as isize; self }
    pub fn start_paused(&mut self, start_paused: bool) -> &mut Self { self.paused = start_paused; self }
    #[unmodelled = "unstable options of the runtime"]
    pub fn disable_lifo_slot(&mut self) -> &mut Self { self.disable_lifo = true; self }
    pub fn build(&mut self) -> io::Result<Runtime> {
        let native = rt_new(self.multi, self.workers, self.paused, self.max_blocking, self.global_queue_interval, self.event_interval, self.disable_lifo, self.name.as_str());
        Ok(Runtime { handle: Handle { native: RawHandle(native) } })
    }
}
impl fmt::Debug for Builder { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Builder").finish_non_exhaustive() } }
