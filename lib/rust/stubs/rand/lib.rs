//! rand: real runs differ; here the numbers come from the scenario's seed.
pub mod rngs {
    #[derive(Clone, Debug)]
    #[nondeterministic = "random numbers"]
    pub struct ThreadRng { pub(crate) _not_send: std::marker::PhantomData<std::rc::Rc<()>> }
    #[unmodelled = "the algorithm of StdRng"]
    #[derive(Clone, Debug)]
    pub struct StdRng { state: u64 }
    #[unmodelled = "the algorithm of SmallRng"]
    #[derive(Clone, Debug)]
    pub struct SmallRng { state: u64 }
}
pub mod prelude { pub use crate::rngs::ThreadRng; pub use crate::seq::{IndexedRandom, SliceRandom}; pub use crate::{Rng, RngCore}; }
use self::rngs::ThreadRng;
#[intrinsic("rand::next")]
fn next_random() -> u64;
pub trait RngCore { fn next_u32(&mut self) -> u32; fn next_u64(&mut self) -> u64; }
impl RngCore for ThreadRng { fn next_u32(&mut self) -> u32 { (next_random() >> 32) as u32 } fn next_u64(&mut self) -> u64 { next_random() } }
impl<R: RngCore + ?Sized> RngCore for &mut R { fn next_u32(&mut self) -> u32 { (**self).next_u32() } fn next_u64(&mut self) -> u64 { (**self).next_u64() } }
#[nondeterministic = "random numbers"]
pub fn rng() -> ThreadRng { ThreadRng { _not_send: std::marker::PhantomData } }
#[nondeterministic = "random numbers"]
pub fn thread_rng() -> ThreadRng { rng() }
#[nondeterministic = "random numbers"]
pub fn random<T: StandardUniform>() -> T { T::sample(next_random()) }
#[nondeterministic = "random numbers"]
pub fn random_range<T, R: SampleRange<T>>(range: R) -> T { range.sample_single(next_random()) }
#[nondeterministic = "random numbers"]
pub fn random_bool(p: f64) -> bool { random::<f64>() < p }
#[doc(hidden)]
pub trait StandardUniform { fn sample(bits: u64) -> Self; }
each! { (u8, u16, u32, u64, usize, i8, i16, i32, i64, isize) =>
impl StandardUniform for $T { fn sample(bits: u64) -> $T { bits as $T } }
impl SampleUniform for $T { fn between(low: $T, count: u128, bits: u64) -> $T { ((low as i128) + (bits as u128 % count) as i128) as $T } fn span(low: $T, high: $T) -> u128 { (high as i128 - low as i128) as u128 } }
}
impl StandardUniform for bool { fn sample(bits: u64) -> bool { bits & 1 == 1 } }
impl StandardUniform for f64 { fn sample(bits: u64) -> f64 { (bits >> 11) as f64 / 9007199254740992.0 } }
impl StandardUniform for f32 { fn sample(bits: u64) -> f32 { (bits >> 40) as f32 / 16777216.0 } }
#[doc(hidden)]
pub trait SampleUniform: Copy + PartialOrd { fn between(low: Self, count: u128, bits: u64) -> Self; fn span(low: Self, high: Self) -> u128; }
impl SampleUniform for f64 { fn between(low: f64, _count: u128, bits: u64) -> f64 { low + f64::sample(bits) } fn span(_low: f64, _high: f64) -> u128 { 1 } }
pub trait SampleRange<T> { fn sample_single(self, bits: u64) -> T; fn is_empty(&self) -> bool; }
impl<T: SampleUniform> SampleRange<T> for std::ops::Range<T> { #[track_caller] fn sample_single(self, bits: u64) -> T { if !(self.start < self.end) { panic!("cannot sample empty range") } T::between(self.start, T::span(self.start, self.end), bits) } fn is_empty(&self) -> bool { !(self.start < self.end) } }
impl<T: SampleUniform> SampleRange<T> for std::ops::RangeInclusive<T> { #[track_caller] fn sample_single(self, bits: u64) -> T { let (low, high) = self.into_inner(); if !(low <= high) { panic!("cannot sample empty range") } T::between(low, T::span(low, high) + 1, bits) } fn is_empty(&self) -> bool { !(*self.start() <= *self.end()) } }
pub trait Rng: RngCore {
    fn random<T: StandardUniform>(&mut self) -> T where Self: Sized { T::sample(self.next_u64()) }
    fn random_range<T, R: SampleRange<T>>(&mut self, range: R) -> T where Self: Sized { let bits = self.next_u64(); range.sample_single(bits) }
    fn random_bool(&mut self, p: f64) -> bool where Self: Sized { f64::sample(self.next_u64()) < p }
    fn gen_range<T, R: SampleRange<T>>(&mut self, range: R) -> T where Self: Sized { let bits = self.next_u64(); range.sample_single(bits) }
    fn gen_bool(&mut self, p: f64) -> bool where Self: Sized { f64::sample(self.next_u64()) < p }
}
impl<R: RngCore + ?Sized> Rng for R {}
pub mod seq {
    use crate::{Rng, RngCore};
    pub trait SliceRandom { fn shuffle<R: RngCore>(&mut self, rng: &mut R); }
    impl<T> SliceRandom for [T] { fn shuffle<R: RngCore>(&mut self, rng: &mut R) { let mut i = self.len(); while i > 1 { i -= 1; let j = (rng.next_u64() % (i as u64 + 1)) as usize; self.swap(i, j); } } }
    pub trait IndexedRandom { type Item; fn choose<R: RngCore>(&self, rng: &mut R) -> Option<&Self::Item>; }
    impl<T> IndexedRandom for [T] { type Item = T; fn choose<R: RngCore>(&self, rng: &mut R) -> Option<&T> { if self.is_empty() { None } else { let i = (rng.next_u64() % self.len() as u64) as usize; Some(&self[i]) } } }
}
