//! Hashing.
use crate::marker::PhantomData;
use crate::intrinsics::Native;
use crate::fmt;

#[lang = "Hash"]
pub trait Hash {
    fn hash<H: Hasher>(&self, state: &mut H);
    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H) where Self: Sized { for piece in data { piece.hash(state) } }
}
pub trait Hasher {
    fn finish(&self) -> u64;
    fn write(&mut self, bytes: &[u8]);
    fn write_u8(&mut self, i: u8) { self.write(&[i]) }
    fn write_u16(&mut self, i: u16) { self.write(&i.to_ne_bytes()) }
    fn write_u32(&mut self, i: u32) { self.write(&i.to_ne_bytes()) }
    fn write_u64(&mut self, i: u64) { self.write(&i.to_ne_bytes()) }
    fn write_u128(&mut self, i: u128) { self.write(&i.to_ne_bytes()) }
    fn write_usize(&mut self, i: usize) { self.write(&i.to_ne_bytes()) }
    fn write_i8(&mut self, i: i8) { self.write_u8(i as u8) }
    fn write_i16(&mut self, i: i16) { self.write_u16(i as u16) }
    fn write_i32(&mut self, i: i32) { self.write_u32(i as u32) }
    fn write_i64(&mut self, i: i64) { self.write_u64(i as u64) }
    fn write_i128(&mut self, i: i128) { self.write_u128(i as u128) }
    fn write_isize(&mut self, i: isize) { self.write_usize(i as usize) }
    #[doc(hidden)]
    fn write_length_prefix(&mut self, len: usize) { self.write_usize(len) }
    #[doc(hidden)]
    fn write_str(&mut self, s: &str) { self.write(s.as_bytes()); self.write_u8(0xff) }
}
impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
    fn write_u8(&mut self, i: u8) { (**self).write_u8(i) }
    fn write_u32(&mut self, i: u32) { (**self).write_u32(i) }
    fn write_u64(&mut self, i: u64) { (**self).write_u64(i) }
    fn write_usize(&mut self, i: usize) { (**self).write_usize(i) }
}
pub trait BuildHasher {
    type Hasher: Hasher;
    fn build_hasher(&self) -> Self::Hasher;
    fn hash_one<T: Hash>(&self, x: T) -> u64 where Self: Sized, Self::Hasher: Hasher {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}
pub struct BuildHasherDefault<H>(PhantomData<fn() -> H>);
impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> { type Hasher = H; fn build_hasher(&self) -> H { H::default() } }
impl<H> Clone for BuildHasherDefault<H> { fn clone(&self) -> Self { BuildHasherDefault(PhantomData) } }
impl<H> Default for BuildHasherDefault<H> { fn default() -> Self { BuildHasherDefault(PhantomData) } }

#[intrinsic("hash::new")]
fn sip_new() -> Native;
#[intrinsic("hash::clone")]
fn sip_clone(h: Native) -> Native;
#[intrinsic("hash::write")]
fn sip_write(h: Native, bytes: &[u8]);
#[intrinsic("hash::write_str")]
fn sip_write_str(h: Native, s: &str);
#[intrinsic("hash::write_int")]
fn sip_write_int(h: Native, value: u64, bytes: usize);
#[intrinsic("hash::finish")]
fn sip_finish(h: Native) -> u64;
/// SipHash 1-3 with zero keys: `DefaultHasher::new()` gives the same numbers in every real run.
#[real_size = 72]
pub struct DefaultHasher { state: Native }
impl DefaultHasher { #[must_use] pub fn new() -> DefaultHasher { DefaultHasher { state: sip_new() } } }
impl Default for DefaultHasher { fn default() -> DefaultHasher { DefaultHasher::new() } }
impl Clone for DefaultHasher { fn clone(&self) -> DefaultHasher { DefaultHasher { state: sip_clone(self.state) } } }
impl fmt::Debug for DefaultHasher { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("DefaultHasher(SipHasher13 { .. })") } }
impl Hasher for DefaultHasher {
    fn finish(&self) -> u64 { sip_finish(self.state) }
    fn write(&mut self, bytes: &[u8]) { sip_write(self.state, bytes) }
    fn write_u8(&mut self, i: u8) { sip_write_int(self.state, i as u64, 1) }
    fn write_u16(&mut self, i: u16) { sip_write_int(self.state, i as u64, 2) }
    fn write_u32(&mut self, i: u32) { sip_write_int(self.state, i as u64, 4) }
    fn write_u64(&mut self, i: u64) { sip_write_int(self.state, i, 8) }
    fn write_usize(&mut self, i: usize) { sip_write_int(self.state, i as u64, 8) }
    fn write_str(&mut self, s: &str) { sip_write_str(self.state, s); sip_write_int(self.state, 0xff, 1) }
}
#[nondeterministic = "the keys of RandomState"]
#[real_size = 16]
#[derive(Clone)]
pub struct RandomState { _private: () }
impl RandomState { #[must_use] pub fn new() -> RandomState { RandomState { _private: () } } }
impl Default for RandomState { fn default() -> RandomState { RandomState::new() } }
impl BuildHasher for RandomState { type Hasher = DefaultHasher; fn build_hasher(&self) -> DefaultHasher { DefaultHasher::new() } }

each! { ((u8 | write_u8), (u16 | write_u16), (u32 | write_u32), (u64 | write_u64), (u128 | write_u128), (usize | write_usize), (i8 | write_i8), (i16 | write_i16), (i32 | write_i32), (i64 | write_i64), (i128 | write_i128), (isize | write_isize)) =>
impl Hash for $0 { fn hash<H: Hasher>(&self, state: &mut H) { state.$1(*self) } }
}
impl Hash for bool { fn hash<H: Hasher>(&self, state: &mut H) { state.write_u8(*self as u8) } }
impl Hash for char { fn hash<H: Hasher>(&self, state: &mut H) { state.write_u32(*self as u32) } }
impl Hash for str { fn hash<H: Hasher>(&self, state: &mut H) { state.write_str(self) } }
impl Hash for () { fn hash<H: Hasher>(&self, _state: &mut H) {} }
impl Hash for ! { fn hash<H: Hasher>(&self, _: &mut H) { *self } }
impl<T: Hash> Hash for [T] { fn hash<H: Hasher>(&self, state: &mut H) { state.write_length_prefix(self.len()); Hash::hash_slice(self, state) } }
impl<T: Hash, const N: usize> Hash for [T; N] { fn hash<H: Hasher>(&self, state: &mut H) { Hash::hash(&self[..], state) } }
impl<T: ?Sized + Hash> Hash for &T { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
impl<T: ?Sized + Hash> Hash for &mut T { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
