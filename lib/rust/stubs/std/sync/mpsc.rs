//! `std::sync::mpsc`.
use crate::fmt;
use crate::intrinsics::{take, Native};
use crate::marker::PhantomData;
use crate::time::Duration;

#[intrinsic("std_mpsc::new")]
fn channel_new(bound: isize) -> Native;
/// False: disconnected, and the value comes back through `take`. Blocks while a bounded channel is full.
#[intrinsic("std_mpsc::send")]
fn channel_send<T>(ch: Native, value: T) -> bool;
/// 1 sent, 2 full, 3 disconnected (the value comes back through `take`).
#[intrinsic("std_mpsc::try_send")]
fn channel_try_send<T>(ch: Native, value: T) -> u32;
/// 1 a value (through `take`), 2 empty or timed out, 3 disconnected. `wait_nanos`: 0 do not wait, u64::MAX wait for ever.
#[intrinsic("std_mpsc::recv")]
fn channel_recv(ch: Native, wait_nanos: u64) -> u32;
#[intrinsic("std_mpsc::clone_sender")]
fn channel_clone(ch: Native);
#[intrinsic("std_mpsc::drop_sender")]
fn channel_drop_sender(ch: Native);
/// How many values were left; they come through `take`.
#[intrinsic("std_mpsc::drop_receiver")]
fn channel_drop_receiver(ch: Native) -> usize;

#[real_size = 16]
pub struct Sender<T> { ch: Native, marker: PhantomData<T> }
#[real_size = 16]
pub struct SyncSender<T> { ch: Native, marker: PhantomData<T> }
#[lang = "std_mpsc_receiver"]
#[real_size = 16]
pub struct Receiver<T> { ch: Native, marker: PhantomData<T> }
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) { let ch = channel_new(-1); (Sender { ch, marker: PhantomData }, Receiver { ch, marker: PhantomData }) }
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) { let ch = channel_new(bound as isize); (SyncSender { ch, marker: PhantomData }, Receiver { ch, marker: PhantomData }) }
each! { (Sender, SyncSender) =>
impl<V> $T<V> { pub fn send(&self, t: V) -> Result<(), SendError<V>> { if channel_send(self.ch, t) { Ok(()) } else { Err(SendError(take())) } } }
impl<V> Clone for $T<V> { fn clone(&self) -> $T<V> { channel_clone(self.ch); $T { ch: self.ch, marker: PhantomData } } }
impl<V> Drop for $T<V> { fn drop(&mut self) { channel_drop_sender(self.ch) } }
impl<V> fmt::Debug for $T<V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("$T").finish_non_exhaustive() } }
}
impl<T> SyncSender<T> {
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> { match channel_try_send(self.ch, t) { 1 => Ok(()), 2 => Err(TrySendError::Full(take())), _ => Err(TrySendError::Disconnected(take())) } }
}
impl<T> Receiver<T> {
    pub fn recv(&self) -> Result<T, RecvError> { match channel_recv(self.ch, u64::MAX) { 1 => Ok(take()), _ => Err(RecvError) } }
    pub fn try_recv(&self) -> Result<T, TryRecvError> { match channel_recv(self.ch, 0) { 1 => Ok(take()), 2 => Err(TryRecvError::Empty), _ => Err(TryRecvError::Disconnected) } }
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> { match channel_recv(self.ch, timeout.as_nanos() as u64) { 1 => Ok(take()), 2 => Err(RecvTimeoutError::Timeout), _ => Err(RecvTimeoutError::Disconnected) } }
    pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }
    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
}
impl<T> Drop for Receiver<T> { fn drop(&mut self) { let n = channel_drop_receiver(self.ch); for _ in 0..n { drop(take::<T>()) } } }
impl<T> fmt::Debug for Receiver<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() } }
pub struct Iter<'a, T: 'a> { rx: &'a Receiver<T> }
pub struct TryIter<'a, T: 'a> { rx: &'a Receiver<T> }
pub struct IntoIter<T> { rx: Receiver<T> }
impl<'a, T> Iterator for Iter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
impl<'a, T> Iterator for TryIter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() } }
impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } } }
#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError { Empty, Disconnected }
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError { Timeout, Disconnected }
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> { Full(T), Disconnected(T) }
impl<T> fmt::Debug for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SendError").finish_non_exhaustive() } }
impl<T> fmt::Display for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("sending on a closed channel") } }
impl<T> fmt::Debug for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TrySendError::Full(..) => f.pad("TrySendError::Full(..)"), TrySendError::Disconnected(..) => f.pad("TrySendError::Disconnected(..)") } } }
impl<T> fmt::Display for TrySendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TrySendError::Full(..) => f.pad("sending on a full channel"), TrySendError::Disconnected(..) => f.pad("sending on a closed channel") } } }
impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("receiving on a closed channel") } }
impl fmt::Display for TryRecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { TryRecvError::Empty => f.pad("receiving on an empty channel"), TryRecvError::Disconnected => f.pad("receiving on a closed channel") } } }
impl fmt::Display for RecvTimeoutError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { RecvTimeoutError::Timeout => f.pad("timed out waiting on channel"), RecvTimeoutError::Disconnected => f.pad("channel is empty and sending half is closed") } } }
impl<T> crate::error::Error for SendError<T> {}
impl<T> crate::error::Error for TrySendError<T> {}
impl crate::error::Error for RecvError {}
impl crate::error::Error for TryRecvError {}
impl crate::error::Error for RecvTimeoutError {}
