//! Numbers: integer methods here, floats in `float`.
use crate::fmt;
use crate::str::FromStr;

mod float;

#[intrinsic("int::wrapping_add")]
const fn wrap_add<T>(a: T, b: T) -> T;
#[intrinsic("int::wrapping_sub")]
const fn wrap_sub<T>(a: T, b: T) -> T;
#[intrinsic("int::wrapping_mul")]
const fn wrap_mul<T>(a: T, b: T) -> T;
#[intrinsic("int::add_overflows")]
const fn add_overflows<T>(a: T, b: T) -> bool;
#[intrinsic("int::sub_overflows")]
const fn sub_overflows<T>(a: T, b: T) -> bool;
#[intrinsic("int::mul_overflows")]
const fn mul_overflows<T>(a: T, b: T) -> bool;
#[intrinsic("int::count_ones")]
const fn ones<T>(a: T) -> u32;
#[intrinsic("int::leading_zeros")]
const fn leading<T>(a: T) -> u32;
#[intrinsic("int::trailing_zeros")]
const fn trailing<T>(a: T) -> u32;
#[intrinsic("int::rotate_left")]
const fn rotl<T>(a: T, n: u32) -> T;
#[intrinsic("int::swap_bytes")]
const fn bswap<T>(a: T) -> T;
#[intrinsic("int::reverse_bits")]
const fn bitrev<T>(a: T) -> T;
#[intrinsic("int::isqrt")]
const fn square_root<T>(a: T) -> T;
/// 0 parsed (the value is then `parsed`), 1 empty, 2 invalid digit, 3 above the maximum, 4 below the minimum.
#[intrinsic("int::parse_status")]
fn parse_status<T>(s: &str, radix: u32) -> u32;
#[intrinsic("int::parsed")]
fn parsed<T>(s: &str, radix: u32) -> T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError { kind: IntErrorKind }
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
#[non_exhaustive]
pub enum IntErrorKind { Empty, InvalidDigit, PosOverflow, NegOverflow, Zero }
impl ParseIntError { #[must_use] pub const fn kind(&self) -> &IntErrorKind { &self.kind } }
impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}
impl crate::error::Error for ParseIntError {}
fn int_error(status: u32) -> ParseIntError { ParseIntError { kind: match status { 1 => IntErrorKind::Empty, 2 => IntErrorKind::InvalidDigit, 3 => IntErrorKind::PosOverflow, _ => IntErrorKind::NegOverflow } } }
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(pub(crate) ());
impl fmt::Display for TryFromIntError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("out of range integral type conversion attempted") } }
impl crate::error::Error for TryFromIntError {}
impl From<crate::convert::Infallible> for TryFromIntError { fn from(x: crate::convert::Infallible) -> TryFromIntError { match x {} } }
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError { kind: FloatErrorKind }
#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind { Empty, Invalid }
impl ParseFloatError { pub(crate) fn new(empty: bool) -> Self { ParseFloatError { kind: if empty { FloatErrorKind::Empty } else { FloatErrorKind::Invalid } } } }
impl fmt::Display for ParseFloatError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(match self.kind { FloatErrorKind::Empty => "cannot parse float from empty string", FloatErrorKind::Invalid => "invalid float literal" }) } }
impl crate::error::Error for ParseFloatError {}

each! { ((i8 | -128 | 127 | 8 | u8 | 1), (i16 | -32768 | 32767 | 16 | u16 | 2), (i32 | -2147483648 | 2147483647 | 32 | u32 | 4), (i64 | -9223372036854775808 | 9223372036854775807 | 64 | u64 | 8), (i128 | -170141183460469231731687303715884105728 | 170141183460469231731687303715884105727 | 128 | u128 | 16), (isize | -9223372036854775808 | 9223372036854775807 | 64 | usize | 8),
  (u8 | 0 | 255 | 8 | u8 | 1), (u16 | 0 | 65535 | 16 | u16 | 2), (u32 | 0 | 4294967295 | 32 | u32 | 4), (u64 | 0 | 18446744073709551615 | 64 | u64 | 8), (u128 | 0 | 340282366920938463463374607431768211455 | 128 | u128 | 16), (usize | 0 | 18446744073709551615 | 64 | usize | 8)) =>
#[lang = "$0_impl"]
impl $0 {
    pub const MIN: $0 = $1;
    pub const MAX: $0 = $2;
    pub const BITS: u32 = $3;
    pub const fn min_value() -> $0 { $1 }
    pub const fn max_value() -> $0 { $2 }
    pub const fn count_ones(self) -> u32 { ones(self) }
    pub const fn count_zeros(self) -> u32 { $3 - ones(self) }
    pub const fn leading_zeros(self) -> u32 { leading(self) }
    pub const fn trailing_zeros(self) -> u32 { trailing(self) }
    pub const fn leading_ones(self) -> u32 { leading(!self) }
    pub const fn trailing_ones(self) -> u32 { trailing(!self) }
    pub const fn rotate_left(self, n: u32) -> $0 { rotl(self, n % $3) }
    pub const fn rotate_right(self, n: u32) -> $0 { rotl(self, ($3 - n % $3) % $3) }
    pub const fn swap_bytes(self) -> $0 { bswap(self) }
    pub const fn reverse_bits(self) -> $0 { bitrev(self) }
    #[must_use]
    pub const fn checked_add(self, rhs: $0) -> Option<$0> { if add_overflows(self, rhs) { None } else { Some(wrap_add(self, rhs)) } }
    #[must_use]
    pub const fn checked_sub(self, rhs: $0) -> Option<$0> { if sub_overflows(self, rhs) { None } else { Some(wrap_sub(self, rhs)) } }
    #[must_use]
    pub const fn checked_mul(self, rhs: $0) -> Option<$0> { if mul_overflows(self, rhs) { None } else { Some(wrap_mul(self, rhs)) } }
    #[must_use]
    pub const fn checked_div(self, rhs: $0) -> Option<$0> { if rhs == 0 || ($1 != 0 && self == $1 && rhs == !0) { None } else { Some(self / rhs) } }
    #[must_use]
    pub const fn checked_rem(self, rhs: $0) -> Option<$0> { if rhs == 0 || ($1 != 0 && self == $1 && rhs == !0) { None } else { Some(self % rhs) } }
    #[must_use]
    pub const fn checked_neg(self) -> Option<$0> { if sub_overflows(0, self) { None } else { Some(wrap_sub(0, self)) } }
    #[must_use]
    pub const fn checked_pow(self, exp: u32) -> Option<$0> {
        let mut acc: $0 = 1;
        let mut left = exp;
        while left > 0 { if mul_overflows(acc, self) { return None; } acc = wrap_mul(acc, self); left -= 1; }
        Some(acc)
    }
    #[must_use]
    pub const fn checked_shl(self, rhs: u32) -> Option<$0> { if rhs < $3 { Some(self << rhs) } else { None } }
    #[must_use]
    pub const fn checked_shr(self, rhs: u32) -> Option<$0> { if rhs < $3 { Some(self >> rhs) } else { None } }
    #[must_use]
    pub const fn saturating_add(self, rhs: $0) -> $0 { if !add_overflows(self, rhs) { wrap_add(self, rhs) } else if $1 != 0 && self < 0 as $0 { $1 } else { $2 } }
    #[must_use]
    pub const fn saturating_sub(self, rhs: $0) -> $0 { if !sub_overflows(self, rhs) { wrap_sub(self, rhs) } else if $1 == 0 || self < 0 as $0 { $1 } else { $2 } }
    #[must_use]
    pub const fn saturating_mul(self, rhs: $0) -> $0 { if !mul_overflows(self, rhs) { wrap_mul(self, rhs) } else if (self < 0 as $0) == (rhs < 0 as $0) { $2 } else { $1 } }
    #[must_use]
    pub const fn saturating_pow(self, exp: u32) -> $0 { match self.checked_pow(exp) { Some(x) => x, None => if self < 0 as $0 && exp % 2 == 1 { $1 } else { $2 } } }
    #[must_use]
    pub const fn wrapping_add(self, rhs: $0) -> $0 { wrap_add(self, rhs) }
    #[must_use]
    pub const fn wrapping_sub(self, rhs: $0) -> $0 { wrap_sub(self, rhs) }
    #[must_use]
    pub const fn wrapping_mul(self, rhs: $0) -> $0 { wrap_mul(self, rhs) }
    #[must_use]
    pub const fn wrapping_div(self, rhs: $0) -> $0 { if $1 != 0 && self == $1 && rhs == !0 { self } else { self / rhs } }
    #[must_use]
    pub const fn wrapping_rem(self, rhs: $0) -> $0 { if $1 != 0 && rhs == !0 { 0 } else { self % rhs } }
    #[must_use]
    pub const fn wrapping_neg(self) -> $0 { wrap_sub(0, self) }
    #[must_use]
    pub const fn wrapping_shl(self, rhs: u32) -> $0 { self << (rhs % $3) }
    #[must_use]
    pub const fn wrapping_shr(self, rhs: u32) -> $0 { self >> (rhs % $3) }
    #[must_use]
    pub const fn wrapping_pow(self, exp: u32) -> $0 { let mut acc: $0 = 1; let mut left = exp; while left > 0 { acc = wrap_mul(acc, self); left -= 1; } acc }
    #[must_use]
    pub const fn overflowing_add(self, rhs: $0) -> ($0, bool) { (wrap_add(self, rhs), add_overflows(self, rhs)) }
    #[must_use]
    pub const fn overflowing_sub(self, rhs: $0) -> ($0, bool) { (wrap_sub(self, rhs), sub_overflows(self, rhs)) }
    #[must_use]
    pub const fn overflowing_mul(self, rhs: $0) -> ($0, bool) { (wrap_mul(self, rhs), mul_overflows(self, rhs)) }
    #[must_use]
    #[track_caller]
    pub const fn pow(self, exp: u32) -> $0 {
        let mut acc: $0 = 1;
        let mut base = self;
        let mut left = exp;
        while left > 0 { if left & 1 == 1 { acc = acc * base; } left >>= 1; if left > 0 { base = base * base; } }
        acc
    }
    #[must_use]
    pub const fn isqrt(self) -> $0 { if $1 != 0 && self < 0 as $0 { panic!("argument of integer square root cannot be negative") } square_root(self) }
    #[track_caller]
    pub const fn div_euclid(self, rhs: $0) -> $0 { let q = self / rhs; if $1 != 0 && self % rhs < 0 as $0 { if rhs > 0 { q - 1 } else { q + 1 } } else { q } }
    #[track_caller]
    pub const fn rem_euclid(self, rhs: $0) -> $0 { let r = self % rhs; if $1 != 0 && r < 0 as $0 { if rhs < 0 as $0 { r - rhs } else { r + rhs } } else { r } }
    #[track_caller]
    pub const fn ilog2(self) -> u32 { if self <= 0 { panic!("argument of integer logarithm must be positive") } $3 - 1 - leading(self) }
    #[track_caller]
    pub const fn ilog10(self) -> u32 { if self <= 0 { panic!("argument of integer logarithm must be positive") } let mut n = 0; let mut x = self; while x >= 10 { x /= 10; n += 1; } n }
    #[track_caller]
    pub const fn ilog(self, base: $0) -> u32 { if self <= 0 { panic!("argument of integer logarithm must be positive") } let mut n = 0; let mut x = self; while x >= base { x /= base; n += 1; } n }
    #[must_use]
    pub const fn abs_diff(self, other: $0) -> $4 { if self < other { wrap_sub(other as $4, self as $4) } else { wrap_sub(self as $4, other as $4) } }
    pub const fn from_str_radix(src: &str, radix: u32) -> Result<$0, ParseIntError> {
        if radix < 2 || radix > 36 { panic!("from_ascii_radix: radix must lie in the range `[2, 36]`") }
        match parse_status::<$0>(src, radix) { 0 => Ok(parsed(src, radix)), status => Err(int_error(status)) }
    }
    pub const fn to_be_bytes(self) -> [u8; $5] { to_bytes(self, true) }
    pub const fn to_le_bytes(self) -> [u8; $5] { to_bytes(self, false) }
    pub const fn to_ne_bytes(self) -> [u8; $5] { to_bytes(self, false) }
    pub const fn from_be_bytes(bytes: [u8; $5]) -> $0 { from_bytes(bytes, true) }
    pub const fn from_le_bytes(bytes: [u8; $5]) -> $0 { from_bytes(bytes, false) }
    pub const fn from_ne_bytes(bytes: [u8; $5]) -> $0 { from_bytes(bytes, false) }
    pub const fn to_be(self) -> $0 { bswap(self) }
    pub const fn to_le(self) -> $0 { self }
}
impl FromStr for $0 {
    type Err = ParseIntError;
    fn from_str(src: &str) -> Result<$0, ParseIntError> { match parse_status::<$0>(src, 10) { 0 => Ok(parsed(src, 10)), status => Err(int_error(status)) } }
}
}
#[intrinsic("int::to_bytes")]
const fn to_bytes<T, const N: usize>(value: T, big: bool) -> [u8; N];
#[intrinsic("int::from_bytes")]
const fn from_bytes<T, const N: usize>(bytes: [u8; N], big: bool) -> T;
each! { ((i8 | u8), (i16 | u16), (i32 | u32), (i64 | u64), (i128 | u128), (isize | usize)) =>
impl $0 {
    #[must_use]
    #[track_caller]
    pub const fn abs(self) -> $0 { if self < 0 { -self } else { self } }
    #[must_use]
    pub const fn unsigned_abs(self) -> $1 { if self < 0 { wrap_sub(0, self as $1) } else { self as $1 } }
    #[must_use]
    pub const fn wrapping_abs(self) -> $0 { if self < 0 { wrap_sub(0, self) } else { self } }
    #[must_use]
    pub const fn checked_abs(self) -> Option<$0> { if self == $0::MIN { None } else { Some(self.wrapping_abs()) } }
    #[must_use]
    pub const fn saturating_abs(self) -> $0 { if self == $0::MIN { $0::MAX } else { self.wrapping_abs() } }
    #[must_use]
    pub const fn saturating_neg(self) -> $0 { if self == $0::MIN { $0::MAX } else { -self } }
    pub const fn signum(self) -> $0 { if self > 0 { 1 } else if self == 0 { 0 } else { -1 } }
    pub const fn is_positive(self) -> bool { self > 0 }
    pub const fn is_negative(self) -> bool { self < 0 }
    pub const fn cast_unsigned(self) -> $1 { self as $1 }
    #[must_use]
    pub const fn checked_add_unsigned(self, rhs: $1) -> Option<$0> { let sum = wrap_add(self, rhs as $0); if sum < self { None } else { Some(sum) } }
}
impl $1 {
    pub const fn is_power_of_two(self) -> bool { ones(self) == 1 }
    #[track_caller]
    pub const fn next_power_of_two(self) -> $1 { let mut p: $1 = 1; while p < self { p = p * 2; } p }
    pub const fn checked_next_power_of_two(self) -> Option<$1> { let mut p: $1 = 1; while p < self { if mul_overflows(p, 2) { return None; } p = wrap_mul(p, 2); } Some(p) }
    #[track_caller]
    pub const fn div_ceil(self, rhs: $1) -> $1 { let d = self / rhs; if self % rhs > 0 { d + 1 } else { d } }
    #[track_caller]
    pub const fn next_multiple_of(self, rhs: $1) -> $1 { match self % rhs { 0 => self, r => self + (rhs - r) } }
    pub const fn is_multiple_of(self, rhs: $1) -> bool { if rhs == 0 { self == 0 } else { self % rhs == 0 } }
    pub const fn checked_add_signed(self, rhs: $0) -> Option<$1> { let sum = wrap_add(self, rhs as $1); if (rhs < 0) == (sum < self) || rhs == 0 { Some(sum) } else { None } }
    pub const fn saturating_add_signed(self, rhs: $0) -> $1 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { $1::MAX } } }
    pub const fn wrapping_add_signed(self, rhs: $0) -> $1 { wrap_add(self, rhs as $1) }
    pub const fn cast_signed(self) -> $0 { self as $0 }
    pub const fn midpoint(self, rhs: $1) -> $1 { wrap_add(self & rhs, (self ^ rhs) >> 1) }
}
}
impl u8 {
    pub const fn is_ascii(&self) -> bool { *self < 128 }
    pub const fn to_ascii_uppercase(&self) -> u8 { if self.is_ascii_lowercase() { *self - 32 } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> u8 { if self.is_ascii_uppercase() { *self + 32 } else { *self } }
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, b'a'..=b'z' | b'A'..=b'Z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, b'A'..=b'Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, b'a'..=b'z') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { matches!(*self, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, b'0'..=b'9') }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') }
    pub const fn is_ascii_punctuation(&self) -> bool { matches!(*self, b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~') }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ') }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, b'!'..=b'~') }
    pub const fn is_ascii_control(&self) -> bool { *self < 32 || *self == 127 }
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NonZero<T>(T);
impl<T: fmt::Debug> fmt::Debug for NonZero<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
impl<T: fmt::Display> fmt::Display for NonZero<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
each! { ((NonZeroU8 | u8), (NonZeroU16 | u16), (NonZeroU32 | u32), (NonZeroU64 | u64), (NonZeroUsize | usize), (NonZeroI32 | i32), (NonZeroI64 | i64)) =>
pub type $0 = NonZero<$1>;
impl NonZero<$1> {
    pub const fn new(n: $1) -> Option<Self> { if n != 0 { Some(NonZero(n)) } else { None } }
    pub const unsafe fn new_unchecked(n: $1) -> Self { NonZero(n) }
    pub const fn get(self) -> $1 { self.0 }
}
impl From<NonZero<$1>> for $1 { fn from(n: NonZero<$1>) -> $1 { n.0 } }
impl TryFrom<$1> for NonZero<$1> { type Error = TryFromIntError; fn try_from(n: $1) -> Result<Self, TryFromIntError> { match NonZero::<$1>::new(n) { Some(n) => Ok(n), None => Err(TryFromIntError(())) } } }
}
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
pub struct Wrapping<T>(pub T);
impl<T: fmt::Debug> fmt::Debug for Wrapping<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Wrapping").field(&self.0).finish() } }
impl<T: fmt::Display> fmt::Display for Wrapping<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
each! { (u8, u16, u32, u64, usize, i32, i64) =>
impl crate::ops::Add for Wrapping<$T> { type Output = Self; fn add(self, o: Self) -> Self { Wrapping(wrap_add(self.0, o.0)) } }
impl crate::ops::Sub for Wrapping<$T> { type Output = Self; fn sub(self, o: Self) -> Self { Wrapping(wrap_sub(self.0, o.0)) } }
impl crate::ops::Mul for Wrapping<$T> { type Output = Self; fn mul(self, o: Self) -> Self { Wrapping(wrap_mul(self.0, o.0)) } }
impl crate::ops::AddAssign for Wrapping<$T> { fn add_assign(&mut self, o: Self) { self.0 = wrap_add(self.0, o.0) } }
impl crate::ops::MulAssign for Wrapping<$T> { fn mul_assign(&mut self, o: Self) { self.0 = wrap_mul(self.0, o.0) } }
}
#[lang = "bool_impl"]
impl bool {
    pub fn then_some<T>(self, t: T) -> Option<T> { if self { Some(t) } else { None } }
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> { if self { Some(f()) } else { None } }
}
