//! The known world: core, alloc and std as one tree.
//!
//! How to read these stubs
//! - They are Rust. Signatures, bounds and auto traits are those of std 1.95; bodies are ours.
//! - `#[intrinsic("group::name")] fn f(…) -> T;` has no body: the interpreter supplies it.
//!   The list, with meaning and panics, is in `intrinsics.rs`.
//! - `#[lang = "…"]` uses rustc's lang item names, so the checker asks for facts, never for paths.
//! - `#[home = "core"]` on a module says which real crate it lives in, for `type_name` and messages.
//!   A child module inherits it.
//! - `#[unmodelled = "…"]`: the signature is known to the checker; running it is outside the model.
//! - `#[nondeterministic = "…"]`: real runs differ here (for example the order of a `HashMap`).
//! - `each! { (A, B) => … }` at the start of a line is text repetition done by the loader:
//!   the block is repeated with `$T` replaced. With tuples `((a, b), (c, d))` use `$0`, `$1`, ….
//! - `#[diagnostic::on_unimplemented(…)]` carries rustc's wording for a missing impl.
//! - Sized, tuples' / closures' / fn items' Copy and Clone, Fn* of closures, fn items and fn
//!   pointers, Future of async bodies, Unsize, DiscriminantKind, auto traits and drop glue are
//!   built into the compiler, as in rustc: no impl is written here.
//! - `#![partial_api]` on a crate: not every method of the real one is here, so a method that is
//!   missing on its types is unsure, not an error.
#![no_core]
#![partial_api]

#[macro_use] mod macros;
#[home = "core"] pub mod marker;
#[home = "core"] pub mod ops;
#[home = "core"] pub mod cmp;
#[home = "core"] pub mod clone;
#[home = "core"] pub mod default;
#[home = "core"] pub mod convert;
#[home = "core"] pub mod option;
#[home = "core"] pub mod result;
#[home = "core"] pub mod mem;
#[home = "core"] pub mod ptr;
#[home = "core"] pub mod cell;
#[home = "core"] pub mod num;
#[home = "core"] pub mod char;
#[home = "core"] pub mod str;
#[home = "core"] pub mod slice;
#[home = "core"] pub mod array;
#[home = "core"] pub mod tuple;
#[home = "core"] pub mod iter;
#[home = "core"] pub mod hash;
#[home = "core"] pub mod any;
#[home = "core"] pub mod error;
#[home = "core"] pub mod fmt;
#[home = "core"] pub mod future;
#[home = "core"] pub mod pin;
#[home = "core"] pub mod task;
#[home = "core"] pub mod hint;
#[home = "alloc"] pub mod borrow;
#[home = "alloc"] pub mod boxed;
#[home = "alloc"] pub mod rc;
#[home = "alloc"] pub mod string;
#[home = "alloc"] pub mod vec;
pub mod collections;
pub mod sync;
pub mod thread;
pub mod time;
pub mod io;
pub mod env;
pub mod net;
pub mod path;
pub mod process;
pub mod panic;
#[home = "core"] pub mod panicking;
#[home = "core"] pub mod intrinsics;
pub mod prelude;

// Primitive "modules" that old code imports constants from.
#[home = "core"] pub mod i32 { pub const MAX: i32 = i32::MAX; pub const MIN: i32 = i32::MIN; }
#[home = "core"] pub mod u32 { pub const MAX: u32 = u32::MAX; pub const MIN: u32 = u32::MIN; }
#[home = "core"] pub mod u64 { pub const MAX: u64 = u64::MAX; pub const MIN: u64 = u64::MIN; }
#[home = "core"] pub mod usize { pub const MAX: usize = usize::MAX; pub const MIN: usize = usize::MIN; }
#[home = "core"] pub mod f64 {
    pub const MAX: f64 = f64::MAX;
    pub const EPSILON: f64 = f64::EPSILON;
    pub const INFINITY: f64 = f64::INFINITY;
    pub mod consts {
        pub const PI: f64 = 3.14159265358979323846264338327950288;
        pub const TAU: f64 = 6.28318530717958647692528676655900577;
        pub const E: f64 = 2.71828182845904523536028747135266250;
        pub const SQRT_2: f64 = 1.41421356237309504880168872420969808;
        pub const LN_2: f64 = 0.693147180559945309417232121458176568;
        pub const LN_10: f64 = 2.30258509299404568401799145468436421;
        pub const FRAC_PI_2: f64 = 1.57079632679489661923132169163975144;
    }
}
