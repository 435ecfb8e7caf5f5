//! `block_on` of the futures crate: parks this thread between polls.
use std::future::Future;
use std::intrinsics::take;

#[intrinsic("rt::block_on_plain")]
fn block_on_plain<F>(future: F) -> bool;
pub fn block_on<F: Future>(f: F) -> F::Output { block_on_plain(f); take() }
