//! Time.
use crate::native::*;
use std::fmt;
use std::future::{poll_fn, Future, IntoFuture};
use std::intrinsics::Native;
use std::marker::PhantomPinned;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::pin::Pin;
use std::task::{Context, Poll};
pub use std::time::Duration;

pub mod error {
    use std::fmt;
    #[derive(Debug, PartialEq, Eq)]
    pub struct Elapsed(pub(crate) ());
    impl fmt::Display for Elapsed { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("deadline has elapsed") } }
    impl std::error::Error for Elapsed {}
    impl From<Elapsed> for std::io::Error { fn from(_err: Elapsed) -> std::io::Error { std::io::ErrorKind::TimedOut.into() } }
}
use self::error::Elapsed;

#[derive(Clone, Copy, Eq, PartialEq, PartialOrd, Ord, Hash)]
pub struct Instant { since_start: Duration }
impl Instant {
    #[must_use]
    pub fn now() -> Instant { Instant { since_start: Duration::from_nanos(rt_now()) } }
    fn far_future() -> Instant { Instant::now() + Duration::from_secs(86400 * 365 * 30) }
    fn nanos(&self) -> u64 { self.since_start.as_nanos() as u64 }
    #[unmodelled = "converting between tokio's and std's Instant"]
    pub fn from_std(std: std::time::Instant) -> Instant { loop {} }
    #[unmodelled = "converting between tokio's and std's Instant"]
    pub fn into_std(self) -> std::time::Instant { loop {} }
    pub fn duration_since(&self, earlier: Instant) -> Duration { self.since_start.saturating_sub(earlier.since_start) }
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> { self.since_start.checked_sub(earlier.since_start) }
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration { self.since_start.saturating_sub(earlier.since_start) }
    #[must_use]
    pub fn elapsed(&self) -> Duration { Instant::now() - *self }
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> { self.since_start.checked_add(duration).map(|d| Instant { since_start: d }) }
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> { self.since_start.checked_sub(duration).map(|d| Instant { since_start: d }) }
}
impl Add<Duration> for Instant { type Output = Instant; fn add(self, other: Duration) -> Instant { Instant { since_start: self.since_start + other } } }
impl AddAssign<Duration> for Instant { fn add_assign(&mut self, rhs: Duration) { *self = *self + rhs } }
impl Sub for Instant { type Output = Duration; fn sub(self, rhs: Instant) -> Duration { self.since_start.saturating_sub(rhs.since_start) } }
impl Sub<Duration> for Instant { type Output = Instant; #[track_caller] fn sub(self, rhs: Duration) -> Instant { self.checked_sub(rhs).expect("overflow when subtracting duration from instant") } }
impl SubAssign<Duration> for Instant { fn sub_assign(&mut self, rhs: Duration) { *self = *self - rhs } }
impl fmt::Debug for Instant { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Instant").field("tv_sec", &self.since_start.as_secs()).field("tv_nsec", &self.since_start.subsec_nanos()).finish() } }
#[unmodelled = "converting between tokio's and std's Instant"]
impl From<std::time::Instant> for Instant { fn from(time: std::time::Instant) -> Instant { Instant::from_std(time) } }

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[lang = "tokio_sleep"]
#[real_size = 112]
pub struct Sleep { entry: Entry, deadline: Instant, _pinned: PhantomPinned }
struct Entry { native: Native }
unsafe impl Send for Entry {}
unsafe impl Sync for Entry {}
impl Drop for Entry { fn drop(&mut self) { sleep_drop(self.native) } }
impl Entry {
    #[track_caller]
    fn new(deadline: Instant) -> Entry {
        if !rt_entered() { panic!("there is no reactor running, must be called from the context of a Tokio 1.x runtime") }
        Entry { native: sleep_new(deadline.nanos()) }
    }
}
#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep { Sleep { entry: Entry::new(deadline), deadline, _pinned: PhantomPinned } }
#[track_caller]
pub fn sleep(duration: Duration) -> Sleep { sleep_until(match Instant::now().checked_add(duration) { Some(d) => d, None => Instant::far_future() }) }
impl Sleep {
    pub fn deadline(&self) -> Instant { self.deadline }
    pub fn is_elapsed(&self) -> bool { sleep_is_elapsed(self.entry.native) }
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) { let this = unsafe { self.get_unchecked_mut() }; this.deadline = deadline; sleep_reset(this.entry.native, deadline.nanos()) }
    fn rearm(self: Pin<&mut Self>, deadline: Instant) { let this = unsafe { self.get_unchecked_mut() }; this.deadline = deadline; sleep_rearm(this.entry.native, deadline.nanos()) }
}
impl Future for Sleep {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> { if sleep_poll(self.entry.native, cx.waker()) == 1 { Poll::Ready(()) } else { Poll::Pending } }
}
impl fmt::Debug for Sleep { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Sleep").field("deadline", &self.deadline).finish_non_exhaustive() } }

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Timeout<T> { value: T, delay: Sleep }
#[track_caller]
pub fn timeout<F>(duration: Duration, future: F) -> Timeout<F::IntoFuture> where F: IntoFuture { Timeout { value: future.into_future(), delay: sleep(duration) } }
pub fn timeout_at<F>(deadline: Instant, future: F) -> Timeout<F::IntoFuture> where F: IntoFuture { Timeout { value: future.into_future(), delay: sleep_until(deadline) } }
impl<T> Timeout<T> {
    pub fn get_ref(&self) -> &T { &self.value }
    pub fn get_mut(&mut self) -> &mut T { &mut self.value }
    pub fn into_inner(self) -> T { self.value }
}
struct Restore(isize);
impl Drop for Restore { fn drop(&mut self) { rt_swap_budget(self.0); } }
impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, Elapsed>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T::Output, Elapsed>> {
        let this = unsafe { self.get_unchecked_mut() };
        let had_budget = rt_has_budget();
        if let Poll::Ready(v) = unsafe { Pin::new_unchecked(&mut this.value) }.poll(cx) { return Poll::Ready(Ok(v)); }
        let delay = unsafe { Pin::new_unchecked(&mut this.delay) };
        let elapsed = if had_budget && !rt_has_budget() { let _restore = Restore(rt_swap_budget(-1)); delay.poll(cx) } else { delay.poll(cx) };
        match elapsed { Poll::Ready(()) => Poll::Ready(Err(Elapsed(()))), Poll::Pending => Poll::Pending }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MissedTickBehavior { #[default] Burst, Delay, Skip }
#[derive(Debug)]
pub struct Interval { delay: Pin<Box<Sleep>>, period: Duration, missed_tick_behavior: MissedTickBehavior }
#[track_caller]
pub fn interval(period: Duration) -> Interval { assert!(period > Duration::ZERO, "`period` must be non-zero."); interval_at(Instant::now(), period) }
#[track_caller]
pub fn interval_at(start: Instant, period: Duration) -> Interval { assert!(period > Duration::ZERO, "`period` must be non-zero."); Interval { delay: Box::pin(sleep_until(start)), period, missed_tick_behavior: MissedTickBehavior::Burst } }
impl Interval {
    pub async fn tick(&mut self) -> Instant { poll_fn(|cx| self.poll_tick(cx)).await }
    pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {
        if self.delay.as_mut().poll(cx).is_pending() { return Poll::Pending; }
        let scheduled = self.delay.deadline();
        let now = Instant::now();
        let next = if now > scheduled + Duration::from_millis(5) {
            match self.missed_tick_behavior {
                MissedTickBehavior::Burst => scheduled + self.period,
                MissedTickBehavior::Delay => now + self.period,
                MissedTickBehavior::Skip => now + self.period - Duration::from_nanos(((now - scheduled).as_nanos() % self.period.as_nanos()) as u64),
            }
        } else { scheduled + self.period };
        self.delay.as_mut().rearm(next);
        Poll::Ready(scheduled)
    }
    pub fn reset(&mut self) { let at = Instant::now() + self.period; self.delay.as_mut().reset(at) }
    pub fn reset_immediately(&mut self) { self.delay.as_mut().reset(Instant::now()) }
    pub fn reset_after(&mut self, after: Duration) { self.delay.as_mut().reset(Instant::now() + after) }
    pub fn reset_at(&mut self, deadline: Instant) { self.delay.as_mut().reset(deadline) }
    pub fn missed_tick_behavior(&self) -> MissedTickBehavior { self.missed_tick_behavior }
    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) { self.missed_tick_behavior = behavior }
    pub fn period(&self) -> Duration { self.period }
}
#[track_caller]
pub fn pause() { let message = rt_clock(0); if !message.is_empty() { panic!("{}", message) } }
#[track_caller]
pub fn resume() { let message = rt_clock(1); if !message.is_empty() { panic!("{}", message) } }
pub async fn advance(duration: Duration) {
    let message = rt_advance(duration.as_nanos() as u64);
    if !message.is_empty() { panic!("{}", message) }
    crate::task::yield_now().await
}
