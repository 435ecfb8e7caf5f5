//! `Vec`.
use crate::borrow::{Borrow, BorrowMut};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::ops::{Bound, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::ptr::{self, NonNull};
use crate::slice::SliceIndex;
use crate::{fmt, hash, mem};

/// A growable row of slots: the storage of `Vec`, `VecDeque` and `BinaryHeap`. Copies of the handle share it.
#[lang = "buffer"]
pub(crate) struct Buf<T> { slots: NonNull<[T]> }
impl<T> Clone for Buf<T> { fn clone(&self) -> Self { *self } }
impl<T> Copy for Buf<T> {}
impl<T> Buf<T> {
    #[intrinsic("buf::new")]
    pub(crate) const fn new() -> Buf<T>;
    #[intrinsic("buf::len")]
    pub(crate) const fn len(self) -> usize;
    #[intrinsic("buf::push")]
    pub(crate) fn push(self, value: T);
    #[intrinsic("buf::pop")]
    pub(crate) fn pop(self) -> T;
    #[intrinsic("buf::insert")]
    pub(crate) fn insert(self, index: usize, value: T);
    #[intrinsic("buf::remove")]
    pub(crate) fn remove(self, index: usize) -> T;
    #[intrinsic("buf::set_len")]
    pub(crate) fn set_len(self, len: usize);
    #[intrinsic("buf::slots")]
    pub(crate) const fn slots(self) -> *mut [T];
    #[intrinsic("buf::split_off")]
    pub(crate) fn split_off(self, at: usize) -> Buf<T>;
    #[intrinsic("buf::append")]
    pub(crate) fn append(self, other: Buf<T>);
    #[intrinsic("buf::from_box")]
    pub(crate) fn from_box(boxed: Box<[T]>) -> Buf<T>;
    #[intrinsic("buf::into_box")]
    pub(crate) fn into_box(self) -> Box<[T]>;
    #[intrinsic("buf::reverse")]
    pub(crate) fn reverse(self);
}

#[lang = "Vec"]
pub struct Vec<T> { buf: Buf<T>, cap: usize, marker: PhantomData<T> }
unsafe impl<T: Send> Send for Vec<T> {}
unsafe impl<T: Sync> Sync for Vec<T> {}
impl<T: Unpin> Unpin for Vec<T> {}
unsafe impl<#[may_dangle] T> Drop for Vec<T> { fn drop(&mut self) { unsafe { ptr::drop_in_place(self.buf.slots()) } } }

impl<T> Vec<T> {
    #[must_use]
    pub const fn new() -> Vec<T> { Vec { buf: Buf::new(), cap: 0, marker: PhantomData } }
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Vec<T> { Vec { buf: Buf::new(), cap: capacity, marker: PhantomData } }
    fn from_buf(buf: Buf<T>) -> Vec<T> { Vec { buf, cap: buf.len(), marker: PhantomData } }
    fn grow(&mut self, need: usize) {
        if need > self.cap {
            let double = self.cap * 2;
            let least = if mem::size_of::<T>() == 1 { 8 } else if mem::size_of::<T>() <= 1024 { 4 } else { 1 };
            let wanted = if need > double { need } else { double };
            self.cap = if wanted < least { least } else { wanted };
        }
    }
    pub const fn capacity(&self) -> usize { if mem::size_of::<T>() == 0 { usize::MAX } else { self.cap } }
    pub fn reserve(&mut self, additional: usize) { self.grow(self.buf.len() + additional) }
    pub fn reserve_exact(&mut self, additional: usize) { let need = self.buf.len() + additional; if need > self.cap { self.cap = need } }
    pub fn shrink_to_fit(&mut self) { self.cap = self.buf.len() }
    pub fn shrink_to(&mut self, min_capacity: usize) { let len = self.buf.len(); self.cap = if min_capacity > len { min_capacity } else { len } }
    pub fn into_boxed_slice(self) -> Box<[T]> { let buf = self.buf; mem::forget(self); buf.into_box() }
    pub fn truncate(&mut self, len: usize) { while self.buf.len() > len { drop(self.buf.pop()) } }
    pub const fn as_slice(&self) -> &[T] { unsafe { &*self.buf.slots() } }
    pub const fn as_mut_slice(&mut self) -> &mut [T] { unsafe { &mut *self.buf.slots() } }
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.buf.len();
        if index >= len { panic!("swap_remove index (is {}) should be < len (is {})", index, len) }
        self.swap(index, len - 1);
        self.buf.pop()
    }
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.buf.len();
        if index > len { panic!("insertion index (is {}) should be <= len (is {})", index, len) }
        self.grow(len + 1);
        self.buf.insert(index, element)
    }
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.buf.len();
        if index >= len { panic!("removal index (is {}) should be < len (is {})", index, len) }
        self.buf.remove(index)
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&T) -> bool { self.retain_mut(|elem| f(elem)) }
    pub fn retain_mut<F>(&mut self, mut f: F) where F: FnMut(&mut T) -> bool {
        let mut i = 0;
        while i < self.buf.len() {
            if f(&mut self[i]) { i += 1 } else { drop(self.buf.remove(i)) }
        }
    }
    pub fn dedup_by_key<F, K>(&mut self, mut key: F) where F: FnMut(&mut T) -> K, K: PartialEq { self.dedup_by(|a, b| key(a) == key(b)) }
    pub fn dedup_by<F>(&mut self, mut same_bucket: F) where F: FnMut(&mut T, &mut T) -> bool {
        let mut i = 1;
        while i < self.buf.len() {
            let (left, right) = self.split_at_mut(i);
            if same_bucket(&mut right[0], &mut left[i - 1]) { drop(self.buf.remove(i)) } else { i += 1 }
        }
    }
    pub fn push(&mut self, value: T) { self.grow(self.buf.len() + 1); self.buf.push(value) }
    pub fn pop(&mut self) -> Option<T> { if self.buf.len() == 0 { None } else { Some(self.buf.pop()) } }
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> { let last = self.last_mut()?; if predicate(last) { self.pop() } else { None } }
    pub fn append(&mut self, other: &mut Self) { self.grow(self.buf.len() + other.buf.len()); self.buf.append(other.buf) }
    pub fn clear(&mut self) { self.truncate(0) }
    pub const fn len(&self) -> usize { self.buf.len() }
    pub const fn is_empty(&self) -> bool { self.buf.len() == 0 }
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.buf.len();
        if at > len { panic!("`at` split index (is {}) should be <= len (is {})", at, len) }
        Vec::from_buf(self.buf.split_off(at))
    }
    pub fn resize_with<F>(&mut self, new_len: usize, mut f: F) where F: FnMut() -> T { self.truncate(new_len); while self.buf.len() < new_len { self.push(f()) } }
    pub fn leak<'a>(self) -> &'a mut [T] { Box::leak(self.into_boxed_slice()) }
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T> where R: RangeBounds<usize> {
        let (start, end) = crate::slice::bounds_of(&range, self.buf.len());
        let tail = self.buf.split_off(end);
        let taken = self.buf.split_off(start);
        self.buf.append(tail);
        Drain { taken: Vec::from_buf(taken).into_iter(), marker: PhantomData }
    }
    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> IntoIter<T> where R: RangeBounds<usize>, I: IntoIterator<Item = T> {
        let (start, end) = crate::slice::bounds_of(&range, self.buf.len());
        let tail = self.buf.split_off(end);
        let taken = self.buf.split_off(start);
        for item in replace_with { self.push(item) }
        self.grow(self.buf.len() + tail.len());
        self.buf.append(tail);
        Vec::from_buf(taken).into_iter()
    }
    pub fn extract_if<F, R>(&mut self, range: R, mut filter: F) -> IntoIter<T> where F: FnMut(&mut T) -> bool, R: RangeBounds<usize> {
        let (start, end) = crate::slice::bounds_of(&range, self.buf.len());
        let mut out = Vec::new();
        let (mut i, mut left) = (start, end - start);
        while left > 0 { if filter(&mut self[i]) { out.push(self.buf.remove(i)) } else { i += 1 } left -= 1; }
        out.into_iter()
    }
    pub const fn as_ptr(&self) -> *const T { unsafe { crate::slice::elem(self.buf.slots() as *const [T], 0) } }
    pub unsafe fn set_len(&mut self, new_len: usize) { self.buf.set_len(new_len) }
}
impl<T: Clone> Vec<T> {
    pub fn resize(&mut self, new_len: usize, value: T) { self.truncate(new_len); while self.buf.len() < new_len { self.push(value.clone()) } }
    pub fn extend_from_slice(&mut self, other: &[T]) { for item in other { self.push(item.clone()) } }
    pub fn extend_from_within<R>(&mut self, src: R) where R: RangeBounds<usize> { let (a, b) = crate::slice::bounds_of(&src, self.len()); for i in a..b { let item = self[i].clone(); self.push(item) } }
}
impl<T: PartialEq> Vec<T> { pub fn dedup(&mut self) { self.dedup_by(|a, b| a == b) } }
impl<T, const N: usize> Vec<[T; N]> { pub fn into_flattened(self) -> Vec<T> { let mut out = Vec::new(); for row in self { for item in row { out.push(item) } } out } }
#[lang = "vec_from_elem"]
#[doc(hidden)]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut out = Vec::with_capacity(n);
    if n > 0 {
        for _ in 1..n { out.push(elem.clone()) }
        out.push(elem);
    }
    out
}
#[lang = "box_into_vec"]
#[doc(hidden)]
pub fn from_boxed<T>(boxed: Box<[T]>) -> Vec<T> { Vec::from_buf(Buf::from_box(boxed)) }

impl<T> Deref for Vec<T> { type Target = [T]; fn deref(&self) -> &[T] { unsafe { &*self.buf.slots() } } }
impl<T> DerefMut for Vec<T> { fn deref_mut(&mut self) -> &mut [T] { unsafe { &mut *self.buf.slots() } } }
impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Self { self.as_slice().to_vec() } }
impl<T: hash::Hash> hash::Hash for Vec<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { hash::Hash::hash(&**self, state) } }
#[diagnostic::on_unimplemented(message = "vector indices are of type `usize` or ranges of `usize`", label = "vector indices are of type `usize` or ranges of `usize`")]
impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> { type Output = I::Output; #[track_caller] fn index(&self, index: I) -> &I::Output { Index::index(&**self, index) } }
impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> { #[track_caller] fn index_mut(&mut self, index: I) -> &mut I::Output { IndexMut::index_mut(&mut **self, index) } }
impl<T> FromIterator<T> for Vec<T> {
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut iter = iter.into_iter();
        let mut out = Vec::new();
        let (low, _) = iter.size_hint();
        match iter.next() {
            None => out,
            Some(first) => {
                out.cap = if low < 4 { if mem::size_of::<T>() == 1 { 8 } else { 4 } } else { low };
                if low == iter.size_hint().0 + 1 && iter.size_hint().1 == Some(iter.size_hint().0) { out.cap = low }
                out.push(first);
                while let Some(item) = iter.next() { out.push(item) }
                out
            }
        }
    }
}
impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { let buf = self.buf; mem::forget(self); IntoIter { buf, from: 0, to: buf.len(), marker: PhantomData } }
}
impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() } }
impl<'a, T> IntoIterator for &'a mut Vec<T> { type Item = &'a mut T; type IntoIter = crate::slice::IterMut<'a, T>; fn into_iter(self) -> crate::slice::IterMut<'a, T> { self.iter_mut() } }
impl<T> Extend<T> for Vec<T> { #[track_caller] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for item in iter { self.push(item) } } fn extend_one(&mut self, item: T) { self.push(item) } }
impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for item in iter { self.push(*item) } } }
each! { ((Vec<U>), (&[U]), (&mut [U]), ([U])) =>
impl<T: PartialEq<U>, U> PartialEq<$T> for Vec<T> { fn eq(&self, other: &$T) -> bool { self[..] == other[..] } }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for Vec<T> { fn eq(&self, other: &[U; N]) -> bool { self[..] == other[..] } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U; N]> for Vec<T> { fn eq(&self, other: &&[U; N]) -> bool { self[..] == other[..] } }
impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for &[T] { fn eq(&self, other: &Vec<U>) -> bool { self[..] == other[..] } }
impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for [T] { fn eq(&self, other: &Vec<U>) -> bool { self[..] == other[..] } }
impl<T: Eq> Eq for Vec<T> {}
impl<T: PartialOrd> PartialOrd for Vec<T> { fn partial_cmp(&self, other: &Vec<T>) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) } }
impl<T: Ord> Ord for Vec<T> { fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) } }
impl<T> Default for Vec<T> { fn default() -> Vec<T> { Vec::new() } }
impl<T: fmt::Debug> fmt::Debug for Vec<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T> AsRef<Vec<T>> for Vec<T> { fn as_ref(&self) -> &Vec<T> { self } }
impl<T> AsRef<[T]> for Vec<T> { fn as_ref(&self) -> &[T] { self } }
impl<T> AsMut<[T]> for Vec<T> { fn as_mut(&mut self) -> &mut [T] { self } }
impl<T> Borrow<[T]> for Vec<T> { fn borrow(&self) -> &[T] { self } }
impl<T> BorrowMut<[T]> for Vec<T> { fn borrow_mut(&mut self) -> &mut [T] { self } }
impl<T: Clone> From<&[T]> for Vec<T> { fn from(s: &[T]) -> Vec<T> { s.to_vec() } }
impl<T: Clone> From<&mut [T]> for Vec<T> { fn from(s: &mut [T]) -> Vec<T> { s.to_vec() } }
impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> { fn from(s: &[T; N]) -> Vec<T> { s.to_vec() } }
impl<T, const N: usize> From<[T; N]> for Vec<T> { fn from(s: [T; N]) -> Vec<T> { from_boxed(Box::new(s)) } }
impl<T> From<Box<[T]>> for Vec<T> { fn from(s: Box<[T]>) -> Vec<T> { from_boxed(s) } }
impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;
    fn try_from(vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len() != N { return Err(vec); }
        let mut items = vec.into_iter();
        Ok(crate::array::from_fn(|_| items.next().unwrap()))
    }
}

pub struct IntoIter<T> { buf: Buf<T>, from: usize, to: usize, marker: PhantomData<T> }
unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}
impl<T> IntoIter<T> { pub fn as_slice(&self) -> &[T] { unsafe { &*crate::slice::sub(self.buf.slots() as *const [T], self.from, self.to) } } }
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.from >= self.to { return None; }
        let at = self.from;
        self.from = at + 1;
        unsafe { Some(ptr::read(crate::slice::elem(self.buf.slots() as *const [T], at))) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.from >= self.to { return None; }
        self.to -= 1;
        unsafe { Some(ptr::read(crate::slice::elem(self.buf.slots() as *const [T], self.to))) }
    }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<T: Clone> Clone for IntoIter<T> { fn clone(&self) -> Self { self.as_slice().to_vec().into_iter() } }
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() } }
unsafe impl<#[may_dangle] T> Drop for IntoIter<T> { fn drop(&mut self) { unsafe { ptr::drop_in_place(crate::slice::sub(self.buf.slots() as *const [T], self.from, self.to) as *mut [T]) } } }
pub struct Drain<'a, T: 'a> { taken: IntoIter<T>, marker: PhantomData<&'a mut Vec<T>> }
impl<T> Iterator for Drain<'_, T> { type Item = T; fn next(&mut self) -> Option<T> { self.taken.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.taken.size_hint() } }
impl<T> DoubleEndedIterator for Drain<'_, T> { fn next_back(&mut self) -> Option<T> { self.taken.next_back() } }
impl<T> ExactSizeIterator for Drain<'_, T> {}
