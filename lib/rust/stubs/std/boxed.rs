//! `Box`.
use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::marker::{Tuple, Unsize};
use crate::ops::{AsyncFn, AsyncFnMut, AsyncFnOnce, CoerceUnsized, Deref, DerefMut, DispatchFromDyn, LegacyReceiver};
use crate::pin::Pin;
use crate::string::String;
use crate::vec::Vec;
use crate::{fmt, hash, ptr};

#[lang = "owned_box"]
#[fundamental]
pub struct Box<T: ?Sized>(ptr::NonNull<T>, crate::marker::PhantomData<T>);
unsafe impl<T: ?Sized + Send> Send for Box<T> {}
unsafe impl<T: ?Sized + Sync> Sync for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}
#[intrinsic("box::new")]
fn box_new<T>(x: T) -> Box<T>;
#[intrinsic("box::into_raw")]
fn box_into_raw<T: ?Sized>(b: Box<T>) -> *mut T;
#[intrinsic("box::from_raw")]
unsafe fn box_from_raw<T: ?Sized>(raw: *mut T) -> Box<T>;
unsafe impl<T: ?Sized> Drop for Box<T> { fn drop(&mut self) {} }
impl<T> Box<T> {
    #[must_use]
    pub fn new(x: T) -> Self { box_new(x) }
    #[must_use]
    pub fn pin(x: T) -> Pin<Box<T>> { Box::new(x).into() }
    pub fn into_inner(boxed: Self) -> T { *boxed }
}
impl<T: ?Sized> Box<T> {
    #[must_use = "call `drop(Box::from_raw(ptr))` if you intend to drop the `Box`"]
    pub unsafe fn from_raw(raw: *mut T) -> Self { unsafe { box_from_raw(raw) } }
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(b: Self) -> *mut T { box_into_raw(b) }
    pub fn leak<'a>(b: Self) -> &'a mut T where T: 'a { unsafe { &mut *box_into_raw(b) } }
    pub fn into_pin(boxed: Self) -> Pin<Self> { unsafe { Pin::new_unchecked(boxed) } }
    pub fn as_ptr(b: &Self) -> *const T { &raw const **b }
    pub fn as_mut_ptr(b: &mut Self) -> *mut T { &raw mut **b }
}
impl<T: ?Sized> Deref for Box<T> { type Target = T; fn deref(&self) -> &T { &**self } }
impl<T: ?Sized> DerefMut for Box<T> { fn deref_mut(&mut self) -> &mut T { &mut **self } }
impl<T: ?Sized> LegacyReceiver for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}
impl<T: Clone> Clone for Box<T> { fn clone(&self) -> Self { Box::new((**self).clone()) } }
impl<T: Clone> Clone for Box<[T]> { fn clone(&self) -> Self { self.to_vec().into_boxed_slice() } }
impl Clone for Box<str> { fn clone(&self) -> Self { String::from(&**self).into_boxed_str() } }
impl<T: Default> Default for Box<T> { fn default() -> Self { Box::new(T::default()) } }
impl<T> Default for Box<[T]> { fn default() -> Self { Vec::new().into_boxed_slice() } }
impl<T: ?Sized + PartialEq> PartialEq for Box<T> { fn eq(&self, other: &Self) -> bool { PartialEq::eq(&**self, &**other) } }
impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> { fn partial_cmp(&self, other: &Self) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) } }
impl<T: ?Sized + Ord> Ord for Box<T> { fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) } }
impl<T: ?Sized + Eq> Eq for Box<T> {}
impl<T: ?Sized + hash::Hash> hash::Hash for Box<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
impl<T> From<T> for Box<T> { fn from(t: T) -> Self { Box::new(t) } }
impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> { fn from(boxed: Box<T>) -> Self { Box::into_pin(boxed) } }
impl<T: Clone> From<&[T]> for Box<[T]> { fn from(slice: &[T]) -> Box<[T]> { slice.to_vec().into_boxed_slice() } }
impl From<&str> for Box<str> { fn from(s: &str) -> Box<str> { String::from(s).into_boxed_str() } }
impl From<String> for Box<str> { fn from(s: String) -> Box<str> { s.into_boxed_str() } }
impl<T> From<Vec<T>> for Box<[T]> { fn from(v: Vec<T>) -> Box<[T]> { v.into_boxed_slice() } }
impl<T, const N: usize> From<[T; N]> for Box<[T]> { fn from(array: [T; N]) -> Box<[T]> { Box::new(array) } }
impl<I> FromIterator<I> for Box<[I]> { fn from_iter<T: IntoIterator<Item = I>>(iter: T) -> Self { iter.into_iter().collect::<Vec<_>>().into_boxed_slice() } }
impl<T: ?Sized + fmt::Display> fmt::Display for Box<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for Box<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T: ?Sized> fmt::Pointer for Box<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&&**self, f) } }
impl<T: ?Sized> Borrow<T> for Box<T> { fn borrow(&self) -> &T { &**self } }
impl<T: ?Sized> BorrowMut<T> for Box<T> { fn borrow_mut(&mut self) -> &mut T { &mut **self } }
impl<T: ?Sized> AsRef<T> for Box<T> { fn as_ref(&self) -> &T { &**self } }
impl<T: ?Sized> AsMut<T> for Box<T> { fn as_mut(&mut self) -> &mut T { &mut **self } }
impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { (**self).next() }
    fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() }
}
impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> { fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() } }
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {}
impl<T> IntoIterator for Box<[T]> { type Item = T; type IntoIter = crate::vec::IntoIter<T>; fn into_iter(self) -> crate::vec::IntoIter<T> { self.into_vec().into_iter() } }
impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    #[intrinsic("box::call_once")]
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}
impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output { <F as FnMut<Args>>::call_mut(&mut **self, args) }
}
impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output { <F as Fn<Args>>::call(&**self, args) }
}
impl<Args: Tuple, F: AsyncFnOnce<Args>> AsyncFnOnce<Args> for Box<F> {
    type Output = F::Output;
    type CallOnceFuture = F::CallOnceFuture;
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture { F::async_call_once(*self, args) }
}
impl<Args: Tuple, F: AsyncFnMut<Args> + ?Sized> AsyncFnMut<Args> for Box<F> where Box<F>: AsyncFnOnce<Args, Output = F::Output> {
    type CallRefFuture<'a> = F::CallRefFuture<'a> where Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_> { F::async_call_mut(&mut **self, args) }
}
impl<'a, T: ?Sized + crate::borrow::ToOwned> From<Cow<'a, T>> for Box<T> where Box<T>: From<&'a T> + From<T::Owned> {
    fn from(cow: Cow<'a, T>) -> Box<T> { match cow { Cow::Borrowed(b) => Box::from(b), Cow::Owned(o) => Box::from(o) } }
}
