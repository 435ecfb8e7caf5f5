//! Iterators: the traits. Adapters are in `adapters`, sources in `sources`.
use crate::cmp::Ordering;
use crate::ops::Try;
use crate::num::NonZero;

mod adapters;
mod sources;
pub use self::adapters::{Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, FlatMap, Flatten, Fuse, Inspect, Map, MapWhile, Peekable, Rev, Scan, Skip, SkipWhile, StepBy, Take, TakeWhile, Zip};
pub use self::sources::{chain, empty, from_fn, once, once_with, repeat, repeat_n, repeat_with, successors, zip, Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Step, Successors};
pub(crate) use self::adapters::{process_options, process_results};

#[lang = "iterator"]
#[doc(notable_trait)]
#[rustc_on_unimplemented(
    on(Self = "core::ops::range::RangeTo<Idx>", note = "you might have meant to use a bounded `Range`"),
    on(Self = "core::ops::range::RangeToInclusive<Idx>", note = "you might have meant to use a bounded `RangeInclusive`"),
    on(Self = "&str", label = "`{Self}` is not an iterator; try calling `.chars()` or `.bytes()`"),
    on(Self = "alloc::string::String", label = "`{Self}` is not an iterator; try calling `.chars()` or `.bytes()`"),
    on(Self = "alloc::vec::Vec<T, A>", label = "`{Self}` is not an iterator; try calling `.into_iter()` or `.iter()`"),
    on(Self = "{integral}", note = "if you want to iterate between `start` until a value `end`, use the exclusive range syntax `start..end` or the inclusive range syntax `start..=end`"),
    label = "`{Self}` is not an iterator", message = "`{Self}` is not an iterator")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub trait Iterator {
    type Item;
    #[lang = "next"]
    fn next(&mut self) -> Option<Self::Item>;
    fn size_hint(&self) -> (usize, Option<usize>) { (0, None) }
    fn count(self) -> usize where Self: Sized { let mut n = 0; let mut it = self; while let Some(_) = it.next() { n += 1; } n }
    fn last(self) -> Option<Self::Item> where Self: Sized { let mut last = None; let mut it = self; while let Some(x) = it.next() { last = Some(x); } last }
    fn nth(&mut self, n: usize) -> Option<Self::Item> { let mut left = n; while left > 0 { self.next()?; left -= 1; } self.next() }
    #[track_caller]
    fn step_by(self, step: usize) -> StepBy<Self> where Self: Sized { StepBy::new(self, step) }
    fn chain<U>(self, other: U) -> Chain<Self, U::IntoIter> where Self: Sized, U: IntoIterator<Item = Self::Item> { Chain::new(self, other.into_iter()) }
    fn zip<U>(self, other: U) -> Zip<Self, U::IntoIter> where Self: Sized, U: IntoIterator { Zip::new(self, other.into_iter()) }
    fn map<B, F>(self, f: F) -> Map<Self, F> where Self: Sized, F: FnMut(Self::Item) -> B { Map::new(self, f) }
    fn for_each<F>(self, f: F) where Self: Sized, F: FnMut(Self::Item) { let mut f = f; let mut it = self; while let Some(x) = it.next() { f(x) } }
    fn filter<P>(self, predicate: P) -> Filter<Self, P> where Self: Sized, P: FnMut(&Self::Item) -> bool { Filter::new(self, predicate) }
    fn filter_map<B, F>(self, f: F) -> FilterMap<Self, F> where Self: Sized, F: FnMut(Self::Item) -> Option<B> { FilterMap::new(self, f) }
    fn enumerate(self) -> Enumerate<Self> where Self: Sized { Enumerate::new(self) }
    fn peekable(self) -> Peekable<Self> where Self: Sized { Peekable::new(self) }
    fn skip_while<P>(self, predicate: P) -> SkipWhile<Self, P> where Self: Sized, P: FnMut(&Self::Item) -> bool { SkipWhile::new(self, predicate) }
    fn take_while<P>(self, predicate: P) -> TakeWhile<Self, P> where Self: Sized, P: FnMut(&Self::Item) -> bool { TakeWhile::new(self, predicate) }
    fn map_while<B, P>(self, predicate: P) -> MapWhile<Self, P> where Self: Sized, P: FnMut(Self::Item) -> Option<B> { MapWhile::new(self, predicate) }
    fn skip(self, n: usize) -> Skip<Self> where Self: Sized { Skip::new(self, n) }
    fn take(self, n: usize) -> Take<Self> where Self: Sized { Take::new(self, n) }
    fn scan<St, B, F>(self, initial_state: St, f: F) -> Scan<Self, St, F> where Self: Sized, F: FnMut(&mut St, Self::Item) -> Option<B> { Scan::new(self, initial_state, f) }
    fn flat_map<U, F>(self, f: F) -> FlatMap<Self, U, F> where Self: Sized, U: IntoIterator, F: FnMut(Self::Item) -> U { FlatMap::new(self, f) }
    fn flatten(self) -> Flatten<Self> where Self: Sized, Self::Item: IntoIterator { Flatten::new(self) }
    fn fuse(self) -> Fuse<Self> where Self: Sized { Fuse::new(self) }
    fn inspect<F>(self, f: F) -> Inspect<Self, F> where Self: Sized, F: FnMut(&Self::Item) { Inspect::new(self, f) }
    fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
    #[must_use = "if you really need to exhaust the iterator, consider `.for_each(drop)` instead"]
    fn collect<B: FromIterator<Self::Item>>(self) -> B where Self: Sized { FromIterator::from_iter(self) }
    fn partition<B, F>(self, f: F) -> (B, B) where Self: Sized, B: Default + Extend<Self::Item>, F: FnMut(&Self::Item) -> bool {
        let mut f = f;
        let mut left: B = Default::default();
        let mut right: B = Default::default();
        let mut it = self;
        while let Some(x) = it.next() { if f(&x) { left.extend_one(x) } else { right.extend_one(x) } }
        (left, right)
    }
    fn try_fold<B, F, R>(&mut self, init: B, f: F) -> R where Self: Sized, F: FnMut(B, Self::Item) -> R, R: Try<Output = B> {
        let mut f = f;
        let mut accum = init;
        while let Some(x) = self.next() { accum = f(accum, x)?; }
        R::from_output(accum)
    }
    fn try_for_each<F, R>(&mut self, f: F) -> R where Self: Sized, F: FnMut(Self::Item) -> R, R: Try<Output = ()> {
        let mut f = f;
        while let Some(x) = self.next() { f(x)?; }
        R::from_output(())
    }
    fn fold<B, F>(self, init: B, f: F) -> B where Self: Sized, F: FnMut(B, Self::Item) -> B {
        let mut f = f;
        let mut accum = init;
        let mut it = self;
        while let Some(x) = it.next() { accum = f(accum, x); }
        accum
    }
    fn reduce<F>(self, f: F) -> Option<Self::Item> where Self: Sized, F: FnMut(Self::Item, Self::Item) -> Self::Item { let mut it = self; let first = it.next()?; Some(it.fold(first, f)) }
    fn all<F>(&mut self, f: F) -> bool where Self: Sized, F: FnMut(Self::Item) -> bool { let mut f = f; while let Some(x) = self.next() { if !f(x) { return false; } } true }
    fn any<F>(&mut self, f: F) -> bool where Self: Sized, F: FnMut(Self::Item) -> bool { let mut f = f; while let Some(x) = self.next() { if f(x) { return true; } } false }
    fn find<P>(&mut self, predicate: P) -> Option<Self::Item> where Self: Sized, P: FnMut(&Self::Item) -> bool { let mut predicate = predicate; while let Some(x) = self.next() { if predicate(&x) { return Some(x); } } None }
    fn find_map<B, F>(&mut self, f: F) -> Option<B> where Self: Sized, F: FnMut(Self::Item) -> Option<B> { let mut f = f; while let Some(x) = self.next() { if let Some(b) = f(x) { return Some(b); } } None }
    fn position<P>(&mut self, predicate: P) -> Option<usize> where Self: Sized, P: FnMut(Self::Item) -> bool { let mut predicate = predicate; let mut i = 0; while let Some(x) = self.next() { if predicate(x) { return Some(i); } i += 1; } None }
    fn rposition<P>(&mut self, predicate: P) -> Option<usize> where P: FnMut(Self::Item) -> bool, Self: Sized + ExactSizeIterator + DoubleEndedIterator { let mut predicate = predicate; let mut i = self.len(); while let Some(x) = self.next_back() { i -= 1; if predicate(x) { return Some(i); } } None }
    fn max(self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { self.max_by(|a, b| a.cmp(b)) }
    fn min(self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { self.min_by(|a, b| a.cmp(b)) }
    fn max_by_key<B: Ord, F>(self, f: F) -> Option<Self::Item> where Self: Sized, F: FnMut(&Self::Item) -> B {
        let mut f = f;
        let (_, x) = self.map(move |x| (f(&x), x)).max_by(|a, b| a.0.cmp(&b.0))?;
        Some(x)
    }
    fn max_by<F>(self, compare: F) -> Option<Self::Item> where Self: Sized, F: FnMut(&Self::Item, &Self::Item) -> Ordering { let mut compare = compare; self.reduce(move |x, y| match compare(&x, &y) { Ordering::Greater => x, _ => y }) }
    fn min_by_key<B: Ord, F>(self, f: F) -> Option<Self::Item> where Self: Sized, F: FnMut(&Self::Item) -> B {
        let mut f = f;
        let (_, x) = self.map(move |x| (f(&x), x)).min_by(|a, b| a.0.cmp(&b.0))?;
        Some(x)
    }
    fn min_by<F>(self, compare: F) -> Option<Self::Item> where Self: Sized, F: FnMut(&Self::Item, &Self::Item) -> Ordering { let mut compare = compare; self.reduce(move |x, y| match compare(&x, &y) { Ordering::Greater => y, _ => x }) }
    fn rev(self) -> Rev<Self> where Self: Sized + DoubleEndedIterator { Rev::new(self) }
    fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB) where FromA: Default + Extend<A>, FromB: Default + Extend<B>, Self: Sized + Iterator<Item = (A, B)> {
        let mut left: FromA = Default::default();
        let mut right: FromB = Default::default();
        let mut it = self;
        while let Some((a, b)) = it.next() { left.extend_one(a); right.extend_one(b); }
        (left, right)
    }
    fn copied<'a, T>(self) -> Copied<Self> where T: Copy + 'a, Self: Sized + Iterator<Item = &'a T> { Copied::new(self) }
    fn cloned<'a, T>(self) -> Cloned<Self> where T: Clone + 'a, Self: Sized + Iterator<Item = &'a T> { Cloned::new(self) }
    fn cycle(self) -> Cycle<Self> where Self: Sized + Clone { Cycle::new(self) }
    #[track_caller]
    fn sum<S>(self) -> S where Self: Sized, S: Sum<Self::Item> { Sum::sum(self) }
    #[track_caller]
    fn product<P>(self) -> P where Self: Sized, P: Product<Self::Item> { Product::product(self) }
    fn cmp<I>(self, other: I) -> Ordering where I: IntoIterator<Item = Self::Item>, Self::Item: Ord, Self: Sized {
        let mut a = self;
        let mut b = other.into_iter();
        loop {
            match (a.next(), b.next()) { (None, None) => return Ordering::Equal, (None, _) => return Ordering::Less, (_, None) => return Ordering::Greater, (Some(x), Some(y)) => match x.cmp(&y) { Ordering::Equal => {} other => return other } }
        }
    }
    fn partial_cmp<I>(self, other: I) -> Option<Ordering> where I: IntoIterator, Self::Item: PartialOrd<I::Item>, Self: Sized {
        let mut a = self;
        let mut b = other.into_iter();
        loop {
            match (a.next(), b.next()) { (None, None) => return Some(Ordering::Equal), (None, _) => return Some(Ordering::Less), (_, None) => return Some(Ordering::Greater), (Some(x), Some(y)) => match x.partial_cmp(&y) { Some(Ordering::Equal) => {} other => return other } }
        }
    }
    fn eq<I>(self, other: I) -> bool where I: IntoIterator, Self::Item: PartialEq<I::Item>, Self: Sized {
        let mut a = self;
        let mut b = other.into_iter();
        loop {
            match (a.next(), b.next()) { (None, None) => return true, (Some(x), Some(y)) => if x != y { return false; }, _ => return false }
        }
    }
    fn ne<I>(self, other: I) -> bool where I: IntoIterator, Self::Item: PartialEq<I::Item>, Self: Sized { !self.eq(other) }
    fn lt<I>(self, other: I) -> bool where I: IntoIterator, Self::Item: PartialOrd<I::Item>, Self: Sized { self.partial_cmp(other) == Some(Ordering::Less) }
    fn is_sorted(self) -> bool where Self: Sized, Self::Item: PartialOrd {
        let mut it = self;
        let mut last = match it.next() { Some(x) => x, None => return true };
        while let Some(x) = it.next() { if !(last <= x) { return false; } last = x; }
        true
    }
}
impl<I: Iterator + ?Sized> Iterator for &mut I {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { (**self).next() }
    fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() }
}

pub trait DoubleEndedIterator: Iterator {
    fn next_back(&mut self) -> Option<Self::Item>;
    fn nth_back(&mut self, n: usize) -> Option<Self::Item> { let mut left = n; while left > 0 { self.next_back()?; left -= 1; } self.next_back() }
    fn rfold<B, F>(self, init: B, f: F) -> B where Self: Sized, F: FnMut(B, Self::Item) -> B { self.rev().fold(init, f) }
    fn rfind<P>(&mut self, predicate: P) -> Option<Self::Item> where Self: Sized, P: FnMut(&Self::Item) -> bool { let mut predicate = predicate; while let Some(x) = self.next_back() { if predicate(&x) { return Some(x); } } None }
}
impl<'a, I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for &'a mut I { fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() } }
pub trait ExactSizeIterator: Iterator {
    fn len(&self) -> usize { self.size_hint().0 }
}
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for &mut I {}
pub trait FusedIterator: Iterator {}

#[lang = "FromIterator"]
#[rustc_on_unimplemented(
    on(Self = "&[{A}]", message = "a slice of type `{Self}` cannot be built since we need to store the elements somewhere", label = "try explicitly collecting into a `Vec<{A}>`"),
    on(Self = "[{A}]", message = "a slice of type `{Self}` cannot be built since `{Self}` has no definite size", label = "try explicitly collecting into a `Vec<{A}>`"),
    message = "a value of type `{Self}` cannot be built from an iterator over elements of type `{A}`", label = "value of type `{Self}` cannot be built from `std::iter::Iterator<Item={A}>`")]
pub trait FromIterator<A>: Sized {
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}
#[lang = "IntoIterator"]
#[rustc_on_unimplemented(
    on(Self = "&str", label = "`{Self}` is not an iterator; try calling `.chars()` or `.bytes()`"),
    on(Self = "{integral}", note = "if you want to iterate between `start` until a value `end`, use the exclusive range syntax `start..end` or the inclusive range syntax `start..=end`"),
    label = "`{Self}` is not an iterator", message = "`{Self}` is not an iterator")]
pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;
    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}
impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;
    fn into_iter(self) -> I { self }
}
pub trait Extend<A> {
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
    #[doc(hidden)]
    fn extend_one(&mut self, item: A) { self.extend(Some(item)); }
}
impl Extend<()> for () { fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) { iter.into_iter().for_each(drop) } }
impl FromIterator<()> for () { fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () { iter.into_iter().for_each(|()| {}) } }

#[diagnostic::on_unimplemented(message = "a value of type `{Self}` cannot be made by summing an iterator over elements of type `{A}`", label = "value of type `{Self}` cannot be made by summing a `std::iter::Iterator<Item={A}>`")]
pub trait Sum<A = Self>: Sized { fn sum<I: Iterator<Item = A>>(iter: I) -> Self; }
#[diagnostic::on_unimplemented(message = "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an iterator", label = "value of type `{Self}` cannot be made by multiplying all elements from a `std::iter::Iterator<Item={A}>`")]
pub trait Product<A = Self>: Sized { fn product<I: Iterator<Item = A>>(iter: I) -> Self; }
each! { ((i8 | 0 | 1), (i16 | 0 | 1), (i32 | 0 | 1), (i64 | 0 | 1), (i128 | 0 | 1), (isize | 0 | 1), (u8 | 0 | 1), (u16 | 0 | 1), (u32 | 0 | 1), (u64 | 0 | 1), (u128 | 0 | 1), (usize | 0 | 1), (f32 | -0.0 | 1.0), (f64 | -0.0 | 1.0)) =>
impl Sum for $0 { #[track_caller] fn sum<I: Iterator<Item = $0>>(mut iter: I) -> $0 { let mut total: $0 = $1; while let Some(x) = iter.next() { total += x; } total } }
impl Product for $0 { #[track_caller] fn product<I: Iterator<Item = $0>>(mut iter: I) -> $0 { let mut total: $0 = $2; while let Some(x) = iter.next() { total *= x; } total } }
impl<'a> Sum<&'a $0> for $0 { #[track_caller] fn sum<I: Iterator<Item = &'a $0>>(mut iter: I) -> $0 { let mut total: $0 = $1; while let Some(x) = iter.next() { total += *x; } total } }
impl<'a> Product<&'a $0> for $0 { #[track_caller] fn product<I: Iterator<Item = &'a $0>>(mut iter: I) -> $0 { let mut total: $0 = $2; while let Some(x) = iter.next() { total *= *x; } total } }
}
impl<T, U, E> Sum<Result<U, E>> for Result<T, E> where T: Sum<U> { fn sum<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> { process_results(iter, |i| i.sum()) } }
impl<T, U, E> Product<Result<U, E>> for Result<T, E> where T: Product<U> { fn product<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> { process_results(iter, |i| i.product()) } }
impl<T, U> Sum<Option<U>> for Option<T> where T: Sum<U> { fn sum<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> { process_options(iter, |i| i.sum()) } }
impl<T, U> Product<Option<U>> for Option<T> where T: Product<U> { fn product<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> { process_options(iter, |i| i.product()) } }
