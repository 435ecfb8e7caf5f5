//! Operators as traits, ranges, closures, `Try`.
use crate::convert::Infallible;
use crate::fmt;

each! { (
  (Add | add | cannot add `{Rhs}` to `{Self}` | {Self} + {Rhs}),
  (Sub | sub | cannot subtract `{Rhs}` from `{Self}` | {Self} - {Rhs}),
  (Mul | mul | cannot multiply `{Self}` by `{Rhs}` | {Self} * {Rhs}),
  (Div | div | cannot divide `{Self}` by `{Rhs}` | {Self} / {Rhs}),
  (Rem | rem | cannot calculate the remainder of `{Self}` divided by `{Rhs}` | {Self} % {Rhs}),
  (BitAnd | bitand | no implementation for `{Self} & {Rhs}` | {Self} & {Rhs}),
  (BitOr | bitor | no implementation for `{Self} \x7c {Rhs}` | {Self} \x7c {Rhs}),
  (BitXor | bitxor | no implementation for `{Self} ^ {Rhs}` | {Self} ^ {Rhs}),
  (Shl | shl | no implementation for `{Self} << {Rhs}` | {Self} << {Rhs}),
  (Shr | shr | no implementation for `{Self} >> {Rhs}` | {Self} >> {Rhs})) =>
#[lang = "$1"]
#[diagnostic::on_unimplemented(message = "$2", label = "no implementation for `$3`")]
pub trait $0<Rhs = Self> {
    type Output;
    #[must_use = "this operation returns the result, without modifying the original"]
    fn $1(self, rhs: Rhs) -> Self::Output;
}
}
each! { (
  (AddAssign | add_assign | cannot add-assign `{Rhs}` to `{Self}` | +=),
  (SubAssign | sub_assign | cannot subtract-assign `{Rhs}` from `{Self}` | -=),
  (MulAssign | mul_assign | cannot multiply-assign `{Self}` by `{Rhs}` | *=),
  (DivAssign | div_assign | cannot divide-assign `{Self}` by `{Rhs}` | /=),
  (RemAssign | rem_assign | cannot calculate and assign the remainder of `{Self}` divided by `{Rhs}` | %=),
  (BitAndAssign | bitand_assign | no implementation for `{Self} &= {Rhs}` | &=),
  (BitOrAssign | bitor_assign | no implementation for `{Self} |= {Rhs}` | |=),
  (BitXorAssign | bitxor_assign | no implementation for `{Self} ^= {Rhs}` | ^=),
  (ShlAssign | shl_assign | no implementation for `{Self} <<= {Rhs}` | <<=),
  (ShrAssign | shr_assign | no implementation for `{Self} >>= {Rhs}` | >>=)) =>
#[lang = "$1"]
#[diagnostic::on_unimplemented(message = "$2", label = "no implementation for `{Self} $3 {Rhs}`")]
pub trait $0<Rhs = Self> {
    fn $1(&mut self, rhs: Rhs);
}
}

#[lang = "neg"]
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}
#[lang = "not"]
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}
impl Not for bool { type Output = bool; fn not(self) -> bool { !self } }
impl Not for &bool { type Output = bool; fn not(self) -> bool { !*self } }

// Primitive operators are built into the compiler; these impls give them to generic code.
each! { (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64) =>
impl Add for $T { type Output = $T; fn add(self, rhs: $T) -> $T { self + rhs } }
impl Add<&$T> for $T { type Output = $T; fn add(self, rhs: &$T) -> $T { self + *rhs } }
impl<'a> Add<$T> for &'a $T { type Output = $T; fn add(self, rhs: $T) -> $T { *self + rhs } }
impl Add<&$T> for &$T { type Output = $T; fn add(self, rhs: &$T) -> $T { *self + *rhs } }
impl AddAssign for $T { fn add_assign(&mut self, rhs: $T) { *self += rhs } }
impl AddAssign<&$T> for $T { fn add_assign(&mut self, rhs: &$T) { *self += *rhs } }
impl Sub for $T { type Output = $T; fn sub(self, rhs: $T) -> $T { self - rhs } }
impl Sub<&$T> for $T { type Output = $T; fn sub(self, rhs: &$T) -> $T { self - *rhs } }
impl<'a> Sub<$T> for &'a $T { type Output = $T; fn sub(self, rhs: $T) -> $T { *self - rhs } }
impl Sub<&$T> for &$T { type Output = $T; fn sub(self, rhs: &$T) -> $T { *self - *rhs } }
impl SubAssign for $T { fn sub_assign(&mut self, rhs: $T) { *self -= rhs } }
impl SubAssign<&$T> for $T { fn sub_assign(&mut self, rhs: &$T) { *self -= *rhs } }
impl Mul for $T { type Output = $T; fn mul(self, rhs: $T) -> $T { self * rhs } }
impl Mul<&$T> for $T { type Output = $T; fn mul(self, rhs: &$T) -> $T { self * *rhs } }
impl<'a> Mul<$T> for &'a $T { type Output = $T; fn mul(self, rhs: $T) -> $T { *self * rhs } }
impl Mul<&$T> for &$T { type Output = $T; fn mul(self, rhs: &$T) -> $T { *self * *rhs } }
impl MulAssign for $T { fn mul_assign(&mut self, rhs: $T) { *self *= rhs } }
impl MulAssign<&$T> for $T { fn mul_assign(&mut self, rhs: &$T) { *self *= *rhs } }
impl Div for $T { type Output = $T; fn div(self, rhs: $T) -> $T { self / rhs } }
impl Div<&$T> for $T { type Output = $T; fn div(self, rhs: &$T) -> $T { self / *rhs } }
impl<'a> Div<$T> for &'a $T { type Output = $T; fn div(self, rhs: $T) -> $T { *self / rhs } }
impl Div<&$T> for &$T { type Output = $T; fn div(self, rhs: &$T) -> $T { *self / *rhs } }
impl DivAssign for $T { fn div_assign(&mut self, rhs: $T) { *self /= rhs } }
impl DivAssign<&$T> for $T { fn div_assign(&mut self, rhs: &$T) { *self /= *rhs } }
impl Rem for $T { type Output = $T; fn rem(self, rhs: $T) -> $T { self % rhs } }
impl Rem<&$T> for $T { type Output = $T; fn rem(self, rhs: &$T) -> $T { self % *rhs } }
impl<'a> Rem<$T> for &'a $T { type Output = $T; fn rem(self, rhs: $T) -> $T { *self % rhs } }
impl Rem<&$T> for &$T { type Output = $T; fn rem(self, rhs: &$T) -> $T { *self % *rhs } }
impl RemAssign for $T { fn rem_assign(&mut self, rhs: $T) { *self %= rhs } }
impl RemAssign<&$T> for $T { fn rem_assign(&mut self, rhs: &$T) { *self %= *rhs } }
}
each! { (i8, i16, i32, i64, i128, isize, f32, f64) =>
impl Neg for $T { type Output = $T; fn neg(self) -> $T { -self } }
impl Neg for &$T { type Output = $T; fn neg(self) -> $T { -*self } }
}
each! { (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize) =>
impl Not for $T { type Output = $T; fn not(self) -> $T { !self } }
impl Not for &$T { type Output = $T; fn not(self) -> $T { !*self } }
impl Shl<$T> for $T { type Output = $T; fn shl(self, rhs: $T) -> $T { self << rhs } }
impl Shr<$T> for $T { type Output = $T; fn shr(self, rhs: $T) -> $T { self >> rhs } }
impl ShlAssign<$T> for $T { fn shl_assign(&mut self, rhs: $T) { *self <<= rhs } }
impl ShrAssign<$T> for $T { fn shr_assign(&mut self, rhs: $T) { *self >>= rhs } }
}
// Shifts by the amounts people write: `x << i` with i: i32, u32 or usize.
each! { (
  (i8 | i32), (i16 | i32), (i64 | i32), (i128 | i32), (isize | i32), (u8 | i32), (u16 | i32), (u32 | i32), (u64 | i32), (u128 | i32), (usize | i32),
  (i8 | u32), (i16 | u32), (i32 | u32), (i64 | u32), (i128 | u32), (isize | u32), (u8 | u32), (u16 | u32), (u64 | u32), (u128 | u32), (usize | u32),
  (i32 | usize), (i64 | usize), (u8 | usize), (u16 | usize), (u32 | usize), (u64 | usize), (u128 | usize), (u64 | u8), (u32 | u8), (u64 | i64), (u32 | u64), (usize | u64), (i32 | u8), (i64 | u64), (u8 | u16)) =>
impl Shl<$1> for $0 { type Output = $0; fn shl(self, rhs: $1) -> $0 { self << rhs } }
impl Shr<$1> for $0 { type Output = $0; fn shr(self, rhs: $1) -> $0 { self >> rhs } }
impl ShlAssign<$1> for $0 { fn shl_assign(&mut self, rhs: $1) { *self <<= rhs } }
impl ShrAssign<$1> for $0 { fn shr_assign(&mut self, rhs: $1) { *self >>= rhs } }
}
each! { (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, bool) =>
impl BitAnd for $T { type Output = $T; fn bitand(self, rhs: $T) -> $T { self & rhs } }
impl BitAnd<&$T> for $T { type Output = $T; fn bitand(self, rhs: &$T) -> $T { self & *rhs } }
impl<'a> BitAnd<$T> for &'a $T { type Output = $T; fn bitand(self, rhs: $T) -> $T { *self & rhs } }
impl BitAnd<&$T> for &$T { type Output = $T; fn bitand(self, rhs: &$T) -> $T { *self & *rhs } }
impl BitAndAssign for $T { fn bitand_assign(&mut self, rhs: $T) { *self &= rhs } }
impl BitOr for $T { type Output = $T; fn bitor(self, rhs: $T) -> $T { self | rhs } }
impl BitOr<&$T> for $T { type Output = $T; fn bitor(self, rhs: &$T) -> $T { self | *rhs } }
impl<'a> BitOr<$T> for &'a $T { type Output = $T; fn bitor(self, rhs: $T) -> $T { *self | rhs } }
impl BitOr<&$T> for &$T { type Output = $T; fn bitor(self, rhs: &$T) -> $T { *self | *rhs } }
impl BitOrAssign for $T { fn bitor_assign(&mut self, rhs: $T) { *self |= rhs } }
impl BitXor for $T { type Output = $T; fn bitxor(self, rhs: $T) -> $T { self ^ rhs } }
impl BitXor<&$T> for $T { type Output = $T; fn bitxor(self, rhs: &$T) -> $T { self ^ *rhs } }
impl<'a> BitXor<$T> for &'a $T { type Output = $T; fn bitxor(self, rhs: $T) -> $T { *self ^ rhs } }
impl BitXor<&$T> for &$T { type Output = $T; fn bitxor(self, rhs: &$T) -> $T { *self ^ *rhs } }
impl BitXorAssign for $T { fn bitxor_assign(&mut self, rhs: $T) { *self ^= rhs } }
}

#[lang = "deref"]
pub trait Deref {
    #[lang = "deref_target"]
    type Target: ?Sized;
    #[must_use]
    fn deref(&self) -> &Self::Target;
}
#[lang = "deref_mut"]
pub trait DerefMut: Deref {
    fn deref_mut(&mut self) -> &mut Self::Target;
}
impl<T: ?Sized> Deref for &T { type Target = T; fn deref(&self) -> &T { *self } }
impl<T: ?Sized> Deref for &mut T { type Target = T; fn deref(&self) -> &T { *self } }
impl<T: ?Sized> DerefMut for &mut T { fn deref_mut(&mut self) -> &mut T { *self } }

#[lang = "drop"]
pub trait Drop {
    fn drop(&mut self);
}

#[lang = "index"]
#[diagnostic::on_unimplemented(message = "the type `{Self}` cannot be indexed by `{Idx}`", label = "`{Self}` cannot be indexed by `{Idx}`")]
pub trait Index<Idx: ?Sized> {
    type Output: ?Sized;
    fn index(&self, index: Idx) -> &Self::Output;
}
#[lang = "index_mut"]
#[diagnostic::on_unimplemented(message = "the type `{Self}` cannot be mutably indexed by `{Idx}`", label = "`{Self}` cannot be mutably indexed by `{Idx}`")]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}

#[lang = "coerce_unsized"]
pub trait CoerceUnsized<T: ?Sized> {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b mut T {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for &'a mut T {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a T {}
impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *mut T {}
impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}

#[lang = "dispatch_from_dyn"]
pub trait DispatchFromDyn<T> {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> DispatchFromDyn<&'a U> for &'a T {}
impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> DispatchFromDyn<&'a mut U> for &'a mut T {}

#[lang = "legacy_receiver"]
pub trait LegacyReceiver {}
impl<T: ?Sized> LegacyReceiver for &T {}
impl<T: ?Sized> LegacyReceiver for &mut T {}

#[lang = "receiver"]
pub trait Receiver {
    #[lang = "receiver_target"]
    type Target: ?Sized;
}
impl<P: ?Sized, T: ?Sized> Receiver for P where P: Deref<Target = T> { type Target = T; }

#[lang = "fn_once"]
#[fundamental]
#[diagnostic::on_unimplemented(message = "expected a `{Trait}` closure, found `{Self}`", label = "expected an `{Trait}` closure, found `{Self}`")]
pub trait FnOnce<Args: crate::marker::Tuple> {
    #[lang = "fn_once_output"]
    type Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}
#[lang = "fn_mut"]
#[fundamental]
#[diagnostic::on_unimplemented(message = "expected a `{Trait}` closure, found `{Self}`", label = "expected an `{Trait}` closure, found `{Self}`")]
pub trait FnMut<Args: crate::marker::Tuple>: FnOnce<Args> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
}
#[lang = "fn"]
#[fundamental]
#[diagnostic::on_unimplemented(message = "expected a `{Trait}` closure, found `{Self}`", label = "expected an `{Trait}` closure, found `{Self}`")]
pub trait Fn<Args: crate::marker::Tuple>: FnMut<Args> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output;
}
impl<A: crate::marker::Tuple, F: ?Sized + Fn<A>> Fn<A> for &F {
    extern "rust-call" fn call(&self, args: A) -> F::Output { (**self).call(args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + Fn<A>> FnMut<A> for &F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (**self).call(args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + Fn<A>> FnOnce<A> for &F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call(args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + FnMut<A>> FnMut<A> for &mut F {
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (*self).call_mut(args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + FnMut<A>> FnOnce<A> for &mut F {
    type Output = F::Output;
    extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call_mut(args) }
}

#[lang = "async_fn_once"]
#[fundamental]
pub trait AsyncFnOnce<Args: crate::marker::Tuple> {
    #[lang = "call_once_future"]
    type CallOnceFuture: crate::future::Future<Output = Self::Output>;
    #[lang = "async_fn_once_output"]
    type Output;
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture;
}
#[lang = "async_fn_mut"]
#[fundamental]
pub trait AsyncFnMut<Args: crate::marker::Tuple>: AsyncFnOnce<Args> {
    #[lang = "call_ref_future"]
    type CallRefFuture<'a>: crate::future::Future<Output = Self::Output> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_>;
}
#[lang = "async_fn"]
#[fundamental]
pub trait AsyncFn<Args: crate::marker::Tuple>: AsyncFnMut<Args> {
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture<'_>;
}
impl<A: crate::marker::Tuple, F: ?Sized + AsyncFn<A>> AsyncFn<A> for &F {
    extern "rust-call" fn async_call(&self, args: A) -> Self::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + AsyncFn<A>> AsyncFnMut<A> for &F {
    type CallRefFuture<'a> = F::CallRefFuture<'a> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> Self::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<'a, A: crate::marker::Tuple, F: ?Sized + AsyncFn<A>> AsyncFnOnce<A> for &'a F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> Self::CallOnceFuture { F::async_call(self, args) }
}
impl<A: crate::marker::Tuple, F: ?Sized + AsyncFnMut<A>> AsyncFnMut<A> for &mut F {
    type CallRefFuture<'a> = F::CallRefFuture<'a> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> Self::CallRefFuture<'_> { F::async_call_mut(*self, args) }
}
impl<'a, A: crate::marker::Tuple, F: ?Sized + AsyncFnMut<A>> AsyncFnOnce<A> for &'a mut F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> Self::CallOnceFuture { F::async_call_mut(self, args) }
}
#[lang = "async_fn_kind_helper"]
pub trait AsyncFnKindHelper<GoalKind> {
    #[lang = "async_fn_kind_upvars"]
    type Upvars<'closure_env, Inputs, Upvars, BorrowedUpvarsAsFnPtr>;
}

// `?`
#[lang = "Try"]
#[rustc_on_unimplemented(
    on(from_desugaring = "QuestionMark", message = "the `?` operator can only be applied to values that implement `{This}`", label = "the `?` operator cannot be applied to type `{Self}`"))]
pub trait Try: FromResidual<Self::Residual> {
    type Output;
    type Residual;
    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}
#[lang = "FromResidual"]
#[rustc_on_unimplemented(
    on(all(from_desugaring = "QuestionMark", Self = "core::result::Result<T, E>", R = "core::option::Option<core::convert::Infallible>"),
        message = "the `?` operator can only be used on `Result`s, not `Option`s, in {ItemContext} that returns `Result`", label = "use `.ok_or(...)?` to provide an error compatible with `{Self}`", parent_label = "this function returns a `Result`"),
    on(all(from_desugaring = "QuestionMark", Self = "core::result::Result<T, E>"),
        message = "the `?` operator can only be used on `Result`s in {ItemContext} that returns `Result`", label = "this `?` produces `{R}`, which is incompatible with `{Self}`", parent_label = "this function returns a `Result`"),
    on(all(from_desugaring = "QuestionMark", Self = "core::option::Option<T>", R = "core::result::Result<T, E>"),
        message = "the `?` operator can only be used on `Option`s, not `Result`s, in {ItemContext} that returns `Option`", label = "use `.ok()?` if you want to discard the `{R}` error information", parent_label = "this function returns an `Option`"),
    on(all(from_desugaring = "QuestionMark", Self = "core::option::Option<T>"),
        message = "the `?` operator can only be used on `Option`s in {ItemContext} that returns `Option`", label = "this `?` produces `{R}`, which is incompatible with `{Self}`", parent_label = "this function returns an `Option`"),
    on(from_desugaring = "QuestionMark", message = "the `?` operator can only be used in {ItemContext} that returns `Result` or `Option` (or another type that implements `{This}`)", label = "cannot use the `?` operator in {ItemContext} that returns `{Self}`", parent_label = "this function should return `Result` or `Option` to accept `?`"))]
pub trait FromResidual<R = <Self as Try>::Residual> {
    #[lang = "from_residual"]
    fn from_residual(residual: R) -> Self;
}
#[lang = "Residual"]
pub trait Residual<O>: Sized {
    type TryType: Try<Output = O, Residual = Self>;
}

#[lang = "ControlFlow"]
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ControlFlow<B, C = ()> {
    #[lang = "Continue"]
    Continue(C),
    #[lang = "Break"]
    Break(B),
}
impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;
    fn from_output(output: C) -> Self { ControlFlow::Continue(output) }
    fn branch(self) -> ControlFlow<Self::Residual, C> {
        match self {
            ControlFlow::Continue(c) => ControlFlow::Continue(c),
            ControlFlow::Break(b) => ControlFlow::Break(ControlFlow::Break(b)),
        }
    }
}
impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    fn from_residual(residual: ControlFlow<B, Infallible>) -> Self {
        match residual { ControlFlow::Break(b) => ControlFlow::Break(b), ControlFlow::Continue(never) => match never {} }
    }
}
impl<B, C> ControlFlow<B, C> {
    pub const fn is_break(&self) -> bool { matches!(*self, ControlFlow::Break(_)) }
    pub const fn is_continue(&self) -> bool { matches!(*self, ControlFlow::Continue(_)) }
    pub fn break_value(self) -> Option<B> { match self { ControlFlow::Break(b) => Some(b), ControlFlow::Continue(_) => None } }
    pub fn continue_value(self) -> Option<C> { match self { ControlFlow::Continue(c) => Some(c), ControlFlow::Break(_) => None } }
    pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C> {
        match self { ControlFlow::Continue(c) => ControlFlow::Continue(c), ControlFlow::Break(b) => ControlFlow::Break(f(b)) }
    }
}

// Ranges
#[lang = "RangeFull"]
#[derive(Copy, Clone, Default, PartialEq, Eq, Hash)]
pub struct RangeFull;
#[lang = "Range"]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Range<Idx> { pub start: Idx, pub end: Idx }
#[lang = "RangeFrom"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeFrom<Idx> { pub start: Idx }
#[lang = "RangeTo"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeTo<Idx> { pub end: Idx }
#[lang = "RangeInclusive"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeInclusive<Idx> { pub(crate) start: Idx, pub(crate) end: Idx, pub(crate) exhausted: bool }
#[lang = "RangeToInclusive"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeToInclusive<Idx> { pub end: Idx }

impl fmt::Debug for RangeFull { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("..") } }
impl<Idx: fmt::Debug> fmt::Debug for Range<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.start.fmt(f)?; f.write_str("..")?; self.end.fmt(f) }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeFrom<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.start.fmt(f)?; f.write_str("..") }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeTo<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("..")?; self.end.fmt(f) }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeToInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("..=")?; self.end.fmt(f) }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..=")?;
        self.end.fmt(f)?;
        if self.exhausted { f.write_str(" (exhausted)")?; }
        Ok(())
    }
}
impl<Idx: PartialOrd<Idx>> Range<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> { self.start <= *item && *item < self.end }
    pub fn is_empty(&self) -> bool { !(self.start < self.end) }
}
impl<Idx: PartialOrd<Idx>> RangeFrom<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> { self.start <= *item }
}
impl<Idx: PartialOrd<Idx>> RangeTo<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> { *item < self.end }
}
impl<Idx> RangeInclusive<Idx> {
    #[lang = "range_inclusive_new"]
    pub const fn new(start: Idx, end: Idx) -> Self { RangeInclusive { start, end, exhausted: false } }
    pub const fn start(&self) -> &Idx { &self.start }
    pub const fn end(&self) -> &Idx { &self.end }
    pub fn into_inner(self) -> (Idx, Idx) { (self.start, self.end) }
}
impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool where Idx: PartialOrd<U>, U: ?Sized + PartialOrd<Idx> { self.start <= *item && *item <= self.end }
    pub fn is_empty(&self) -> bool { self.exhausted || !(self.start <= self.end) }
}

#[derive(Clone, Copy, Debug, Hash, Eq, PartialEq)]
pub enum Bound<T> { Included(T), Excluded(T), Unbounded }
impl<T> Bound<T> {
    pub fn as_ref(&self) -> Bound<&T> {
        match self { Bound::Included(x) => Bound::Included(x), Bound::Excluded(x) => Bound::Excluded(x), Bound::Unbounded => Bound::Unbounded }
    }
}
pub trait RangeBounds<T: ?Sized> {
    fn start_bound(&self) -> Bound<&T>;
    fn end_bound(&self) -> Bound<&T>;
    fn contains<U>(&self, item: &U) -> bool where T: PartialOrd<U>, U: ?Sized + PartialOrd<T> {
        (match self.start_bound() { Bound::Included(start) => start <= item, Bound::Excluded(start) => start < item, Bound::Unbounded => true })
            && (match self.end_bound() { Bound::Included(end) => item <= end, Bound::Excluded(end) => item < end, Bound::Unbounded => true })
    }
}
impl<T: ?Sized> RangeBounds<T> for RangeFull {
    fn start_bound(&self) -> Bound<&T> { Bound::Unbounded }
    fn end_bound(&self) -> Bound<&T> { Bound::Unbounded }
}
impl<T> RangeBounds<T> for Range<T> {
    fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) }
    fn end_bound(&self) -> Bound<&T> { Bound::Excluded(&self.end) }
}
impl<T> RangeBounds<T> for RangeFrom<T> {
    fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) }
    fn end_bound(&self) -> Bound<&T> { Bound::Unbounded }
}
impl<T> RangeBounds<T> for RangeTo<T> {
    fn start_bound(&self) -> Bound<&T> { Bound::Unbounded }
    fn end_bound(&self) -> Bound<&T> { Bound::Excluded(&self.end) }
}
impl<T> RangeBounds<T> for RangeInclusive<T> {
    fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) }
    fn end_bound(&self) -> Bound<&T> { if self.exhausted { Bound::Excluded(&self.end) } else { Bound::Included(&self.end) } }
}
impl<T> RangeBounds<T> for RangeToInclusive<T> {
    fn start_bound(&self) -> Bound<&T> { Bound::Unbounded }
    fn end_bound(&self) -> Bound<&T> { Bound::Included(&self.end) }
}
impl<T> RangeBounds<T> for (Bound<T>, Bound<T>) {
    fn start_bound(&self) -> Bound<&T> { self.0.as_ref() }
    fn end_bound(&self) -> Bound<&T> { self.1.as_ref() }
}
