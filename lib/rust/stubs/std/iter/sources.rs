//! Iterators that start from nothing, and ranges.
use crate::iter::{Chain, FusedIterator, Zip};
use crate::ops::{Range, RangeFrom, RangeInclusive};
use crate::fmt;

#[derive(Debug)]
pub struct Empty<T>(crate::marker::PhantomData<fn() -> T>);
pub const fn empty<T>() -> Empty<T> { Empty(crate::marker::PhantomData) }
impl<T> Iterator for Empty<T> { type Item = T; fn next(&mut self) -> Option<T> { None } fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(0)) } }
impl<T> DoubleEndedIterator for Empty<T> { fn next_back(&mut self) -> Option<T> { None } }
impl<T> ExactSizeIterator for Empty<T> {}
#[derive(Clone, Debug)]
pub struct Once<T> { inner: Option<T> }
pub fn once<T>(value: T) -> Once<T> { Once { inner: Some(value) } }
impl<T> Iterator for Once<T> { type Item = T; fn next(&mut self) -> Option<T> { self.inner.take() } fn size_hint(&self) -> (usize, Option<usize>) { let n = if self.inner.is_some() { 1 } else { 0 }; (n, Some(n)) } }
impl<T> DoubleEndedIterator for Once<T> { fn next_back(&mut self) -> Option<T> { self.inner.take() } }
impl<T> ExactSizeIterator for Once<T> {}
#[derive(Clone)]
pub struct OnceWith<F> { make: Option<F> }
pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<F> { OnceWith { make: Some(make) } }
impl<A, F: FnOnce() -> A> Iterator for OnceWith<F> { type Item = A; fn next(&mut self) -> Option<A> { let f = self.make.take()?; Some(f()) } }
#[derive(Clone, Debug)]
pub struct Repeat<A> { element: A }
pub fn repeat<T: Clone>(elt: T) -> Repeat<T> { Repeat { element: elt } }
impl<A: Clone> Iterator for Repeat<A> { type Item = A; fn next(&mut self) -> Option<A> { Some(self.element.clone()) } fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) } }
impl<A: Clone> DoubleEndedIterator for Repeat<A> { fn next_back(&mut self) -> Option<A> { Some(self.element.clone()) } }
#[derive(Clone)]
pub struct RepeatN<A> { element: Option<A>, count: usize }
pub fn repeat_n<T: Clone>(element: T, count: usize) -> RepeatN<T> { RepeatN { element: if count == 0 { None } else { Some(element) }, count } }
impl<A: Clone> Iterator for RepeatN<A> { type Item = A; fn next(&mut self) -> Option<A> { if self.count == 0 { return None; } self.count -= 1; if self.count == 0 { self.element.take() } else { self.element.clone() } } fn size_hint(&self) -> (usize, Option<usize>) { (self.count, Some(self.count)) } }
impl<A: Clone> ExactSizeIterator for RepeatN<A> {}
#[derive(Clone)]
pub struct RepeatWith<F> { repeater: F }
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F> { RepeatWith { repeater } }
impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> { type Item = A; fn next(&mut self) -> Option<A> { Some((self.repeater)()) } fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) } }
#[derive(Clone)]
pub struct FromFn<F>(F);
pub fn from_fn<T, F>(f: F) -> FromFn<F> where F: FnMut() -> Option<T> { FromFn(f) }
impl<T, F> Iterator for FromFn<F> where F: FnMut() -> Option<T> { type Item = T; fn next(&mut self) -> Option<T> { (self.0)() } }
#[derive(Clone)]
pub struct Successors<T, F> { next: Option<T>, succ: F }
pub fn successors<T, F>(first: Option<T>, succ: F) -> Successors<T, F> where F: FnMut(&T) -> Option<T> { Successors { next: first, succ } }
impl<T, F> Iterator for Successors<T, F> where F: FnMut(&T) -> Option<T> { type Item = T; fn next(&mut self) -> Option<T> { let item = self.next.take()?; self.next = (self.succ)(&item); Some(item) } }
pub fn zip<A, B>(a: A, b: B) -> Zip<A::IntoIter, B::IntoIter> where A: IntoIterator, B: IntoIterator { a.into_iter().zip(b) }
pub fn chain<A, B>(a: A, b: B) -> Chain<A::IntoIter, B::IntoIter> where A: IntoIterator, B: IntoIterator<Item = A::Item> { a.into_iter().chain(b) }

#[lang = "range_step"]
#[diagnostic::on_unimplemented(message = "`std::ops::Range<{Self}>` is not an iterator", label = "`Range<{Self}>` is not an iterator", note = "`Range` only implements `Iterator` for select types in the standard library, particularly integers")]
pub trait Step: Clone + PartialOrd + Sized {
    fn steps_between(start: &Self, end: &Self) -> usize;
    fn forward(start: &Self, count: usize) -> Self;
    fn backward(start: &Self, count: usize) -> Self;
}
each! { (u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, u128, i128) =>
impl Step for $T {
    fn steps_between(start: &$T, end: &$T) -> usize { if *start < *end { (*end as i128 - *start as i128) as usize } else { 0 } }
    fn forward(start: &$T, count: usize) -> $T { *start + count as $T }
    fn backward(start: &$T, count: usize) -> $T { *start - count as $T }
}
}
impl Step for char {
    fn steps_between(start: &char, end: &char) -> usize { let (a, b) = (*start as u32, *end as u32); if a < b { (b - a) as usize - if a < 0xd800 && b > 0xdfff { 0x800 } else { 0 } } else { 0 } }
    fn forward(start: &char, count: usize) -> char { let mut n = *start as u32 + count as u32; if (*start as u32) < 0xd800 && n >= 0xd800 { n += 0x800; } crate::char::from_u32(n).expect("overflow in `Step::forward`") }
    fn backward(start: &char, count: usize) -> char { let mut n = *start as u32 - count as u32; if *start as u32 > 0xdfff && n <= 0xdfff { n -= 0x800; } crate::char::from_u32(n).expect("overflow in `Step::backward`") }
}
impl<A: Step> Iterator for Range<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.start < self.end { let n = Step::forward(&self.start, 1); Some(crate::mem::replace(&mut self.start, n)) } else { None }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { let n = Step::steps_between(&self.start, &self.end); (n, Some(n)) }
    fn nth(&mut self, n: usize) -> Option<A> {
        if n >= Step::steps_between(&self.start, &self.end) { self.start = self.end.clone(); return None; }
        self.start = Step::forward(&self.start, n);
        self.next()
    }
}
impl<A: Step> DoubleEndedIterator for Range<A> { fn next_back(&mut self) -> Option<A> { if self.start < self.end { self.end = Step::backward(&self.end, 1); Some(self.end.clone()) } else { None } } }
each! { (u8, i8, u16, i16, u32, i32, usize, isize) =>
impl ExactSizeIterator for Range<$T> {}
}
impl<A: Step> FusedIterator for Range<A> {}
impl<A: Step> Iterator for RangeFrom<A> { type Item = A; fn next(&mut self) -> Option<A> { let n = Step::forward(&self.start, 1); Some(crate::mem::replace(&mut self.start, n)) } fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) } fn nth(&mut self, n: usize) -> Option<A> { self.start = Step::forward(&self.start, n); self.next() } }
impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) { return None; }
        if self.start < self.end { let n = Step::forward(&self.start, 1); Some(crate::mem::replace(&mut self.start, n)) } else { self.exhausted = true; Some(self.start.clone()) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { if self.is_empty() { (0, Some(0)) } else { let n = Step::steps_between(&self.start, &self.end) + 1; (n, Some(n)) } }
}
impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) { return None; }
        if self.start < self.end { let n = Step::backward(&self.end, 1); Some(crate::mem::replace(&mut self.end, n)) } else { self.exhausted = true; Some(self.end.clone()) }
    }
}
each! { (u8, i8, u16, i16) =>
impl ExactSizeIterator for RangeInclusive<$T> {}
}
impl<A: Step> FusedIterator for RangeInclusive<A> {}
