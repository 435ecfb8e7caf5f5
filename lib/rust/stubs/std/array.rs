//! Arrays.
use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::mem::MaybeUninit;
use crate::ops::{Index, IndexMut};
use crate::slice::{Iter, IterMut, SliceIndex};
use crate::vec::{Buf, Vec};
use crate::{fmt, mem, ptr};

#[intrinsic("array::from_buf")]
fn from_buf<T, const N: usize>(items: Buf<T>) -> [T; N];
#[intrinsic("array::into_buf")]
fn into_buf<T, const N: usize>(array: [T; N]) -> Buf<T>;
pub fn from_fn<T, const N: usize, F>(mut f: F) -> [T; N] where F: FnMut(usize) -> T {
    let mut items = Vec::with_capacity(N);
    let mut i = 0;
    while i < N { items.push(f(i)); i += 1; }
    let buf = into_parts(items);
    from_buf(buf)
}
fn into_parts<T>(items: Vec<T>) -> Buf<T> { Buf::from_box(items.into_boxed_slice()) }
#[lang = "array_impl"]
impl<T, const N: usize> [T; N] {
    pub fn map<F, U>(self, mut f: F) -> [U; N] where F: FnMut(T) -> U { let mut items = self.into_iter(); from_fn(|_| f(items.next().unwrap())) }
    pub const fn as_slice(&self) -> &[T] { self }
    pub const fn as_mut_slice(&mut self) -> &mut [T] { self }
    pub const fn each_ref(&self) -> [&T; N] { let mut items = self.iter(); from_fn(|_| items.next().unwrap()) }
    pub const fn each_mut(&mut self) -> [&mut T; N] { let mut items = self.iter_mut(); from_fn(|_| items.next().unwrap()) }
}
pub struct IntoIter<T, const N: usize> { items: crate::vec::IntoIter<T> }
impl<T, const N: usize> Iterator for IntoIter<T, N> { type Item = T; fn next(&mut self) -> Option<T> { self.items.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.items.size_hint() } }
impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> { fn next_back(&mut self) -> Option<T> { self.items.next_back() } }
impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T: Clone, const N: usize> Clone for IntoIter<T, N> { fn clone(&self) -> Self { IntoIter { items: self.items.clone() } } }
impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.items.as_slice()).finish() } }
impl<T, const N: usize> IntoIterator for [T; N] { type Item = T; type IntoIter = IntoIter<T, N>; fn into_iter(self) -> IntoIter<T, N> { IntoIter { items: crate::vec::from_boxed(into_buf(self).into_box()).into_iter() } } }
impl<'a, T, const N: usize> IntoIterator for &'a [T; N] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
impl<T, I, const N: usize> Index<I> for [T; N] where [T]: Index<I> { type Output = <[T] as Index<I>>::Output; #[track_caller] fn index(&self, index: I) -> &Self::Output { Index::index(self as &[T], index) } }
impl<T, I, const N: usize> IndexMut<I> for [T; N] where [T]: IndexMut<I> { #[track_caller] fn index_mut(&mut self, index: I) -> &mut Self::Output { IndexMut::index_mut(self as &mut [T], index) } }
impl<T: Copy, const N: usize> Copy for [T; N] {}
impl<T: Clone, const N: usize> Clone for [T; N] { fn clone(&self) -> Self { from_fn(|i| self[i].clone()) } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] { fn eq(&self, other: &[U; N]) -> bool { self[..] == other[..] } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U]> for [T; N] { fn eq(&self, other: &[U]) -> bool { self[..] == *other } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T] { fn eq(&self, other: &[U; N]) -> bool { *self == other[..] } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &[T] { fn eq(&self, other: &[U; N]) -> bool { **self == other[..] } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U]> for [T; N] { fn eq(&self, other: &&[U]) -> bool { self[..] == **other } }
impl<T: Eq, const N: usize> Eq for [T; N] {}
impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] { fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> { PartialOrd::partial_cmp(&self[..], &other[..]) } }
impl<T: Ord, const N: usize> Ord for [T; N] { fn cmp(&self, other: &[T; N]) -> Ordering { Ord::cmp(&self[..], &other[..]) } }
impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self[..], f) } }
impl<T, const N: usize> AsRef<[T]> for [T; N] { fn as_ref(&self) -> &[T] { &self[..] } }
impl<T, const N: usize> AsMut<[T]> for [T; N] { fn as_mut(&mut self) -> &mut [T] { &mut self[..] } }
impl<T, const N: usize> Borrow<[T]> for [T; N] { fn borrow(&self) -> &[T] { self } }
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());
impl fmt::Display for TryFromSliceError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("could not convert slice to array") } }
impl crate::error::Error for TryFromSliceError {}
impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] { type Error = TryFromSliceError; fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> { if slice.len() == N { Ok(from_fn(|i| slice[i])) } else { Err(TryFromSliceError(())) } } }
each! { ((1 | [T::default()]), (2 | [T::default(), T::default()]), (3 | [T::default(), T::default(), T::default()]), (4 | [T::default(), T::default(), T::default(), T::default()])) =>
impl<T: Default> Default for [T; $0] { fn default() -> [T; $0] { $1 } }
}
each! { (5, 6, 7, 8, 10, 12, 16, 20, 24, 32) =>
impl<V: Default> Default for [V; $T] { fn default() -> [V; $T] { from_fn(|_| Default::default()) } }
}
impl<T> Default for [T; 0] { fn default() -> [T; 0] { [] } }
