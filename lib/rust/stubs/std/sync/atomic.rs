//! Atomics. The model runs every operation in one global order, whatever the `Ordering`.
use crate::cell::UnsafeCell;
use crate::fmt;

#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum Ordering { Relaxed, Release, Acquire, AcqRel, SeqCst }
#[intrinsic("atomic::load")]
fn atomic_load<T>(p: *mut T) -> T;
#[intrinsic("atomic::store")]
fn atomic_store<T>(p: *mut T, val: T);
#[intrinsic("atomic::swap")]
fn atomic_swap<T>(p: *mut T, val: T) -> T;
/// The value before. It was exchanged exactly when that equals `current`.
#[intrinsic("atomic::compare_exchange")]
fn atomic_cas<T>(p: *mut T, current: T, new: T) -> T;
/// The value before. `op`: 0 add, 1 sub (both wrapping), 2 and, 3 or, 4 xor, 5 nand, 6 max, 7 min.
#[intrinsic("atomic::fetch")]
fn atomic_fetch<T>(p: *mut T, val: T, op: u32) -> T;
#[intrinsic("atomic::fence")]
fn atomic_fence();
pub fn fence(_order: Ordering) { atomic_fence() }
pub fn compiler_fence(_order: Ordering) {}

#[track_caller]
fn check_load(order: Ordering) { match order { Ordering::Release => panic!("there is no such thing as a release load"), Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"), _ => {} } }
#[track_caller]
fn check_store(order: Ordering) { match order { Ordering::Acquire => panic!("there is no such thing as an acquire store"), Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"), _ => {} } }
each! { ((AtomicBool | bool), (AtomicU8 | u8), (AtomicU16 | u16), (AtomicU32 | u32), (AtomicU64 | u64), (AtomicUsize | usize), (AtomicI8 | i8), (AtomicI16 | i16), (AtomicI32 | i32), (AtomicI64 | i64), (AtomicIsize | isize)) =>
#[lang = "atomic"]
pub struct $0 { v: UnsafeCell<$1> }
unsafe impl Sync for $0 {}
impl $0 {
    pub const fn new(v: $1) -> $0 { $0 { v: UnsafeCell::new(v) } }
    pub fn get_mut(&mut self) -> &mut $1 { self.v.get_mut() }
    pub const fn into_inner(self) -> $1 { self.v.into_inner() }
    pub const fn as_ptr(&self) -> *mut $1 { self.v.get() }
    #[track_caller]
    pub fn load(&self, order: Ordering) -> $1 { check_load(order); atomic_load(self.v.get()) }
    #[track_caller]
    pub fn store(&self, val: $1, order: Ordering) { check_store(order); atomic_store(self.v.get(), val) }
    pub fn swap(&self, val: $1, _order: Ordering) -> $1 { atomic_swap(self.v.get(), val) }
    pub fn compare_exchange(&self, current: $1, new: $1, _success: Ordering, _failure: Ordering) -> Result<$1, $1> { let old = atomic_cas(self.v.get(), current, new); if old == current { Ok(old) } else { Err(old) } }
    pub fn compare_exchange_weak(&self, current: $1, new: $1, _success: Ordering, _failure: Ordering) -> Result<$1, $1> { let old = atomic_cas(self.v.get(), current, new); if old == current { Ok(old) } else { Err(old) } }
    pub fn fetch_and(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 2) }
    pub fn fetch_or(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 3) }
    pub fn fetch_xor(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 4) }
    pub fn fetch_nand(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 5) }
    pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$1, $1> where F: FnMut($1) -> Option<$1> {
        let mut prev = self.load(fetch_order);
        while let Some(next) = f(prev) { match self.compare_exchange_weak(prev, next, set_order, fetch_order) { Ok(x) => return Ok(x), Err(now) => prev = now } }
        Err(prev)
    }
}
impl Default for $0 { fn default() -> $0 { $0::new(Default::default()) } }
impl From<$1> for $0 { fn from(v: $1) -> $0 { $0::new(v) } }
impl fmt::Debug for $0 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) } }
}
each! { ((AtomicU8 | u8), (AtomicU16 | u16), (AtomicU32 | u32), (AtomicU64 | u64), (AtomicUsize | usize), (AtomicI8 | i8), (AtomicI16 | i16), (AtomicI32 | i32), (AtomicI64 | i64), (AtomicIsize | isize)) =>
impl $0 {
    pub fn fetch_add(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 0) }
    pub fn fetch_sub(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 1) }
    pub fn fetch_max(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 6) }
    pub fn fetch_min(&self, val: $1, _order: Ordering) -> $1 { atomic_fetch(self.v.get(), val, 7) }
}
}
impl AtomicBool { pub fn fetch_not(&self, order: Ordering) -> bool { self.fetch_xor(true, order) } }
pub struct AtomicPtr<T> { p: UnsafeCell<*mut T> }
unsafe impl<T> Send for AtomicPtr<T> {}
unsafe impl<T> Sync for AtomicPtr<T> {}
impl<T> AtomicPtr<T> {
    pub const fn new(p: *mut T) -> AtomicPtr<T> { AtomicPtr { p: UnsafeCell::new(p) } }
    pub fn load(&self, _order: Ordering) -> *mut T { atomic_load(self.p.get()) }
    pub fn store(&self, ptr: *mut T, _order: Ordering) { atomic_store(self.p.get(), ptr) }
    pub fn swap(&self, ptr: *mut T, _order: Ordering) -> *mut T { atomic_swap(self.p.get(), ptr) }
}
