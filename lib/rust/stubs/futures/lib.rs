//! futures 0.3 (and futures-util, futures-core, futures-channel, futures-executor).
#[macro_use] mod macro_rules;
#[doc(hidden)]
pub mod __join_support {
    pub use crate::future::maybe_done::{maybe_done, MaybeDone};
    pub use std::future::{poll_fn, Future};
    pub use std::pin::Pin;
    pub use std::result::Result::{Err, Ok};
    pub use std::task::Poll;
}
#[doc(hidden)]
pub mod __async_await;
pub mod executor;
pub mod future;
pub mod stream;
pub mod sink;
pub mod channel;
pub mod lock;
pub mod task { pub use std::task::*; pub use crate::future::waker::{noop_waker, noop_waker_ref, waker, ArcWake}; }
pub mod prelude {
    pub use crate::future::{self, Future, FutureExt, TryFuture, TryFutureExt};
    pub use crate::sink::{Sink, SinkExt};
    pub use crate::stream::{self, Stream, StreamExt, TryStream, TryStreamExt};
}
pub use crate::future::{Future, FutureExt, TryFuture, TryFutureExt};
pub use crate::sink::{Sink, SinkExt};
pub use crate::stream::{Stream, StreamExt, TryStream, TryStreamExt};
