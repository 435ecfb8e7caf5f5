//! `Result`.
use crate::convert::Infallible;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::hint;

#[lang = "Result"]
#[derive(Copy, PartialEq, PartialOrd, Eq, Ord, Debug, Hash)]
#[must_use = "this `Result` may be an `Err` variant, which should be handled"]
pub enum Result<T, E> {
    #[lang = "Ok"]
    Ok(T),
    #[lang = "Err"]
    Err(E),
}

impl<T, E> Result<T, E> {
    #[must_use = "if you intended to assert that this is ok, consider `.unwrap()` instead"]
    pub const fn is_ok(&self) -> bool { matches!(*self, Ok(_)) }
    #[must_use]
    pub fn is_ok_and<F>(self, f: F) -> bool where F: FnOnce(T) -> bool { match self { Err(_) => false, Ok(x) => f(x) } }
    #[must_use = "if you intended to assert that this is err, consider `.unwrap_err()` instead"]
    pub const fn is_err(&self) -> bool { !self.is_ok() }
    #[must_use]
    pub fn is_err_and<F>(self, f: F) -> bool where F: FnOnce(E) -> bool { match self { Ok(_) => false, Err(e) => f(e) } }
    pub fn ok(self) -> Option<T> { match self { Ok(x) => Some(x), Err(_) => None } }
    pub fn err(self) -> Option<E> { match self { Ok(_) => None, Err(x) => Some(x) } }
    pub const fn as_ref(&self) -> Result<&T, &E> { match *self { Ok(ref x) => Ok(x), Err(ref x) => Err(x) } }
    pub const fn as_mut(&mut self) -> Result<&mut T, &mut E> { match *self { Ok(ref mut x) => Ok(x), Err(ref mut x) => Err(x) } }
    pub fn map<U, F>(self, op: F) -> Result<U, E> where F: FnOnce(T) -> U { match self { Ok(t) => Ok(op(t)), Err(e) => Err(e) } }
    #[must_use = "if you don't need the returned value, use `if let` instead"]
    pub fn map_or<U, F>(self, default: U, f: F) -> U where F: FnOnce(T) -> U { match self { Ok(t) => f(t), Err(_) => default } }
    pub fn map_or_else<U, D, F>(self, default: D, f: F) -> U where D: FnOnce(E) -> U, F: FnOnce(T) -> U { match self { Ok(t) => f(t), Err(e) => default(e) } }
    pub fn map_err<F, O>(self, op: O) -> Result<T, F> where O: FnOnce(E) -> F { match self { Ok(t) => Ok(t), Err(e) => Err(op(e)) } }
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self { if let Ok(ref t) = self { f(t); } self }
    pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Self { if let Err(ref e) = self { f(e); } self }
    pub fn as_deref(&self) -> Result<&T::Target, &E> where T: Deref { self.as_ref().map(|t| t.deref()) }
    pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E> where T: DerefMut { self.as_mut().map(|t| t.deref_mut()) }
    pub fn iter(&self) -> crate::option::IntoIter<&T> { self.as_ref().ok().into_iter() }
    #[track_caller]
    pub fn expect(self, msg: &str) -> T where E: fmt::Debug { match self { Ok(t) => t, Err(e) => unwrap_failed(msg, &e) } }
    #[track_caller]
    pub fn unwrap(self) -> T where E: fmt::Debug { match self { Ok(t) => t, Err(e) => unwrap_failed("called `Result::unwrap()` on an `Err` value", &e) } }
    pub fn unwrap_or_default(self) -> T where T: Default { match self { Ok(x) => x, Err(_) => Default::default() } }
    #[track_caller]
    pub fn expect_err(self, msg: &str) -> E where T: fmt::Debug { match self { Ok(t) => unwrap_failed(msg, &t), Err(e) => e } }
    #[track_caller]
    pub fn unwrap_err(self) -> E where T: fmt::Debug { match self { Ok(t) => unwrap_failed("called `Result::unwrap_err()` on an `Ok` value", &t), Err(e) => e } }
    pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> { match self { Ok(_) => res, Err(e) => Err(e) } }
    pub fn and_then<U, F>(self, op: F) -> Result<U, E> where F: FnOnce(T) -> Result<U, E> { match self { Ok(t) => op(t), Err(e) => Err(e) } }
    pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> { match self { Ok(v) => Ok(v), Err(_) => res } }
    pub fn or_else<F, O>(self, op: O) -> Result<T, F> where O: FnOnce(E) -> Result<T, F> { match self { Ok(t) => Ok(t), Err(e) => op(e) } }
    pub fn unwrap_or(self, default: T) -> T { match self { Ok(t) => t, Err(_) => default } }
    #[track_caller]
    pub fn unwrap_or_else<F>(self, op: F) -> T where F: FnOnce(E) -> T { match self { Ok(t) => t, Err(e) => op(e) } }
    pub unsafe fn unwrap_unchecked(self) -> T { match self { Ok(t) => t, Err(_) => unsafe { hint::unreachable_unchecked() } } }
}
#[track_caller]
fn unwrap_failed(msg: &str, error: &dyn fmt::Debug) -> ! { panic!("{}: {:?}", msg, error) }

impl<T, E> Result<&T, E> {
    pub const fn copied(self) -> Result<T, E> where T: Copy { self.map(|&t| t) }
    pub fn cloned(self) -> Result<T, E> where T: Clone { self.map(|t| t.clone()) }
}
impl<T, E> Result<Option<T>, E> {
    pub const fn transpose(self) -> Option<Result<T, E>> { match self { Ok(Some(x)) => Some(Ok(x)), Ok(None) => None, Err(e) => Some(Err(e)) } }
}
impl<T, E> Result<Result<T, E>, E> {
    pub const fn flatten(self) -> Result<T, E> { match self { Ok(inner) => inner, Err(e) => Err(e) } }
}
impl<T: Clone, E: Clone> Clone for Result<T, E> {
    fn clone(&self) -> Self { match self { Ok(x) => Ok(x.clone()), Err(x) => Err(x.clone()) } }
}
impl<T, E> IntoIterator for Result<T, E> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self.ok() } }
}
impl<'a, T, E> IntoIterator for &'a Result<T, E> {
    type Item = &'a T;
    type IntoIter = IntoIter<&'a T>;
    fn into_iter(self) -> IntoIter<&'a T> { IntoIter { inner: self.as_ref().ok() } }
}
#[derive(Clone, Debug)]
pub struct IntoIter<T> { inner: Option<T> }
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.take() }
}
impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> { self.inner.take() } }
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
    fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
        crate::iter::process_results(iter.into_iter(), |i| i.collect())
    }
}
impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;
    fn from_output(output: T) -> Self { Ok(output) }
    fn branch(self) -> ControlFlow<Self::Residual, T> { match self { Ok(v) => ControlFlow::Continue(v), Err(e) => ControlFlow::Break(Err(e)) } }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self { match residual { Err(e) => Err(From::from(e)), Ok(never) => match never {} } }
}
impl<T, E> Residual<T> for Result<Infallible, E> { type TryType = Result<T, E>; }
