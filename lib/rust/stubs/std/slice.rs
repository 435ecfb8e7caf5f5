//! Slices.
use crate::borrow::ToOwned;
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::ops::{Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::string::String;
use crate::vec::{Buf, Vec};
use crate::{fmt, mem, ptr};

#[intrinsic("slice::len")]
const fn slice_len<T>(s: *const [T]) -> usize;
#[intrinsic("slice::elem")]
pub(crate) const unsafe fn elem<T>(s: *const [T], index: usize) -> *const T;
#[intrinsic("slice::sub")]
pub(crate) const unsafe fn sub<T>(s: *const [T], from: usize, to: usize) -> *const [T];
#[intrinsic("slice::from_ref")]
pub const fn from_ref<T>(s: &T) -> &[T];
#[unmodelled = "a slice made from a raw pointer"]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] { loop {} }

#[track_caller]
pub(crate) fn bounds_of<R: RangeBounds<usize>>(range: &R, len: usize) -> (usize, usize) {
    let start = match range.start_bound() { Bound::Included(n) => *n, Bound::Excluded(n) => *n + 1, Bound::Unbounded => 0 };
    let end = match range.end_bound() { Bound::Included(n) => *n + 1, Bound::Excluded(n) => *n, Bound::Unbounded => len };
    check(start, end, len);
    (start, end)
}
#[track_caller]
fn check(start: usize, end: usize, len: usize) {
    if start > end { panic!("slice index starts at {} but ends at {}", start, end) }
    if end > len { panic!("range end index {} out of range for slice of length {}", end, len) }
}

#[diagnostic::on_unimplemented(message = "the type `{T}` cannot be indexed by `{Self}`", label = "slice indices are of type `usize` or ranges of `usize`")]
pub unsafe trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;
    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    fn index(self, slice: &T) -> &Self::Output;
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}
unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;
    fn get(self, slice: &[T]) -> Option<&T> { if self < slice.len() { unsafe { Some(&*elem(slice, self)) } } else { None } }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> { if self < slice.len() { unsafe { Some(&mut *(elem(slice, self) as *mut T)) } } else { None } }
    #[track_caller]
    fn index(self, slice: &[T]) -> &T { &(*slice)[self] }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T { &mut (*slice)[self] }
}
each! { ((Range<usize> | self.start | self.end), (RangeTo<usize> | 0 | self.end), (RangeFrom<usize> | self.start | slice.len()), (RangeFull | 0 | slice.len()), (RangeInclusive<usize> | self.start | self.end + 1), (RangeToInclusive<usize> | 0 | self.end + 1)) =>
unsafe impl<T> SliceIndex<[T]> for $0 {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> { let (from, to) = ($1, $2); if from <= to && to <= slice.len() { unsafe { Some(&*sub(slice, from, to)) } } else { None } }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> { let (from, to) = ($1, $2); if from <= to && to <= slice.len() { unsafe { Some(&mut *(sub(slice, from, to) as *mut [T])) } } else { None } }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] { let (from, to) = ($1, $2); range_check(from, to, slice.len()); unsafe { &*sub(slice, from, to) } }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] { let (from, to) = ($1, $2); range_check(from, to, slice.len()); unsafe { &mut *(sub(slice, from, to) as *mut [T]) } }
}
}
#[track_caller]
fn range_check(from: usize, to: usize, len: usize) {
    if from > len { panic!("range start index {} out of range for slice of length {}", from, len) }
    if to > len { panic!("range end index {} out of range for slice of length {}", to, len) }
    if from > to { panic!("slice index starts at {} but ends at {}", from, to) }
}
impl<T, I: SliceIndex<[T]>> Index<I> for [T] { type Output = I::Output; #[track_caller] fn index(&self, index: I) -> &I::Output { index.index(self) } }
impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] { #[track_caller] fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) } }

#[lang = "slice_impl"]
impl<T> [T] {
    pub const fn len(&self) -> usize { slice_len(self) }
    pub const fn is_empty(&self) -> bool { slice_len(self) == 0 }
    pub const fn first(&self) -> Option<&T> { self.get(0) }
    pub const fn first_mut(&mut self) -> Option<&mut T> { self.get_mut(0) }
    pub const fn split_first(&self) -> Option<(&T, &[T])> { if self.is_empty() { None } else { Some((&self[0], &self[1..])) } }
    pub const fn split_last(&self) -> Option<(&T, &[T])> { let n = self.len(); if n == 0 { None } else { Some((&self[n - 1], &self[..n - 1])) } }
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> { if self.is_empty() { None } else { let (a, b) = self.split_at_mut(1); Some((&mut a[0], b)) } }
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> { let n = self.len(); if n == 0 { None } else { let (a, b) = self.split_at_mut(n - 1); Some((&mut b[0], a)) } }
    pub const fn last(&self) -> Option<&T> { let n = self.len(); if n == 0 { None } else { self.get(n - 1) } }
    pub const fn last_mut(&mut self) -> Option<&mut T> { let n = self.len(); if n == 0 { None } else { self.get_mut(n - 1) } }
    #[must_use]
    pub fn get<I>(&self, index: I) -> Option<&I::Output> where I: SliceIndex<[T]> { index.get(self) }
    #[must_use]
    pub fn get_mut<I>(&mut self, index: I) -> Option<&mut I::Output> where I: SliceIndex<[T]> { index.get_mut(self) }
    pub unsafe fn get_unchecked(&self, index: usize) -> &T { unsafe { &*elem(self, index) } }
    pub unsafe fn get_unchecked_mut(&mut self, index: usize) -> &mut T { unsafe { &mut *(elem(self, index) as *mut T) } }
    pub const fn as_ptr(&self) -> *const T { unsafe { elem(self, 0) } }
    pub const fn as_mut_ptr(&mut self) -> *mut T { unsafe { elem(self, 0) as *mut T } }
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        unsafe { ptr::swap(pa, pb) }
    }
    pub const fn reverse(&mut self) { let n = self.len(); let mut i = 0; while i < n / 2 { self.swap(i, n - 1 - i); i += 1; } }
    pub fn iter(&self) -> Iter<'_, T> { Iter { slice: self, from: 0, to: self.len() } }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { let to = self.len(); IterMut { slice: self, from: 0, to, marker: PhantomData } }
    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> { if size == 0 { panic!("window size must be non-zero") } Windows { v: self, size } }
    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> { assert!(chunk_size != 0, "chunk size must be non-zero"); Chunks { v: self, size: chunk_size } }
    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> { assert!(chunk_size != 0, "chunk size must be non-zero"); ChunksMut { v: self, size: chunk_size, marker: PhantomData } }
    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> Chunks<'_, T> { assert!(chunk_size != 0, "chunk size must be non-zero"); let n = self.len() - self.len() % chunk_size; Chunks { v: &self[..n], size: chunk_size } }
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) { if mid > self.len() { panic!("mid > len") } (&self[..mid], &self[mid..]) }
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len { panic!("mid > len") }
        let whole: *mut [T] = self;
        unsafe { (&mut *(sub(whole as *const [T], 0, mid) as *mut [T]), &mut *(sub(whole as *const [T], mid, len) as *mut [T])) }
    }
    pub fn split<F>(&self, mut pred: F) -> crate::vec::IntoIter<&[T]> where F: FnMut(&T) -> bool {
        let mut out = Vec::new();
        let mut from = 0;
        for i in 0..self.len() { if pred(&self[i]) { out.push(&self[from..i]); from = i + 1; } }
        out.push(&self[from..]);
        out.into_iter()
    }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq { for item in self { if *item == *x { return true; } } false }
    pub fn starts_with(&self, needle: &[T]) -> bool where T: PartialEq { let n = needle.len(); self.len() >= n && *needle == self[..n] }
    pub fn ends_with(&self, needle: &[T]) -> bool where T: PartialEq { let (m, n) = (self.len(), needle.len()); m >= n && *needle == self[m - n..] }
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]> where T: PartialEq { if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None } }
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord { self.binary_search_by(|p| p.cmp(x)) }
    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> Ordering {
        let mut size = self.len();
        if size == 0 { return Err(0); }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            base = match f(&self[mid]) { Ordering::Greater => base, _ => mid };
            size -= half;
        }
        match f(&self[base]) { Ordering::Equal => Ok(base), Ordering::Less => Err(base + 1), Ordering::Greater => Err(base) }
    }
    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize> where F: FnMut(&'a T) -> B, B: Ord { self.binary_search_by(|k| f(k).cmp(b)) }
    pub fn partition_point<P>(&self, mut pred: P) -> usize where P: FnMut(&T) -> bool { self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }).unwrap_or_else(|i| i) }
    pub fn sort(&mut self) where T: Ord { merge_sort(self, &mut |a: &T, b: &T| a.lt(b)) }
    pub fn sort_by<F>(&mut self, mut compare: F) where F: FnMut(&T, &T) -> Ordering { merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less) }
    pub fn sort_by_key<K, F>(&mut self, mut f: F) where F: FnMut(&T) -> K, K: Ord { merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b))) }
    pub fn sort_by_cached_key<K, F>(&mut self, mut f: F) where F: FnMut(&T) -> K, K: Ord { merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b))) }
    pub fn sort_unstable(&mut self) where T: Ord { merge_sort(self, &mut |a: &T, b: &T| a.lt(b)) }
    pub fn sort_unstable_by<F>(&mut self, mut compare: F) where F: FnMut(&T, &T) -> Ordering { merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less) }
    pub fn sort_unstable_by_key<K, F>(&mut self, mut f: F) where F: FnMut(&T) -> K, K: Ord { merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b))) }
    pub fn is_sorted(&self) -> bool where T: PartialOrd { let mut i = 1; while i < self.len() { if !(self[i - 1] <= self[i]) { return false; } i += 1; } true }
    pub fn is_sorted_by_key<'a, F, K>(&'a self, mut f: F) -> bool where F: FnMut(&'a T) -> K, K: PartialOrd { let mut i = 1; while i < self.len() { if !(f(&self[i - 1]) <= f(&self[i])) { return false; } i += 1; } true }
    #[track_caller]
    pub const fn rotate_left(&mut self, mid: usize) { assert!(mid <= self.len()); self[..mid].reverse(); self[mid..].reverse(); self.reverse(); }
    #[track_caller]
    pub const fn rotate_right(&mut self, k: usize) { assert!(k <= self.len()); let mid = self.len() - k; self.rotate_left(mid) }
    pub fn fill(&mut self, value: T) where T: Clone { for slot in self { *slot = value.clone() } }
    pub fn fill_with<F>(&mut self, mut f: F) where F: FnMut() -> T { for slot in self { *slot = f() } }
    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T]) where T: Clone {
        if self.len() != src.len() { panic!("destination and source slices have different lengths") }
        for i in 0..src.len() { self[i] = src[i].clone() }
    }
    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T]) where T: Copy {
        if self.len() != src.len() { panic!("copy_from_slice: source slice length ({}) does not match destination slice length ({})", src.len(), self.len()) }
        for i in 0..src.len() { self[i] = src[i] }
    }
    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize) where T: Copy { let (a, b) = bounds_of(&src, self.len()); let copy = self[a..b].to_vec(); self[dest..dest + (b - a)].copy_from_slice(&copy) }
    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) { assert!(self.len() == other.len(), "destination and source slices have different lengths"); for i in 0..self.len() { mem::swap(&mut self[i], &mut other[i]) } }
    pub fn to_vec(&self) -> Vec<T> where T: Clone { let mut out = Vec::with_capacity(self.len()); for item in self { out.push(item.clone()) } out }
    pub fn into_vec(self: Box<Self>) -> Vec<T> { crate::vec::from_boxed(self) }
    #[track_caller]
    pub fn repeat(&self, n: usize) -> Vec<T> where T: Copy { let mut out = Vec::new(); for _ in 0..n { out.extend_from_slice(self) } out }
    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output where Self: Concat<Item> { Concat::concat(self) }
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output where Self: Join<Separator> { Join::join(self, sep) }
    pub fn chunk_by<F>(&self, mut pred: F) -> crate::vec::IntoIter<&[T]> where F: FnMut(&T, &T) -> bool {
        let mut out = Vec::new();
        let mut from = 0;
        for i in 1..self.len() { if !pred(&self[i - 1], &self[i]) { out.push(&self[from..i]); from = i; } }
        if !self.is_empty() { out.push(&self[from..]) }
        out.into_iter()
    }
    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]) where T: Ord { self.sort(); let (a, rest) = self.split_at_mut(index); let (m, b) = rest.split_first_mut().unwrap(); (a, m, b) }
}
impl [u8] {
    pub const fn is_ascii(&self) -> bool { let mut i = 0; while i < self.len() { if self[i] >= 128 { return false; } i += 1; } true }
    pub fn to_ascii_uppercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_uppercase()).collect() }
    pub fn to_ascii_lowercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_lowercase()).collect() }
    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn trim_ascii(&self) -> &[u8] { let mut s = self; while let [b, rest @ ..] = s { if b.is_ascii_whitespace() { s = rest } else { break } } while let [rest @ .., b] = s { if b.is_ascii_whitespace() { s = rest } else { break } } s }
}

/// Stable: equal elements keep their order. Small runs by insertion, then merged through a second buffer.
fn merge_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) {
    let n = v.len();
    if n < 2 { return; }
    if n <= 8 {
        for i in 1..n {
            let mut j = i;
            while j > 0 && less(&v[j], &v[j - 1]) { v.swap(j, j - 1); j -= 1; }
        }
        return;
    }
    let mid = n / 2;
    merge_sort(&mut v[..mid], less);
    merge_sort(&mut v[mid..], less);
    let merged: Buf<T> = Buf::new();
    let (mut a, mut b) = (0, mid);
    while a < mid || b < n {
        let right = if a == mid { true } else if b == n { false } else { less(&v[b], &v[a]) };
        let from = if right { b } else { a };
        merged.push(unsafe { ptr::read(elem(v, from)) });
        if right { b += 1 } else { a += 1 }
    }
    for i in 0..n { unsafe { ptr::write(elem(v, i) as *mut T, ptr::read(elem(merged.slots() as *const [T], i))) } }
    merged.set_len(0);
}

pub trait Concat<Item: ?Sized> { type Output; fn concat(slice: &Self) -> Self::Output; }
pub trait Join<Separator> { type Output; fn join(slice: &Self, sep: Separator) -> Self::Output; }
impl<S: crate::borrow::Borrow<str>> Concat<str> for [S] { type Output = String; fn concat(slice: &[S]) -> String { Join::join(slice, "") } }
impl<S: crate::borrow::Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &[S], sep: &str) -> String {
        let mut out = String::new();
        let mut first = true;
        for s in slice { if !first { out.push_str(sep) } first = false; out.push_str(s.borrow()) }
        out
    }
}
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Concat<T> for [V] { type Output = Vec<T>; fn concat(slice: &[V]) -> Vec<T> { let mut out = Vec::new(); for v in slice { out.extend_from_slice(v.borrow()) } out } }
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &[V], sep: &T) -> Vec<T> { let mut out = Vec::new(); let mut first = true; for v in slice { if !first { out.push(sep.clone()) } first = false; out.extend_from_slice(v.borrow()) } out }
}
impl<T: Clone, V: crate::borrow::Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &[V], sep: &[T]) -> Vec<T> { let mut out = Vec::new(); let mut first = true; for v in slice { if !first { out.extend_from_slice(sep) } first = false; out.extend_from_slice(v.borrow()) } out }
}
impl<T, U> PartialEq<[U]> for [T] where T: PartialEq<U> {
    fn eq(&self, other: &[U]) -> bool {
        if self.len() != other.len() { return false; }
        let mut i = 0;
        while i < self.len() { if self[i] != other[i] { return false; } i += 1; }
        true
    }
}
impl<T: Eq> Eq for [T] {}
impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        let l = if self.len() < other.len() { self.len() } else { other.len() };
        for i in 0..l { match self[i].partial_cmp(&other[i]) { Some(Ordering::Equal) => {} decided => return decided } }
        self.len().partial_cmp(&other.len())
    }
}
impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        let l = if self.len() < other.len() { self.len() } else { other.len() };
        for i in 0..l { match self[i].cmp(&other[i]) { Ordering::Equal => {} decided => return decided } }
        self.len().cmp(&other.len())
    }
}
impl<T: fmt::Debug> fmt::Debug for [T] { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
impl<'a, T> IntoIterator for &'a [T] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
impl<'a, T> IntoIterator for &'a mut [T] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> { slice: &'a [T], from: usize, to: usize }
impl<'a, T> Iter<'a, T> { pub fn as_slice(&self) -> &'a [T] { &self.slice[self.from..self.to] } }
impl<T> Clone for Iter<'_, T> { fn clone(&self) -> Self { Iter { slice: self.slice, from: self.from, to: self.to } } }
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        let at = self.from;
        if at >= self.to { return None; }
        self.from = at + 1;
        Some(&self.slice[at])
    }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
    fn count(self) -> usize { self.to - self.from }
    fn nth(&mut self, n: usize) -> Option<&'a T> { if n >= self.to - self.from { self.from = self.to; None } else { self.from += n; self.next() } }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> { fn next_back(&mut self) -> Option<&'a T> { if self.from >= self.to { return None; } self.to -= 1; Some(&self.slice[self.to]) } }
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.as_slice()).finish() } }
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> { slice: *mut [T], from: usize, to: usize, marker: PhantomData<&'a mut T> }
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        let at = self.from;
        if at >= self.to { return None; }
        self.from = at + 1;
        unsafe { Some(&mut *(elem(self.slice as *const [T], at) as *mut T)) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
}
impl<'a, T> DoubleEndedIterator for IterMut<'a, T> { fn next_back(&mut self) -> Option<&'a mut T> { if self.from >= self.to { return None; } self.to -= 1; unsafe { Some(&mut *(elem(self.slice as *const [T], self.to) as *mut T)) } } }
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}
#[derive(Debug, Clone)]
pub struct Windows<'a, T: 'a> { v: &'a [T], size: usize }
impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> { if self.size > self.v.len() { None } else { let ret = &self.v[..self.size]; self.v = &self.v[1..]; Some(ret) } }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 }; (n, Some(n)) }
}
impl<'a, T> DoubleEndedIterator for Windows<'a, T> { fn next_back(&mut self) -> Option<&'a [T]> { let n = self.v.len(); if self.size > n { None } else { let ret = &self.v[n - self.size..]; self.v = &self.v[..n - 1]; Some(ret) } } }
impl<T> ExactSizeIterator for Windows<'_, T> {}
#[derive(Debug, Clone)]
pub struct Chunks<'a, T: 'a> { v: &'a [T], size: usize }
impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> { if self.v.is_empty() { return None; } let n = if self.size < self.v.len() { self.size } else { self.v.len() }; let (a, b) = self.v.split_at(n); self.v = b; Some(a) }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = (self.v.len() + self.size - 1) / self.size; (n, Some(n)) }
}
impl<'a, T> DoubleEndedIterator for Chunks<'a, T> { fn next_back(&mut self) -> Option<&'a [T]> { if self.v.is_empty() { return None; } let rest = self.v.len() % self.size; let n = if rest == 0 { self.size } else { rest }; let (a, b) = self.v.split_at(self.v.len() - n); self.v = a; Some(b) } }
impl<T> ExactSizeIterator for Chunks<'_, T> {}
pub struct ChunksMut<'a, T: 'a> { v: *mut [T], size: usize, marker: PhantomData<&'a mut T> }
unsafe impl<T: Send> Send for ChunksMut<'_, T> {}
unsafe impl<T: Sync> Sync for ChunksMut<'_, T> {}
impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = slice_len(self.v as *const [T]);
        if len == 0 { return None; }
        let n = if self.size < len { self.size } else { len };
        unsafe {
            let head = sub(self.v as *const [T], 0, n) as *mut [T];
            self.v = sub(self.v as *const [T], n, len) as *mut [T];
            Some(&mut *head)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = (slice_len(self.v as *const [T]) + self.size - 1) / self.size; (n, Some(n)) }
}
impl<T> ExactSizeIterator for ChunksMut<'_, T> {}
