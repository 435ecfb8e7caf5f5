//! `BinaryHeap`: the greatest element first.
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::slice;
use crate::vec::{self, Vec};

pub struct BinaryHeap<T> { data: Vec<T> }
impl<T: Ord> BinaryHeap<T> {
    #[must_use]
    pub const fn new() -> BinaryHeap<T> { BinaryHeap { data: Vec::new() } }
    #[must_use]
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> { BinaryHeap { data: Vec::with_capacity(capacity) } }
    pub fn push(&mut self, item: T) { let at = self.data.len(); self.data.push(item); self.sift_up(0, at); }
    pub fn pop(&mut self) -> Option<T> {
        let n = self.data.len();
        if n == 0 { return None; }
        let top = self.data.swap_remove(0);
        if n > 2 { self.sift_down_to_bottom() }
        Some(top)
    }
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> { if self.data.is_empty() { None } else { Some(PeekMut { heap: self, changed: false }) } }
    pub fn into_sorted_vec(self) -> Vec<T> { let mut data = self.data; data.sort(); data }
    pub fn append(&mut self, other: &mut Self) { for x in crate::mem::take(&mut other.data) { self.push(x) } }
    pub fn retain<F>(&mut self, f: F) where F: FnMut(&T) -> bool { self.data.retain(f); self.rebuild() }
    fn sift_up(&mut self, start: usize, pos: usize) {
        let mut at = pos;
        while at > start { let parent = (at - 1) / 2; if self.data[at] <= self.data[parent] { break; } self.data.swap(at, parent); at = parent; }
    }
    fn sift_down(&mut self, pos: usize) {
        let end = self.data.len();
        let mut at = pos;
        loop {
            let mut child = 2 * at + 1;
            if child >= end { return; }
            if child + 1 < end && self.data[child] <= self.data[child + 1] { child += 1; }
            if self.data[at] >= self.data[child] { return; }
            self.data.swap(at, child);
            at = child;
        }
    }
    /// The last element stands at the top: walk down along the greater children to a leaf, then up again.
    fn sift_down_to_bottom(&mut self) {
        let end = self.data.len();
        let mut at = 0;
        loop {
            let mut child = 2 * at + 1;
            if child >= end { break; }
            if child + 1 < end && self.data[child] <= self.data[child + 1] { child += 1; }
            self.data.swap(at, child);
            at = child;
        }
        self.sift_up(0, at);
    }
    fn rebuild(&mut self) { let mut n = self.data.len() / 2; while n > 0 { n -= 1; self.sift_down(n); } }
}
impl<T> BinaryHeap<T> {
    pub fn iter(&self) -> slice::Iter<'_, T> { self.data.iter() }
    pub fn peek(&self) -> Option<&T> { self.data.first() }
    pub fn into_vec(self) -> Vec<T> { self.data }
    pub fn as_slice(&self) -> &[T] { &self.data }
    pub fn len(&self) -> usize { self.data.len() }
    pub fn is_empty(&self) -> bool { self.data.is_empty() }
    pub fn drain(&mut self) -> vec::Drain<'_, T> { self.data.drain(..) }
    pub fn clear(&mut self) { self.data.clear() }
}
pub struct PeekMut<'a, T: 'a + Ord> { heap: &'a mut BinaryHeap<T>, changed: bool }
impl<'a, T: Ord> PeekMut<'a, T> { pub fn pop(mut this: PeekMut<'a, T>) -> T { this.changed = false; this.heap.pop().unwrap() } }
impl<T: Ord> Deref for PeekMut<'_, T> { type Target = T; fn deref(&self) -> &T { &self.heap.data[0] } }
impl<T: Ord> DerefMut for PeekMut<'_, T> { fn deref_mut(&mut self) -> &mut T { self.changed = true; &mut self.heap.data[0] } }
impl<T: Ord> Drop for PeekMut<'_, T> { fn drop(&mut self) { if self.changed { self.heap.sift_down(0) } } }
impl<T: Ord> Default for BinaryHeap<T> { fn default() -> BinaryHeap<T> { BinaryHeap::new() } }
impl<T: Clone> Clone for BinaryHeap<T> { fn clone(&self) -> Self { BinaryHeap { data: self.data.clone() } } }
impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
impl<T: Ord> FromIterator<T> for BinaryHeap<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> { BinaryHeap::from(iter.into_iter().collect::<Vec<_>>()) } }
impl<T: Ord> From<Vec<T>> for BinaryHeap<T> { fn from(data: Vec<T>) -> BinaryHeap<T> { let mut heap = BinaryHeap { data }; heap.rebuild(); heap } }
impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> { fn from(arr: [T; N]) -> Self { BinaryHeap::from(Vec::from(arr)) } }
impl<T: Ord> Extend<T> for BinaryHeap<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.push(x) } } }
impl<T> IntoIterator for BinaryHeap<T> { type Item = T; type IntoIter = vec::IntoIter<T>; fn into_iter(self) -> vec::IntoIter<T> { self.data.into_iter() } }
impl<'a, T> IntoIterator for &'a BinaryHeap<T> { type Item = &'a T; type IntoIter = slice::Iter<'a, T>; fn into_iter(self) -> slice::Iter<'a, T> { self.iter() } }
