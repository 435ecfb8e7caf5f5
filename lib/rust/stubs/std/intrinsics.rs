//! Intrinsics: functions without a body that the interpreter supplies. Each is declared where it is used
//! with `#[intrinsic("group::name")]`; a generic one receives its type arguments (the impl's first).
//!
//! Rules. No intrinsic calls back into Rust code, so none can be interrupted; what needs a callback is Rust here.
//! None builds an enum except where its signature says so. Panics are raised in Rust before the call.
//! A `&str` is one immutable text value. A slice is a view (buffer, start, length) of a buffer of slots.
//! `Native` is an opaque handle to an object of the interpreter or the kernel; copying it copies the handle.
//!
//! mem       size_of, size_of_val, align_of, align_of_val, needs_drop, discriminant, forget, transmute, zeroed
//! ptr       read, write (no drop of the old value), drop_in_place (glue), addr, is_null, null, eq, dangling
//! box       new, into_raw, from_raw (no copy: the box owns the slot), free (releases without dropping)
//! rc        from_box: moves a boxed value of any size into a fresh counted cell
//! buf       new, len, push, pop, insert, remove, set_len (drops nothing), slots (all as `*mut [T]`), split_off, append
//! slice     len, elem, sub, from_buf; swap is Rust
//! str       len, concat, sub (byte offsets, checked by the caller), is_boundary, find, rfind, char_at, bytes, from_utf8,
//!           cmp, lower, upper, trim, escape_debug, escape_default, hash, repeat, width
//! int       the arithmetic that Rust's operators do not give: wrapping, overflowing, bits, text in a radix, parsing
//! float     the functions of f32 and f64, text, parsing, bits
//! char      classes, case, digits
//! fmt       int_text, float_text, pointer_text
//! any       type_name, type_id
//! hash      SipHasher13 state: new, write, finish
//! table     index from 64-bit hashes to lists of slots, for HashMap: new, get, add, remove, clear
//! io        print, eprint, read_line (always end of file)
//! process   exit, abort, panic location
//! panic     begin (starts unwinding with a payload), caught (what a catch caught); panicking
//! time      now (std), sleep
//! thread    spawn, join, park, unpark, current, name, yield_now, panicking
//! std_*     blocking primitives (std_mutex, std_rwlock, std_condvar, std_barrier, std_once, std_mpsc): they stop the thread
//! atomic    load, store, swap, compare_exchange, fetch: visible operations
//! waker     clone, wake, wake_by_ref, drop, will_wake of the kernel's wakers
//! native    take: the oldest value that an intrinsic of this thread handed out and nobody took yet
//! tokio     leaf resources (sem, notify, oneshot, mpsc, broadcast, watch, barrier, cancel, sleep, join, joinset, localset,
//!           ready_queue) and the runtime (rt); see tokio/native.rs. Poll-level ones answer 0 for Pending.
pub use crate::mem::transmute;

/// An opaque handle to an object of the interpreter or the kernel.
#[lang = "native_handle"]
#[derive(Clone, Copy)]
pub struct Native { handle: usize }

#[intrinsic("process::abort")]
pub fn abort() -> !;

/// A place for a handle that is made at the first use, so that `const fn new` works in statics.
#[lang = "native_slot"]
pub struct NativeSlot { slot: crate::cell::UnsafeCell<usize> }
impl NativeSlot { pub const fn new() -> NativeSlot { NativeSlot { slot: crate::cell::UnsafeCell::new(0) } } }
unsafe impl Send for NativeSlot {}
unsafe impl Sync for NativeSlot {}

/// The oldest value handed out by an intrinsic of this thread (a received message, a task's output, a leftover to drop).
#[intrinsic("native::take")]
pub fn take<T>() -> T;
