//! tokio 1.53. Leaf resources are the kernel's (see `native`); everything that polls other futures is Rust.
#[macro_use] mod macro_rules;
pub mod macros;
mod native;
pub mod runtime;
pub mod task;
pub mod time;
pub mod sync;
pub mod io;
pub mod net;
pub mod fs;
pub mod signal;
pub use crate::task::spawn;
