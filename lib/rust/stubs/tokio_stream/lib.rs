//! tokio-stream 0.1.
pub use futures::stream::Stream;
pub use futures::stream::{empty, iter, pending, Empty, Iter, Pending};
pub mod wrappers;
mod ext;
pub use self::ext::*;
pub fn once<T>(value: T) -> Iter<std::option::IntoIter<T>> { iter(Some(value)) }
