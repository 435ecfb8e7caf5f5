//! futures 0.3.
#[macro_use] mod macro_rules;
#[doc(hidden)]
pub mod __join_support {
    pub use crate::future::maybe_done::{maybe_done, MaybeDone};
    pub use std::future::{poll_fn, Future};
    pub use std::pin::Pin;
    pub use std::result::Result::{Err, Ok};
    pub use std::task::Poll;
}
pub mod future;
pub use std::future::Future;
pub use crate::future::{FutureExt, TryFuture, TryFutureExt};
