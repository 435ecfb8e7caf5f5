//! Iterator adapters.
use crate::fmt;
use crate::iter::FusedIterator;

each! { ((Map | f: F | I, F), (Filter | predicate: F | I, F), (FilterMap | f: F | I, F), (MapWhile | predicate: F | I, F), (Inspect | f: F | I, F)) =>
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
pub struct $0<$2> { iter: I, $1 }
impl<I: fmt::Debug, F> fmt::Debug for $0<I, F> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("$0").field("iter", &self.iter).finish() } }
}
impl<I, F> Map<I, F> { pub(crate) fn new(iter: I, f: F) -> Self { Map { iter, f } } }
impl<I, F> Filter<I, F> { pub(crate) fn new(iter: I, predicate: F) -> Self { Filter { iter, predicate } } }
impl<I, F> FilterMap<I, F> { pub(crate) fn new(iter: I, f: F) -> Self { FilterMap { iter, f } } }
impl<I, F> MapWhile<I, F> { pub(crate) fn new(iter: I, predicate: F) -> Self { MapWhile { iter, predicate } } }
impl<I, F> Inspect<I, F> { pub(crate) fn new(iter: I, f: F) -> Self { Inspect { iter, f } } }
impl<B, I: Iterator, F> Iterator for Map<I, F> where F: FnMut(I::Item) -> B {
    type Item = B;
    fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => Some((self.f)(x)), None => None } }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl<B, I: DoubleEndedIterator, F> DoubleEndedIterator for Map<I, F> where F: FnMut(I::Item) -> B { fn next_back(&mut self) -> Option<B> { match self.iter.next_back() { Some(x) => Some((self.f)(x)), None => None } } }
impl<B, I: ExactSizeIterator, F> ExactSizeIterator for Map<I, F> where F: FnMut(I::Item) -> B {}
impl<B, I: FusedIterator, F> FusedIterator for Map<I, F> where F: FnMut(I::Item) -> B {}
impl<I: Iterator, P> Iterator for Filter<I, P> where P: FnMut(&I::Item) -> bool {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next() { if (self.predicate)(&x) { return Some(x); } } None }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
impl<I: DoubleEndedIterator, P> DoubleEndedIterator for Filter<I, P> where P: FnMut(&I::Item) -> bool { fn next_back(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next_back() { if (self.predicate)(&x) { return Some(x); } } None } }
impl<B, I: Iterator, F> Iterator for FilterMap<I, F> where F: FnMut(I::Item) -> Option<B> {
    type Item = B;
    fn next(&mut self) -> Option<B> { while let Some(x) = self.iter.next() { if let Some(y) = (self.f)(x) { return Some(y); } } None }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
impl<B, I: DoubleEndedIterator, F> DoubleEndedIterator for FilterMap<I, F> where F: FnMut(I::Item) -> Option<B> { fn next_back(&mut self) -> Option<B> { while let Some(x) = self.iter.next_back() { if let Some(y) = (self.f)(x) { return Some(y); } } None } }
impl<B, I: Iterator, P> Iterator for MapWhile<I, P> where P: FnMut(I::Item) -> Option<B> {
    type Item = B;
    fn next(&mut self) -> Option<B> { let x = self.iter.next()?; (self.predicate)(x) }
}
impl<I: Iterator, F> Iterator for Inspect<I, F> where F: FnMut(&I::Item) {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { let x = self.iter.next()?; (self.f)(&x); Some(x) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl<I: DoubleEndedIterator, F> DoubleEndedIterator for Inspect<I, F> where F: FnMut(&I::Item) { fn next_back(&mut self) -> Option<I::Item> { let x = self.iter.next_back()?; (self.f)(&x); Some(x) } }
impl<I: ExactSizeIterator, F> ExactSizeIterator for Inspect<I, F> where F: FnMut(&I::Item) {}

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Enumerate<I> { iter: I, count: usize }
impl<I> Enumerate<I> { pub(crate) fn new(iter: I) -> Self { Enumerate { iter, count: 0 } } }
impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);
    fn next(&mut self) -> Option<(usize, I::Item)> { let a = self.iter.next()?; let i = self.count; self.count += 1; Some((i, a)) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> { fn next_back(&mut self) -> Option<(usize, I::Item)> { let a = self.iter.next_back()?; let len = self.iter.len(); Some((self.count + len, a)) } }
impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {}
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Rev<T> { iter: T }
impl<T> Rev<T> { pub(crate) fn new(iter: T) -> Self { Rev { iter } } }
impl<I: DoubleEndedIterator> Iterator for Rev<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { self.iter.next_back() } fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() } }
impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> { fn next_back(&mut self) -> Option<I::Item> { self.iter.next() } }
impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {}
each! { ((Copied | Copy | *x), (Cloned | Clone | x.clone())) =>
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct $0<I> { it: I }
impl<I> $0<I> { pub(crate) fn new(it: I) -> Self { $0 { it } } }
impl<'a, I, T: 'a> Iterator for $0<I> where I: Iterator<Item = &'a T>, T: $1 {
    type Item = T;
    fn next(&mut self) -> Option<T> { match self.it.next() { Some(x) => Some($2), None => None } }
    fn size_hint(&self) -> (usize, Option<usize>) { self.it.size_hint() }
}
impl<'a, I, T: 'a> DoubleEndedIterator for $0<I> where I: DoubleEndedIterator<Item = &'a T>, T: $1 { fn next_back(&mut self) -> Option<T> { match self.it.next_back() { Some(x) => Some($2), None => None } } }
impl<'a, I, T: 'a> ExactSizeIterator for $0<I> where I: ExactSizeIterator<Item = &'a T>, T: $1 {}
}
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chain<A, B> { a: Option<A>, b: Option<B> }
impl<A, B> Chain<A, B> { pub(crate) fn new(a: A, b: B) -> Self { Chain { a: Some(a), b: Some(b) } } }
impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> {
        if let Some(a) = &mut self.a { match a.next() { None => self.a = None, item => return item } }
        match &mut self.b { Some(b) => b.next(), None => None }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (la, ha) = match &self.a { Some(a) => a.size_hint(), None => (0, Some(0)) };
        let (lb, hb) = match &self.b { Some(b) => b.size_hint(), None => (0, Some(0)) };
        (la + lb, match (ha, hb) { (Some(x), Some(y)) => Some(x + y), _ => None })
    }
}
impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Chain<A, B> {
    fn next_back(&mut self) -> Option<A::Item> {
        if let Some(b) = &mut self.b { match b.next_back() { None => self.b = None, item => return item } }
        match &mut self.a { Some(a) => a.next_back(), None => None }
    }
}
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Zip<A, B> { a: A, b: B }
impl<A, B> Zip<A, B> { pub(crate) fn new(a: A, b: B) -> Self { Zip { a, b } } }
impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);
    fn next(&mut self) -> Option<(A::Item, B::Item)> { let x = self.a.next()?; let y = self.b.next()?; Some((x, y)) }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (la, ha) = self.a.size_hint();
        let (lb, hb) = self.b.size_hint();
        (if la < lb { la } else { lb }, match (ha, hb) { (Some(x), Some(y)) => Some(if x < y { x } else { y }), (Some(x), None) => Some(x), (None, y) => y })
    }
}
impl<A: DoubleEndedIterator + ExactSizeIterator, B: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Zip<A, B> {
    fn next_back(&mut self) -> Option<(A::Item, B::Item)> {
        while self.a.len() > self.b.len() { self.a.next_back(); }
        while self.b.len() > self.a.len() { self.b.next_back(); }
        match (self.a.next_back(), self.b.next_back()) { (Some(x), Some(y)) => Some((x, y)), _ => None }
    }
}
impl<A: ExactSizeIterator, B: ExactSizeIterator> ExactSizeIterator for Zip<A, B> {}
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Peekable<I: Iterator> { iter: I, peeked: Option<Option<I::Item>> }
impl<I: Iterator + Clone> Clone for Peekable<I> where I::Item: Clone { fn clone(&self) -> Self { Peekable { iter: self.iter.clone(), peeked: self.peeked.clone() } } }
impl<I: Iterator + fmt::Debug> fmt::Debug for Peekable<I> where I::Item: fmt::Debug { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Peekable").field("iter", &self.iter).field("peeked", &self.peeked).finish() } }
impl<I: Iterator> Peekable<I> {
    pub(crate) fn new(iter: I) -> Self { Peekable { iter, peeked: None } }
    pub fn peek(&mut self) -> Option<&I::Item> { let iter = &mut self.iter; self.peeked.get_or_insert_with(|| iter.next()).as_ref() }
    pub fn peek_mut(&mut self) -> Option<&mut I::Item> { let iter = &mut self.iter; self.peeked.get_or_insert_with(|| iter.next()).as_mut() }
    pub fn next_if(&mut self, func: impl FnOnce(&I::Item) -> bool) -> Option<I::Item> { match self.next() { Some(m) => { if func(&m) { return Some(m); } self.peeked = Some(Some(m)); None } None => { self.peeked = Some(None); None } } }
    pub fn next_if_eq<T>(&mut self, expected: &T) -> Option<I::Item> where T: ?Sized, I::Item: PartialEq<T> { self.next_if(|next| next == expected) }
}
impl<I: Iterator> Iterator for Peekable<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { match self.peeked.take() { Some(v) => v, None => self.iter.next() } }
    fn size_hint(&self) -> (usize, Option<usize>) { let (l, h) = self.iter.size_hint(); match &self.peeked { Some(None) => (0, Some(0)), Some(Some(_)) => (l + 1, match h { Some(n) => Some(n + 1), None => None }), None => (l, h) } }
}
impl<I: ExactSizeIterator> ExactSizeIterator for Peekable<I> {}
each! { (SkipWhile, TakeWhile) =>
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct $T<I, P> { iter: I, flag: bool, predicate: P }
impl<I, P> $T<I, P> { pub(crate) fn new(iter: I, predicate: P) -> Self { $T { iter, flag: false, predicate } } }
}
impl<I: Iterator, P> Iterator for SkipWhile<I, P> where P: FnMut(&I::Item) -> bool {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { loop { let x = self.iter.next()?; if self.flag || !(self.predicate)(&x) { self.flag = true; return Some(x); } } }
}
impl<I: Iterator, P> Iterator for TakeWhile<I, P> where P: FnMut(&I::Item) -> bool {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { if self.flag { return None; } let x = self.iter.next()?; if (self.predicate)(&x) { Some(x) } else { self.flag = true; None } }
}
each! { (Skip, Take) =>
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct $T<I> { iter: I, n: usize }
impl<I> $T<I> { pub(crate) fn new(iter: I, n: usize) -> Self { $T { iter, n } } }
impl<I: ExactSizeIterator> ExactSizeIterator for $T<I> {}
}
impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { if self.n > 0 { let n = self.n; self.n = 0; self.iter.nth(n) } else { self.iter.next() } }
    fn size_hint(&self) -> (usize, Option<usize>) { let (l, h) = self.iter.size_hint(); (l.saturating_sub(self.n), match h { Some(x) => Some(x.saturating_sub(self.n)), None => None }) }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> { fn next_back(&mut self) -> Option<I::Item> { if self.iter.len() > self.n { self.iter.next_back() } else { None } } }
impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { if self.n != 0 { self.n -= 1; self.iter.next() } else { None } }
    fn size_hint(&self) -> (usize, Option<usize>) { if self.n == 0 { return (0, Some(0)); } let (l, h) = self.iter.size_hint(); (if l < self.n { l } else { self.n }, match h { Some(x) if x < self.n => Some(x), _ => Some(self.n) }) }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> { fn next_back(&mut self) -> Option<I::Item> { if self.n == 0 { return None; } while self.iter.len() > self.n { self.iter.next_back(); } self.n -= 1; self.iter.next_back() } }
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct StepBy<I> { iter: I, step: usize, first: bool }
impl<I> StepBy<I> { #[track_caller] pub(crate) fn new(iter: I, step: usize) -> Self { assert!(step != 0); StepBy { iter, step, first: true } } }
impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { if self.first { self.first = false; self.iter.next() } else { self.iter.nth(self.step - 1) } }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (l, h) = self.iter.size_hint();
        if self.first { (if l == 0 { 0 } else { 1 + (l - 1) / self.step }, h.map(|n| if n == 0 { 0 } else { 1 + (n - 1) / self.step })) } else { (l / self.step, h.map(|n| n / self.step)) }
    }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
    fn next_back(&mut self) -> Option<I::Item> { let rem = self.iter.len() % self.step; let n = if self.first { if rem == 0 { self.step - 1 } else { rem - 1 } } else { rem }; self.iter.nth_back(n) }
}
impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Scan<I, St, F> { iter: I, f: F, state: St }
impl<I, St, F> Scan<I, St, F> { pub(crate) fn new(iter: I, state: St, f: F) -> Self { Scan { iter, f, state } } }
impl<B, I: Iterator, St, F> Iterator for Scan<I, St, F> where F: FnMut(&mut St, I::Item) -> Option<B> { type Item = B; fn next(&mut self) -> Option<B> { let a = self.iter.next()?; (self.f)(&mut self.state, a) } }
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Fuse<I> { iter: Option<I> }
impl<I> Fuse<I> { pub(crate) fn new(iter: I) -> Self { Fuse { iter: Some(iter) } } }
impl<I: Iterator> Iterator for Fuse<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { match &mut self.iter { Some(it) => match it.next() { None => { self.iter = None; None } item => item }, None => None } } }
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Cycle<I> { orig: I, iter: I }
impl<I: Clone> Cycle<I> { pub(crate) fn new(iter: I) -> Self { Cycle { orig: iter.clone(), iter } } }
impl<I: Clone + Iterator> Iterator for Cycle<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { match self.iter.next() { None => { self.iter = self.orig.clone(); self.iter.next() } y => y } } }
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Flatten<I: Iterator<Item: IntoIterator>> { iter: Fuse<I>, front: Option<<I::Item as IntoIterator>::IntoIter>, back: Option<<I::Item as IntoIterator>::IntoIter> }
impl<I: Iterator<Item: IntoIterator>> Flatten<I> { pub(crate) fn new(iter: I) -> Self { Flatten { iter: Fuse::new(iter), front: None, back: None } } }
impl<I: Iterator<Item: IntoIterator>> Iterator for Flatten<I> {
    type Item = <I::Item as IntoIterator>::Item;
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(inner) = &mut self.front { match inner.next() { None => self.front = None, elt => return elt } }
            match self.iter.next() { Some(inner) => self.front = Some(inner.into_iter()), None => break }
        }
        match &mut self.back { Some(inner) => inner.next(), None => None }
    }
}
impl<I: DoubleEndedIterator<Item: IntoIterator<IntoIter: DoubleEndedIterator>>> DoubleEndedIterator for Flatten<I> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(inner) = &mut self.back { match inner.next_back() { None => self.back = None, elt => return elt } }
            match &mut self.iter.iter { Some(it) => match it.next_back() { Some(inner) => self.back = Some(inner.into_iter()), None => break }, None => break }
        }
        match &mut self.front { Some(inner) => inner.next_back(), None => None }
    }
}
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FlatMap<I, U: IntoIterator, F> { iter: Fuse<I>, f: F, front: Option<U::IntoIter>, back: Option<U::IntoIter> }
impl<I, U: IntoIterator, F> FlatMap<I, U, F> { pub(crate) fn new(iter: I, f: F) -> Self { FlatMap { iter: Fuse::new(iter), f, front: None, back: None } } }
impl<I: Iterator, U: IntoIterator, F> Iterator for FlatMap<I, U, F> where F: FnMut(I::Item) -> U {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front { match inner.next() { None => self.front = None, elt => return elt } }
            match self.iter.next() { Some(x) => self.front = Some((self.f)(x).into_iter()), None => break }
        }
        match &mut self.back { Some(inner) => inner.next(), None => None }
    }
}
impl<I: DoubleEndedIterator, U: IntoIterator<IntoIter: DoubleEndedIterator>, F> DoubleEndedIterator for FlatMap<I, U, F> where F: FnMut(I::Item) -> U {
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back { match inner.next_back() { None => self.back = None, elt => return elt } }
            match &mut self.iter.iter { Some(it) => match it.next_back() { Some(x) => self.back = Some((self.f)(x).into_iter()), None => break }, None => break }
        }
        match &mut self.front { Some(inner) => inner.next_back(), None => None }
    }
}
/// Stop at the first `None` / `Err` and keep it: how `collect` and `sum` work on iterators of options and results.
pub(crate) struct OptionShunt<'a, I> { iter: I, stopped: &'a mut bool }
impl<I: Iterator<Item = Option<T>>, T> Iterator for OptionShunt<'_, I> {
    type Item = T;
    fn next(&mut self) -> Option<T> { match self.iter.next() { Some(Some(x)) => Some(x), Some(None) => { *self.stopped = true; None } None => None } }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
pub(crate) fn process_options<I, T, F, U>(iter: I, f: F) -> Option<U> where I: Iterator<Item = Option<T>>, F: for<'a> FnOnce(OptionShunt<'a, I>) -> U {
    let mut stopped = false;
    let value = f(OptionShunt { iter, stopped: &mut stopped });
    if stopped { None } else { Some(value) }
}
pub(crate) struct ResultShunt<'a, I, E> { iter: I, error: &'a mut Option<E> }
impl<I: Iterator<Item = Result<T, E>>, T, E> Iterator for ResultShunt<'_, I, E> {
    type Item = T;
    fn next(&mut self) -> Option<T> { match self.iter.next() { Some(Ok(x)) => Some(x), Some(Err(e)) => { *self.error = Some(e); None } None => None } }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
pub(crate) fn process_results<I, T, E, F, U>(iter: I, f: F) -> Result<U, E> where I: Iterator<Item = Result<T, E>>, F: for<'a> FnOnce(ResultShunt<'a, I, E>) -> U {
    let mut error = None;
    let value = f(ResultShunt { iter, error: &mut error });
    match error { Some(e) => Err(e), None => Ok(value) }
}
