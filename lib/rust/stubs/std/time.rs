//! `Duration`, `Instant`, `SystemTime`.
use crate::cmp::Ordering;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};
use crate::{fmt, iter::Sum};
use crate::string::String;

#[lang = "Duration"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration { secs: u64, nanos: u32 }
impl Duration {
    pub const SECOND: Duration = Duration::from_secs(1);
    pub const MILLISECOND: Duration = Duration::from_millis(1);
    pub const ZERO: Duration = Duration { secs: 0, nanos: 0 };
    pub const MAX: Duration = Duration { secs: u64::MAX, nanos: 999_999_999 };
    #[track_caller]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        match secs.checked_add((nanos / 1_000_000_000) as u64) { Some(secs) => Duration { secs, nanos: nanos % 1_000_000_000 }, None => panic!("overflow in Duration::new") }
    }
    pub const fn from_secs(secs: u64) -> Duration { Duration { secs, nanos: 0 } }
    pub const fn from_mins(mins: u64) -> Duration { Duration { secs: mins * 60, nanos: 0 } }
    pub const fn from_hours(hours: u64) -> Duration { Duration { secs: hours * 3600, nanos: 0 } }
    pub const fn from_millis(millis: u64) -> Duration { Duration { secs: millis / 1000, nanos: (millis % 1000) as u32 * 1_000_000 } }
    pub const fn from_micros(micros: u64) -> Duration { Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * 1000 } }
    pub const fn from_nanos(nanos: u64) -> Duration { Duration { secs: nanos / 1_000_000_000, nanos: (nanos % 1_000_000_000) as u32 } }
    pub const fn is_zero(&self) -> bool { self.secs == 0 && self.nanos == 0 }
    pub const fn as_secs(&self) -> u64 { self.secs }
    pub const fn subsec_millis(&self) -> u32 { self.nanos / 1_000_000 }
    pub const fn subsec_micros(&self) -> u32 { self.nanos / 1000 }
    pub const fn subsec_nanos(&self) -> u32 { self.nanos }
    pub const fn as_millis(&self) -> u128 { self.secs as u128 * 1000 + (self.nanos / 1_000_000) as u128 }
    pub const fn as_micros(&self) -> u128 { self.secs as u128 * 1_000_000 + (self.nanos / 1000) as u128 }
    pub const fn as_nanos(&self) -> u128 { self.secs as u128 * 1_000_000_000 + self.nanos as u128 }
    #[must_use]
    pub const fn abs_diff(self, other: Duration) -> Duration { match self.checked_sub(other) { Some(d) => d, None => other.checked_sub(self).unwrap() } }
    #[must_use]
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let secs = match self.secs.checked_add(rhs.secs) { Some(s) => s, None => return None };
        let nanos = self.nanos + rhs.nanos;
        if nanos < 1_000_000_000 { return Some(Duration { secs, nanos }); }
        match secs.checked_add(1) { Some(secs) => Some(Duration { secs, nanos: nanos - 1_000_000_000 }), None => None }
    }
    #[must_use]
    pub const fn saturating_add(self, rhs: Duration) -> Duration { match self.checked_add(rhs) { Some(d) => d, None => Duration::MAX } }
    #[must_use]
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let secs = match self.secs.checked_sub(rhs.secs) { Some(s) => s, None => return None };
        if self.nanos >= rhs.nanos { return Some(Duration { secs, nanos: self.nanos - rhs.nanos }); }
        match secs.checked_sub(1) { Some(secs) => Some(Duration { secs, nanos: self.nanos + 1_000_000_000 - rhs.nanos }), None => None }
    }
    #[must_use]
    pub const fn saturating_sub(self, rhs: Duration) -> Duration { match self.checked_sub(rhs) { Some(d) => d, None => Duration::ZERO } }
    #[must_use]
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let total = self.nanos as u64 * rhs as u64;
        match self.secs.checked_mul(rhs as u64) {
            Some(s) => match s.checked_add(total / 1_000_000_000) { Some(secs) => Some(Duration { secs, nanos: (total % 1_000_000_000) as u32 }), None => None },
            None => None,
        }
    }
    #[must_use]
    pub const fn saturating_mul(self, rhs: u32) -> Duration { match self.checked_mul(rhs) { Some(d) => d, None => Duration::MAX } }
    #[must_use]
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 { return None; }
        let extra = (self.secs % rhs as u64) * 1_000_000_000 + self.nanos as u64;
        Some(Duration { secs: self.secs / rhs as u64, nanos: (extra / rhs as u64) as u32 })
    }
    pub const fn as_secs_f64(&self) -> f64 { (self.secs as f64) + (self.nanos as f64) / 1_000_000_000.0 }
    pub const fn as_secs_f32(&self) -> f32 { (self.secs as f32) + (self.nanos as f32) / 1_000_000_000.0 }
    pub const fn as_millis_f64(&self) -> f64 { (self.secs as f64) * 1000.0 + (self.nanos as f64) / 1_000_000.0 }
    #[track_caller]
    pub fn from_secs_f64(secs: f64) -> Duration {
        if secs < 0.0 { panic!("cannot convert float seconds to Duration: value is negative") }
        if !(secs < 18446744073709551616.0) { panic!("cannot convert float seconds to Duration: value is either too big or NaN") }
        let whole = secs.trunc();
        let nanos = ((secs - whole) * 1_000_000_000.0).round_ties_even() as u64;
        Duration::new(whole as u64 + nanos / 1_000_000_000, (nanos % 1_000_000_000) as u32)
    }
    #[track_caller]
    pub fn from_secs_f32(secs: f32) -> Duration { Duration::from_secs_f64(secs as f64) }
    #[must_use]
    #[track_caller]
    pub fn mul_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(rhs * self.as_secs_f64()) }
    #[must_use]
    #[track_caller]
    pub fn mul_f32(self, rhs: f32) -> Duration { Duration::from_secs_f32(rhs * self.as_secs_f32()) }
    #[must_use]
    #[track_caller]
    pub fn div_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(self.as_secs_f64() / rhs) }
    #[must_use]
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 { (self.secs as f64 * 1e9 + self.nanos as f64) / (rhs.secs as f64 * 1e9 + rhs.nanos as f64) }
}
impl Add for Duration { type Output = Duration; #[track_caller] fn add(self, rhs: Duration) -> Duration { self.checked_add(rhs).expect("overflow when adding durations") } }
impl AddAssign for Duration { #[track_caller] fn add_assign(&mut self, rhs: Duration) { *self = *self + rhs } }
impl Sub for Duration { type Output = Duration; #[track_caller] fn sub(self, rhs: Duration) -> Duration { self.checked_sub(rhs).expect("overflow when subtracting durations") } }
impl SubAssign for Duration { #[track_caller] fn sub_assign(&mut self, rhs: Duration) { *self = *self - rhs } }
impl Mul<u32> for Duration { type Output = Duration; #[track_caller] fn mul(self, rhs: u32) -> Duration { self.checked_mul(rhs).expect("overflow when multiplying duration by scalar") } }
impl Mul<Duration> for u32 { type Output = Duration; #[track_caller] fn mul(self, rhs: Duration) -> Duration { rhs * self } }
impl MulAssign<u32> for Duration { #[track_caller] fn mul_assign(&mut self, rhs: u32) { *self = *self * rhs } }
impl Div<u32> for Duration { type Output = Duration; #[track_caller] fn div(self, rhs: u32) -> Duration { self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar") } }
impl DivAssign<u32> for Duration { #[track_caller] fn div_assign(&mut self, rhs: u32) { *self = *self / rhs } }
impl Sum for Duration { fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration { iter.fold(Duration::ZERO, |a, b| a + b) } }
impl<'a> Sum<&'a Duration> for Duration { fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration { iter.fold(Duration::ZERO, |a, b| a + *b) } }
impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, frac, digits, unit) = if self.secs > 0 { (self.secs, self.nanos, 9, "s") } else if self.nanos >= 1_000_000 { ((self.nanos / 1_000_000) as u64, self.nanos % 1_000_000, 6, "ms") } else if self.nanos >= 1000 { ((self.nanos / 1000) as u64, self.nanos % 1000, 3, "µs") } else { (self.nanos as u64, 0, 0, "ns") };
        let mut whole = whole as u128;
        let mut frac = frac as u64;
        let mut digits: usize = digits;
        match f.precision() {
            None => while digits > 0 && frac % 10 == 0 { frac /= 10; digits -= 1; },
            Some(p) if p < digits => {
                let mut scale = 1;
                for _ in p..digits { scale *= 10; }
                let rest = frac % scale;
                frac /= scale;
                digits = p;
                let half = scale / 2;
                let odd = if digits == 0 { whole % 2 == 1 } else { frac % 2 == 1 };
                if rest > half || (rest == half && odd) {
                    frac += 1;
                    let mut top = 1;
                    for _ in 0..digits { top *= 10; }
                    if frac == top { frac = 0; whole += 1; }
                }
            }
            Some(p) => { for _ in digits..p { frac *= 10; } digits = p; }
        }
        let mut text = String::new();
        if f.sign_plus() { text.push('+'); }
        text.push_str(&whole.to_string());
        if digits > 0 {
            text.push('.');
            let tail = frac.to_string();
            for _ in tail.len()..digits { text.push('0'); }
            text.push_str(&tail);
        }
        text.push_str(unit);
        match f.width() {
            Some(width) if text.chars().count() < width => {
                let padding = width - text.chars().count();
                let before = match f.align() { Some(fmt::Alignment::Right) => padding, Some(fmt::Alignment::Center) => padding / 2, _ => 0 };
                for _ in 0..before { f.write_str(&f.fill().to_string())?; }
                f.write_str(&text)?;
                for _ in before..padding { f.write_str(&f.fill().to_string())?; }
                Ok(())
            }
            _ => f.write_str(&text),
        }
    }
}
use crate::string::ToString;

#[intrinsic("time::now")]
fn now_nanos() -> u64;
/// Nanoseconds since the run began: `Instant::now()` moves on with what the program does, never with the reader's clock.
#[lang = "Instant"]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Duration);
impl Instant {
    #[must_use]
    pub fn now() -> Instant { Instant(Duration::from_nanos(now_nanos())) }
    pub fn duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> { self.0.checked_sub(earlier.0) }
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    pub fn elapsed(&self) -> Duration { Instant::now().duration_since(*self) }
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> { self.0.checked_add(duration).map(Instant) }
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> { self.0.checked_sub(duration).map(Instant) }
}
impl Add<Duration> for Instant { type Output = Instant; #[track_caller] fn add(self, other: Duration) -> Instant { self.checked_add(other).expect("overflow when adding duration to instant") } }
impl AddAssign<Duration> for Instant { #[track_caller] fn add_assign(&mut self, other: Duration) { *self = *self + other } }
impl Sub<Duration> for Instant { type Output = Instant; #[track_caller] fn sub(self, other: Duration) -> Instant { self.checked_sub(other).expect("overflow when subtracting duration from instant") } }
impl SubAssign<Duration> for Instant { #[track_caller] fn sub_assign(&mut self, other: Duration) { *self = *self - other } }
impl Sub<Instant> for Instant { type Output = Duration; fn sub(self, other: Instant) -> Duration { self.duration_since(other) } }
#[nondeterministic = "the value of an Instant"]
impl fmt::Debug for Instant { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Instant").field("tv_sec", &self.0.as_secs()).field("tv_nsec", &self.0.subsec_nanos()).finish() } }

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SystemTime(Duration);
#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);
impl SystemTimeError { pub fn duration(&self) -> Duration { self.0 } }
impl fmt::Display for SystemTimeError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("second time provided was later than self") } }
impl crate::error::Error for SystemTimeError {}
pub const UNIX_EPOCH: SystemTime = SystemTime(Duration::ZERO);
impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;
    #[nondeterministic = "the time of day"]
    #[must_use]
    pub fn now() -> SystemTime { SystemTime(Duration::from_secs(1_767_225_600) + Duration::from_nanos(now_nanos())) }
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> { match self.0.checked_sub(earlier.0) { Some(d) => Ok(d), None => Err(SystemTimeError(earlier.0 - self.0)) } }
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> { SystemTime::now().duration_since(*self) }
}
impl Add<Duration> for SystemTime { type Output = SystemTime; fn add(self, other: Duration) -> SystemTime { SystemTime(self.0 + other) } }
