//! tokio-util 0.7: `sync` and `task`.
pub mod sync;
pub mod task;
