//! Conversions.
use crate::fmt;
use crate::num::TryFromIntError;

pub const fn identity<T>(x: T) -> T { x }
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Infallible {}
impl fmt::Debug for Infallible { fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} } }
impl fmt::Display for Infallible { fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} } }
impl crate::error::Error for Infallible {}

pub trait AsRef<T: ?Sized> { fn as_ref(&self) -> &T; }
pub trait AsMut<T: ?Sized> { fn as_mut(&mut self) -> &mut T; }
#[lang = "Into"]
pub trait Into<T>: Sized {
    #[must_use]
    fn into(self) -> T;
}
#[lang = "From"]
#[rustc_on_unimplemented(on(all(Self = "&str", T = "alloc::string::String"), note = "to coerce a `{T}` into a `{Self}`, use `&*` as a prefix"))]
pub trait From<T>: Sized {
    #[must_use]
    fn from(value: T) -> Self;
}
#[lang = "TryInto"]
pub trait TryInto<T>: Sized {
    type Error;
    fn try_into(self) -> Result<T, Self::Error>;
}
#[lang = "TryFrom"]
pub trait TryFrom<T>: Sized {
    type Error;
    fn try_from(value: T) -> Result<Self, Self::Error>;
}
impl<T, U> Into<U> for T where U: From<T> { #[track_caller] fn into(self) -> U { U::from(self) } }
impl<T> From<T> for T { fn from(t: T) -> T { t } }
impl<T, U> TryInto<U> for T where U: TryFrom<T> { type Error = U::Error; fn try_into(self) -> Result<U, U::Error> { U::try_from(self) } }
impl<T, U> TryFrom<U> for T where U: Into<T> { type Error = Infallible; fn try_from(value: U) -> Result<Self, Infallible> { Ok(U::into(value)) } }
impl<T: ?Sized, U: ?Sized> AsRef<U> for &T where T: AsRef<U> { fn as_ref(&self) -> &U { (**self).as_ref() } }
impl<T: ?Sized, U: ?Sized> AsRef<U> for &mut T where T: AsRef<U> { fn as_ref(&self) -> &U { (**self).as_ref() } }
impl<T: ?Sized, U: ?Sized> AsMut<U> for &mut T where T: AsMut<U> { fn as_mut(&mut self) -> &mut U { (**self).as_mut() } }
impl<T> AsRef<[T]> for [T] { fn as_ref(&self) -> &[T] { self } }
impl<T> AsMut<[T]> for [T] { fn as_mut(&mut self) -> &mut [T] { self } }
impl AsRef<str> for str { fn as_ref(&self) -> &str { self } }
impl AsRef<[u8]> for str { fn as_ref(&self) -> &[u8] { self.as_bytes() } }

each! { (
  (u8 | bool), (u16 | bool), (u32 | bool), (u64 | bool), (usize | bool), (i32 | bool), (i64 | bool), (u128 | bool), (i8 | bool), (i16 | bool), (i128 | bool), (isize | bool),
  (u16 | u8), (u32 | u8), (u64 | u8), (u128 | u8), (usize | u8), (u32 | u16), (u64 | u16), (u128 | u16), (u64 | u32), (u128 | u32), (u128 | u64), (usize | u16),
  (i16 | i8), (i32 | i8), (i64 | i8), (i128 | i8), (isize | i8), (i32 | i16), (i64 | i16), (i128 | i16), (isize | i16), (i64 | i32), (i128 | i32), (i128 | i64),
  (i16 | u8), (i32 | u8), (i64 | u8), (i128 | u8), (isize | u8), (i32 | u16), (i64 | u16), (i128 | u16), (i64 | u32), (i128 | u32), (i128 | u64),
  (f32 | i8), (f32 | i16), (f32 | u8), (f32 | u16), (f64 | i8), (f64 | i16), (f64 | i32), (f64 | u8), (f64 | u16), (f64 | u32), (f64 | f32),
  (u32 | char), (u64 | char), (u128 | char), (char | u8)) =>
impl From<$1> for $0 { fn from(small: $1) -> $0 { small as $0 } }
}
impl From<bool> for f32 { fn from(b: bool) -> f32 { b as u8 as f32 } }
impl From<bool> for f64 { fn from(b: bool) -> f64 { b as u8 as f64 } }

// The conversions of integers that can fail: `try_from` goes through i128 and u128, which hold every other value.
each! { (
  (i8 | u8), (i8 | u16), (i8 | u32), (i8 | u64), (i8 | usize), (i8 | i16), (i8 | i32), (i8 | i64), (i8 | isize), (i8 | i128),
  (i16 | u16), (i16 | u32), (i16 | u64), (i16 | usize), (i16 | i32), (i16 | i64), (i16 | isize), (i16 | i128),
  (i32 | u32), (i32 | u64), (i32 | usize), (i32 | i64), (i32 | isize), (i32 | i128),
  (i64 | u64), (i64 | usize), (i64 | isize), (i64 | i128), (isize | u16), (isize | u32), (isize | u64), (isize | usize), (isize | i32), (isize | i64), (isize | i128),
  (u8 | i8), (u8 | i16), (u8 | i32), (u8 | i64), (u8 | isize), (u8 | i128), (u8 | u16), (u8 | u32), (u8 | u64), (u8 | usize),
  (u16 | i8), (u16 | i16), (u16 | i32), (u16 | i64), (u16 | isize), (u16 | i128), (u16 | u32), (u16 | u64), (u16 | usize),
  (u32 | i8), (u32 | i16), (u32 | i32), (u32 | i64), (u32 | isize), (u32 | i128), (u32 | u64), (u32 | usize),
  (u64 | i8), (u64 | i16), (u64 | i32), (u64 | i64), (u64 | isize), (u64 | i128), (u64 | usize),
  (usize | i8), (usize | i16), (usize | i32), (usize | i64), (usize | isize), (usize | i128), (usize | u32), (usize | u64),
  (u128 | i8), (u128 | i16), (u128 | i32), (u128 | i64), (u128 | isize), (u128 | usize), (u128 | i128), (i128 | isize), (i128 | usize)) =>
impl TryFrom<$1> for $0 {
    type Error = TryFromIntError;
    fn try_from(u: $1) -> Result<$0, TryFromIntError> {
        if (u as i128) < $0::MIN as i128 || (u as i128) > $0::MAX as i128 { Err(TryFromIntError(())) } else { Ok(u as $0) }
    }
}
}
each! { (i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, i128) =>
impl TryFrom<u128> for $T {
    type Error = TryFromIntError;
    fn try_from(u: u128) -> Result<$T, TryFromIntError> { if u > $T::MAX as u128 { Err(TryFromIntError(())) } else { Ok(u as $T) } }
}
}
impl TryFrom<u32> for char {
    type Error = crate::char::CharTryFromError;
    fn try_from(i: u32) -> Result<char, crate::char::CharTryFromError> { match crate::char::from_u32(i) { Some(c) => Ok(c), None => Err(crate::char::CharTryFromError(())) } }
}
impl TryFrom<char> for u8 {
    type Error = crate::char::TryFromCharError;
    fn try_from(c: char) -> Result<u8, crate::char::TryFromCharError> { if (c as u32) < 256 { Ok(c as u32 as u8) } else { Err(crate::char::TryFromCharError(())) } }
}
