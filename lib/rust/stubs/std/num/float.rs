//! `f32` and `f64`.
use crate::cmp::Ordering;
use crate::num::ParseFloatError;
use crate::str::FromStr;

/// One function of one argument: 0 floor, 1 ceil, 2 round (half away from zero), 3 trunc, 4 sqrt, 5 cbrt, 6 exp, 7 exp2, 8 ln,
/// 9 log2, 10 log10, 11 sin, 12 cos, 13 tan, 14 asin, 15 acos, 16 atan, 17 sinh, 18 cosh, 19 tanh, 20 exp_m1, 21 ln_1p,
/// 22 round_ties_even.
#[intrinsic("float::unary")]
fn unary<T>(x: T, f: u32) -> T;
/// 0 powf, 1 atan2, 2 hypot, 3 powi (the second argument is whole).
#[intrinsic("float::binary")]
fn binary<T>(x: T, y: T, f: u32) -> T;
#[intrinsic("float::fma")]
fn fma<T>(a: T, b: T, c: T) -> T;
#[intrinsic("float::sign_bit")]
const fn sign_bit<T>(x: T) -> bool;
#[intrinsic("float::to_bits")]
const fn bits_of<T, B>(x: T) -> B;
#[intrinsic("float::from_bits")]
const fn of_bits<T, B>(b: B) -> T;
/// 0 parsed, 1 empty, 2 invalid.
#[intrinsic("float::parse_status")]
fn parse_status(s: &str) -> u32;
#[intrinsic("float::parsed")]
fn parsed<T>(s: &str) -> T;

each! { ((f32 | 1.1920929e-7 | 3.40282347e+38 | 1.17549435e-38 | u32 | i32 | 24 | 6), (f64 | 2.2204460492503131e-16 | 1.7976931348623157e+308 | 2.2250738585072014e-308 | u64 | i64 | 53 | 15)) =>
#[lang = "$0_impl"]
impl $0 {
    pub const EPSILON: $0 = $1;
    pub const MAX: $0 = $2;
    pub const MIN: $0 = -$2;
    pub const MIN_POSITIVE: $0 = $3;
    pub const NAN: $0 = 0.0 / 0.0;
    pub const INFINITY: $0 = 1.0 / 0.0;
    pub const NEG_INFINITY: $0 = -1.0 / 0.0;
    pub const MANTISSA_DIGITS: u32 = $6;
    pub const DIGITS: u32 = $7;
    pub const fn is_nan(self) -> bool { self != self }
    pub const fn is_infinite(self) -> bool { self == $0::INFINITY || self == $0::NEG_INFINITY }
    pub const fn is_finite(self) -> bool { self - self == 0.0 }
    pub const fn is_sign_positive(self) -> bool { !sign_bit(self) }
    pub const fn is_sign_negative(self) -> bool { sign_bit(self) }
    pub const fn is_normal(self) -> bool { self.is_finite() && self.abs() >= $3 }
    pub const fn floor(self) -> $0 { unary(self, 0) }
    pub const fn ceil(self) -> $0 { unary(self, 1) }
    pub const fn round(self) -> $0 { unary(self, 2) }
    pub const fn round_ties_even(self) -> $0 { unary(self, 22) }
    pub const fn trunc(self) -> $0 { unary(self, 3) }
    pub const fn fract(self) -> $0 { self - self.trunc() }
    pub fn sqrt(self) -> $0 { unary(self, 4) }
    pub fn cbrt(self) -> $0 { unary(self, 5) }
    pub fn exp(self) -> $0 { unary(self, 6) }
    pub fn exp2(self) -> $0 { unary(self, 7) }
    pub fn exp_m1(self) -> $0 { unary(self, 20) }
    pub fn ln(self) -> $0 { unary(self, 8) }
    pub fn ln_1p(self) -> $0 { unary(self, 21) }
    pub fn log2(self) -> $0 { unary(self, 9) }
    pub fn log10(self) -> $0 { unary(self, 10) }
    pub fn log(self, base: $0) -> $0 { self.ln() / base.ln() }
    pub fn sin(self) -> $0 { unary(self, 11) }
    pub fn cos(self) -> $0 { unary(self, 12) }
    pub fn tan(self) -> $0 { unary(self, 13) }
    pub fn sin_cos(self) -> ($0, $0) { (unary(self, 11), unary(self, 12)) }
    pub fn asin(self) -> $0 { unary(self, 14) }
    pub fn acos(self) -> $0 { unary(self, 15) }
    pub fn atan(self) -> $0 { unary(self, 16) }
    pub fn atan2(self, other: $0) -> $0 { binary(self, other, 1) }
    pub fn sinh(self) -> $0 { unary(self, 17) }
    pub fn cosh(self) -> $0 { unary(self, 18) }
    pub fn tanh(self) -> $0 { unary(self, 19) }
    pub fn hypot(self, other: $0) -> $0 { binary(self, other, 2) }
    pub fn powf(self, n: $0) -> $0 { binary(self, n, 0) }
    pub fn powi(self, n: i32) -> $0 { binary(self, n as $0, 3) }
    pub const fn mul_add(self, a: $0, b: $0) -> $0 { fma(self, a, b) }
    pub const fn abs(self) -> $0 { if sign_bit(self) { -self } else { self } }
    pub const fn signum(self) -> $0 { if self != self { self } else if sign_bit(self) { -1.0 } else { 1.0 } }
    pub const fn copysign(self, sign: $0) -> $0 { if sign_bit(self) == sign_bit(sign) { self } else { -self } }
    pub const fn recip(self) -> $0 { 1.0 / self }
    pub const fn to_degrees(self) -> $0 { self * (180.0 / 3.14159265358979323846264338327950288) }
    pub const fn to_radians(self) -> $0 { self * (3.14159265358979323846264338327950288 / 180.0) }
    pub const fn max(self, other: $0) -> $0 { if self != self || self < other { other } else { self } }
    pub const fn min(self, other: $0) -> $0 { if self != self || other < self { other } else { self } }
    #[track_caller]
    pub const fn clamp(self, min: $0, max: $0) -> $0 {
        if !(min <= max) { panic!("min > max, or either was NaN. min = {:?}, max = {:?}", min, max) }
        if self < min { min } else if self > max { max } else { self }
    }
    pub fn div_euclid(self, rhs: $0) -> $0 { let q = (self / rhs).trunc(); if self % rhs < 0.0 { if rhs > 0.0 { q - 1.0 } else { q + 1.0 } } else { q } }
    pub fn rem_euclid(self, rhs: $0) -> $0 { let r = self % rhs; if r < 0.0 { r + rhs.abs() } else { r } }
    pub const fn to_bits(self) -> $4 { bits_of(self) }
    pub const fn from_bits(v: $4) -> $0 { of_bits(v) }
    pub fn total_cmp(&self, other: &$0) -> Ordering {
        let mut left = self.to_bits() as $5;
        let mut right = other.to_bits() as $5;
        if left < 0 { left = !left ^ $5::MIN }
        if right < 0 { right = !right ^ $5::MIN }
        left.cmp(&right)
    }
}
impl FromStr for $0 {
    type Err = ParseFloatError;
    fn from_str(src: &str) -> Result<$0, ParseFloatError> { match parse_status(src) { 0 => Ok(parsed(src)), status => Err(ParseFloatError::new(status == 1)) } }
}
}
