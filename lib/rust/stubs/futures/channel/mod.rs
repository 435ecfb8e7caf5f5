//! Channels of the futures crate.
pub mod mpsc;
pub mod oneshot;
