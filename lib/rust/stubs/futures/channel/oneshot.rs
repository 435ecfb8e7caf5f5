//! `oneshot`. One lock around all of it: the two halves may be on two threads.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
struct State<T> { value: Option<T>, rx: Option<Waker>, sender_gone: bool, receiver_gone: bool }
pub struct Sender<T> { inner: Arc<Mutex<State<T>>> }
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Receiver<T> { inner: Arc<Mutex<State<T>>> }
each! { (Sender, Receiver) => impl<T> fmt::Debug for $T<T> { #[unmodelled = "how the halves of a oneshot channel are printed"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } } }
impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Canceled;
impl fmt::Display for Canceled { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("oneshot canceled") } }
impl std::error::Error for Canceled {}
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Arc::new(Mutex::new(State { value: None, rx: None, sender_gone: false, receiver_gone: false }));
    (Sender { inner: inner.clone() }, Receiver { inner })
}
impl<T> Sender<T> {
    pub fn send(self, t: T) -> Result<(), T> {
        let mut state = self.inner.lock().unwrap();
        if state.receiver_gone { return Err(t); }
        state.value = Some(t);
        Ok(())
    }
    pub fn is_canceled(&self) -> bool { self.inner.lock().unwrap().receiver_gone }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let mut state = self.inner.lock().unwrap();
        state.sender_gone = true;
        let waker = state.rx.take();
        drop(state);
        if let Some(w) = waker { w.wake() }
    }
}
impl<T> Receiver<T> {
    pub fn close(&mut self) { self.inner.lock().unwrap().receiver_gone = true }
    pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {
        let mut state = self.inner.lock().unwrap();
        match state.value.take() { Some(x) => Ok(Some(x)), None => if state.sender_gone { Err(Canceled) } else { Ok(None) } }
    }
}
impl<T> Drop for Receiver<T> { fn drop(&mut self) { self.inner.lock().unwrap().receiver_gone = true } }
impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        let mut state = self.inner.lock().unwrap();
        match state.value.take() {
            Some(x) => Poll::Ready(Ok(x)),
            None => if state.sender_gone { Poll::Ready(Err(Canceled)) } else { state.rx = Some(cx.waker().clone()); Poll::Pending }
        }
    }
}
