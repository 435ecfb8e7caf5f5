//! `Option`.
use crate::convert::Infallible;
use crate::iter::FusedIterator;
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::pin::Pin;
use crate::{hint, mem};

#[lang = "Option"]
#[derive(Copy, Eq, Debug, Hash, PartialEq, PartialOrd, Ord)]
pub enum Option<T> {
    #[lang = "None"]
    None,
    #[lang = "Some"]
    Some(T),
}

impl<T> Option<T> {
    #[must_use = "if you intended to assert that this has a value, consider `.unwrap()` instead"]
    pub const fn is_some(&self) -> bool { matches!(*self, Some(_)) }
    #[must_use]
    pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool { match self { None => false, Some(x) => f(x) } }
    #[must_use = "if you intended to assert that this doesn't have a value, consider wrapping this in an `assert!()` instead"]
    pub const fn is_none(&self) -> bool { !self.is_some() }
    #[must_use]
    pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool { match self { None => true, Some(x) => f(x) } }
    pub const fn as_ref(&self) -> Option<&T> { match *self { Some(ref x) => Some(x), None => None } }
    pub const fn as_mut(&mut self) -> Option<&mut T> { match *self { Some(ref mut x) => Some(x), None => None } }
    #[must_use]
    pub const fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>> {
        match Pin::get_ref(self).as_ref() { Some(x) => unsafe { Some(Pin::new_unchecked(x)) }, None => None }
    }
    #[must_use]
    pub const fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>> {
        unsafe { match Pin::get_unchecked_mut(self).as_mut() { Some(x) => Some(Pin::new_unchecked(x)), None => None } }
    }
    pub const fn as_slice(&self) -> &[T] { match self { Some(x) => crate::slice::from_ref(x), None => &[] } }
    #[track_caller]
    pub const fn expect(self, msg: &str) -> T { match self { Some(val) => val, None => panic!("{}", msg) } }
    #[track_caller]
    pub const fn unwrap(self) -> T { match self { Some(val) => val, None => panic!("called `Option::unwrap()` on a `None` value") } }
    pub fn unwrap_or(self, default: T) -> T { match self { Some(x) => x, None => default } }
    pub fn unwrap_or_else<F>(self, f: F) -> T where F: FnOnce() -> T { match self { Some(x) => x, None => f() } }
    pub fn unwrap_or_default(self) -> T where T: Default { match self { Some(x) => x, None => T::default() } }
    pub const unsafe fn unwrap_unchecked(self) -> T { match self { Some(val) => val, None => unsafe { hint::unreachable_unchecked() } } }
    pub fn map<U, F>(self, f: F) -> Option<U> where F: FnOnce(T) -> U { match self { Some(x) => Some(f(x)), None => None } }
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self { if let Some(ref x) = self { f(x); } self }
    #[must_use = "if you don't need the returned value, use `if let` instead"]
    pub fn map_or<U, F>(self, default: U, f: F) -> U where F: FnOnce(T) -> U { match self { Some(t) => f(t), None => default } }
    pub fn map_or_else<U, D, F>(self, default: D, f: F) -> U where D: FnOnce() -> U, F: FnOnce(T) -> U { match self { Some(t) => f(t), None => default() } }
    pub fn ok_or<E>(self, err: E) -> Result<T, E> { match self { Some(v) => Ok(v), None => Err(err) } }
    pub fn ok_or_else<E, F>(self, err: F) -> Result<T, E> where F: FnOnce() -> E { match self { Some(v) => Ok(v), None => Err(err()) } }
    pub fn as_deref(&self) -> Option<&T::Target> where T: Deref { match self { Some(t) => Some(t.deref()), None => None } }
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target> where T: DerefMut { match self { Some(t) => Some(t.deref_mut()), None => None } }
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.as_ref() } }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { inner: self.as_mut() } }
    pub fn and<U>(self, optb: Option<U>) -> Option<U> { match self { Some(_) => optb, None => None } }
    pub fn and_then<U, F>(self, f: F) -> Option<U> where F: FnOnce(T) -> Option<U> { match self { Some(x) => f(x), None => None } }
    pub fn filter<P>(self, predicate: P) -> Self where P: FnOnce(&T) -> bool {
        if let Some(x) = self { if predicate(&x) { return Some(x); } }
        None
    }
    pub fn or(self, optb: Option<T>) -> Option<T> { match self { x @ Some(_) => x, None => optb } }
    pub fn or_else<F>(self, f: F) -> Option<T> where F: FnOnce() -> Option<T> { match self { x @ Some(_) => x, None => f() } }
    pub fn xor(self, optb: Option<T>) -> Option<T> { match (self, optb) { (a @ Some(_), None) => a, (None, b @ Some(_)) => b, _ => None } }
    #[must_use = "if you intended to set a value, consider assignment instead"]
    pub fn insert(&mut self, value: T) -> &mut T {
        *self = Some(value);
        match self { Some(v) => v, None => unsafe { hint::unreachable_unchecked() } }
    }
    pub fn get_or_insert(&mut self, value: T) -> &mut T { self.get_or_insert_with(|| value) }
    pub fn get_or_insert_default(&mut self) -> &mut T where T: Default { self.get_or_insert_with(T::default) }
    pub fn get_or_insert_with<F>(&mut self, f: F) -> &mut T where F: FnOnce() -> T {
        if let None = self { *self = Some(f()); }
        match self { Some(v) => v, None => unsafe { hint::unreachable_unchecked() } }
    }
    pub const fn take(&mut self) -> Option<T> { mem::replace(self, None) }
    pub fn take_if<P>(&mut self, predicate: P) -> Option<T> where P: FnOnce(&mut T) -> bool {
        if self.as_mut().map_or(false, predicate) { self.take() } else { None }
    }
    pub const fn replace(&mut self, value: T) -> Option<T> { mem::replace(self, Some(value)) }
    pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> { match (self, other) { (Some(a), Some(b)) => Some((a, b)), _ => None } }
}
impl<T, U> Option<(T, U)> {
    pub fn unzip(self) -> (Option<T>, Option<U>) { match self { Some((a, b)) => (Some(a), Some(b)), None => (None, None) } }
}
impl<T> Option<&T> {
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn copied(self) -> Option<T> where T: Copy { match self { Some(&v) => Some(v), None => None } }
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn cloned(self) -> Option<T> where T: Clone { match self { Some(t) => Some(t.clone()), None => None } }
}
impl<T> Option<&mut T> {
    pub const fn copied(self) -> Option<T> where T: Copy { match self { Some(&mut t) => Some(t), None => None } }
    pub fn cloned(self) -> Option<T> where T: Clone { match self { Some(t) => Some(t.clone()), None => None } }
}
impl<T, E> Option<Result<T, E>> {
    pub const fn transpose(self) -> Result<Option<T>, E> { match self { Some(Ok(x)) => Ok(Some(x)), Some(Err(e)) => Err(e), None => Ok(None) } }
}
impl<T> Option<Option<T>> {
    pub const fn flatten(self) -> Option<T> { match self { Some(inner) => inner, None => None } }
}
impl<T: Clone> Clone for Option<T> {
    fn clone(&self) -> Self { match self { Some(x) => Some(x.clone()), None => None } }
}
impl<T> Default for Option<T> { fn default() -> Option<T> { None } }
impl<T> From<T> for Option<T> { fn from(val: T) -> Option<T> { Some(val) } }
impl<'a, T> From<&'a Option<T>> for Option<&'a T> { fn from(o: &'a Option<T>) -> Option<&'a T> { o.as_ref() } }
impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self } }
}
impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
#[derive(Debug)]
pub struct Iter<'a, A: 'a> { inner: Option<&'a A> }
#[derive(Debug)]
pub struct IterMut<'a, A: 'a> { inner: Option<&'a mut A> }
#[derive(Clone, Debug)]
pub struct IntoIter<A> { inner: Option<A> }
each! { ((Iter<'a, A> | &'a A | 'a, A), (IterMut<'a, A> | &'a mut A | 'a, A), (IntoIter<A> | A | A)) =>
impl<$2> Iterator for $0 {
    type Item = $1;
    fn next(&mut self) -> Option<$1> { self.inner.take() }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = if self.inner.is_some() { 1 } else { 0 }; (n, Some(n)) }
}
impl<$2> DoubleEndedIterator for $0 { fn next_back(&mut self) -> Option<$1> { self.inner.take() } }
impl<$2> ExactSizeIterator for $0 {}
impl<$2> FusedIterator for $0 {}
}
impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        crate::iter::process_options(iter.into_iter(), |i| i.collect())
    }
}
impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;
    fn from_output(output: T) -> Self { Some(output) }
    fn branch(self) -> ControlFlow<Self::Residual, T> { match self { Some(v) => ControlFlow::Continue(v), None => ControlFlow::Break(None) } }
}
impl<T> FromResidual<Option<Infallible>> for Option<T> {
    fn from_residual(_residual: Option<Infallible>) -> Self { None }
}
impl<T> Residual<T> for Option<Infallible> { type TryType = Option<T>; }
