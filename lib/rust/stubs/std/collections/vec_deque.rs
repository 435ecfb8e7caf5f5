//! `VecDeque`, and `LinkedList` as one.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::slice;
use crate::vec::{self, Vec};

#[lang = "VecDeque"]
#[real_size = 32]
pub struct VecDeque<T> { items: Vec<T> }
impl<T> VecDeque<T> {
    #[must_use]
    pub const fn new() -> VecDeque<T> { VecDeque { items: Vec::new() } }
    #[must_use]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> { VecDeque { items: Vec::with_capacity(capacity) } }
    pub fn get(&self, index: usize) -> Option<&T> { self.items.get(index) }
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> { self.items.get_mut(index) }
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) { assert!(i < self.len()); assert!(j < self.len()); self.items.swap(i, j) }
    pub fn capacity(&self) -> usize { self.items.capacity() }
    pub fn reserve(&mut self, additional: usize) { self.items.reserve(additional) }
    pub fn shrink_to_fit(&mut self) { self.items.shrink_to_fit() }
    pub fn truncate(&mut self, len: usize) { self.items.truncate(len) }
    pub fn iter(&self) -> slice::Iter<'_, T> { self.items.iter() }
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> { self.items.iter_mut() }
    pub fn as_slices(&self) -> (&[T], &[T]) { (&self.items, &[]) }
    pub fn make_contiguous(&mut self) -> &mut [T] { &mut self.items }
    pub fn len(&self) -> usize { self.items.len() }
    pub fn is_empty(&self) -> bool { self.items.is_empty() }
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> slice::Iter<'_, T> { let (a, b) = slice::bounds_of(&range, self.len()); self.items[a..b].iter() }
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> vec::Drain<'_, T> { self.items.drain(range) }
    pub fn clear(&mut self) { self.items.clear() }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq { self.items.contains(x) }
    pub fn front(&self) -> Option<&T> { self.items.first() }
    pub fn front_mut(&mut self) -> Option<&mut T> { self.items.first_mut() }
    pub fn back(&self) -> Option<&T> { self.items.last() }
    pub fn back_mut(&mut self) -> Option<&mut T> { self.items.last_mut() }
    pub fn pop_front(&mut self) -> Option<T> { if self.items.is_empty() { None } else { Some(self.items.remove(0)) } }
    pub fn pop_back(&mut self) -> Option<T> { self.items.pop() }
    pub fn push_front(&mut self, value: T) { self.items.insert(0, value) }
    pub fn push_back(&mut self, value: T) { self.items.push(value) }
    pub fn insert(&mut self, index: usize, value: T) { assert!(index <= self.len(), "index out of bounds"); self.items.insert(index, value) }
    pub fn remove(&mut self, index: usize) -> Option<T> { if index < self.len() { Some(self.items.remove(index)) } else { None } }
    pub fn split_off(&mut self, at: usize) -> Self { assert!(at <= self.len(), "`at` out of bounds"); VecDeque { items: self.items.split_off(at) } }
    pub fn append(&mut self, other: &mut Self) { self.items.append(&mut other.items) }
    pub fn retain<F>(&mut self, f: F) where F: FnMut(&T) -> bool { self.items.retain(f) }
    pub fn retain_mut<F>(&mut self, f: F) where F: FnMut(&mut T) -> bool { self.items.retain_mut(f) }
    pub fn resize(&mut self, new_len: usize, value: T) where T: Clone { self.items.resize(new_len, value) }
    pub fn rotate_left(&mut self, n: usize) { assert!(n <= self.len()); self.items.rotate_left(n) }
    pub fn rotate_right(&mut self, n: usize) { assert!(n <= self.len()); self.items.rotate_right(n) }
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord { self.items.binary_search(x) }
}
impl<T> Default for VecDeque<T> { fn default() -> VecDeque<T> { VecDeque::new() } }
impl<T: Clone> Clone for VecDeque<T> { fn clone(&self) -> Self { VecDeque { items: self.items.clone() } } }
impl<T: PartialEq> PartialEq for VecDeque<T> { fn eq(&self, other: &Self) -> bool { self.items == other.items } }
impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for VecDeque<T> { fn eq(&self, other: &Vec<U>) -> bool { self.items == *other } }
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for VecDeque<T> { fn eq(&self, other: &[U; N]) -> bool { self.items == *other } }
impl<T: Eq> Eq for VecDeque<T> {}
impl<T: PartialOrd> PartialOrd for VecDeque<T> { fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.items.partial_cmp(&other.items) } }
impl<T: Ord> Ord for VecDeque<T> { fn cmp(&self, other: &Self) -> Ordering { self.items.cmp(&other.items) } }
impl<T: hash::Hash> hash::Hash for VecDeque<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { hash::Hash::hash(&self.items, state) } }
impl<T: fmt::Debug> fmt::Debug for VecDeque<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
impl<T> Index<usize> for VecDeque<T> { type Output = T; #[track_caller] fn index(&self, index: usize) -> &T { self.get(index).expect("Out of bounds access") } }
impl<T> IndexMut<usize> for VecDeque<T> { #[track_caller] fn index_mut(&mut self, index: usize) -> &mut T { self.get_mut(index).expect("Out of bounds access") } }
impl<T> FromIterator<T> for VecDeque<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> { VecDeque { items: Vec::from_iter(iter) } } }
impl<T> Extend<T> for VecDeque<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.items.push(x) } } }
impl<T> IntoIterator for VecDeque<T> { type Item = T; type IntoIter = vec::IntoIter<T>; fn into_iter(self) -> vec::IntoIter<T> { self.items.into_iter() } }
impl<'a, T> IntoIterator for &'a VecDeque<T> { type Item = &'a T; type IntoIter = slice::Iter<'a, T>; fn into_iter(self) -> slice::Iter<'a, T> { self.items.iter() } }
impl<'a, T> IntoIterator for &'a mut VecDeque<T> { type Item = &'a mut T; type IntoIter = slice::IterMut<'a, T>; fn into_iter(self) -> slice::IterMut<'a, T> { self.items.iter_mut() } }
impl<T> From<Vec<T>> for VecDeque<T> { fn from(items: Vec<T>) -> Self { VecDeque { items } } }
impl<T> From<VecDeque<T>> for Vec<T> { fn from(deque: VecDeque<T>) -> Self { deque.items } }
impl<T, const N: usize> From<[T; N]> for VecDeque<T> { fn from(arr: [T; N]) -> Self { VecDeque { items: Vec::from(arr) } } }

#[real_size = 24]
pub struct LinkedList<T> { items: VecDeque<T> }
impl<T> LinkedList<T> {
    pub const fn new() -> Self { LinkedList { items: VecDeque::new() } }
    pub fn push_back(&mut self, elt: T) { self.items.push_back(elt) }
    pub fn push_front(&mut self, elt: T) { self.items.push_front(elt) }
    pub fn pop_back(&mut self) -> Option<T> { self.items.pop_back() }
    pub fn pop_front(&mut self) -> Option<T> { self.items.pop_front() }
    pub fn front(&self) -> Option<&T> { self.items.front() }
    pub fn back(&self) -> Option<&T> { self.items.back() }
    pub fn len(&self) -> usize { self.items.len() }
    pub fn is_empty(&self) -> bool { self.items.is_empty() }
    pub fn clear(&mut self) { self.items.clear() }
    pub fn iter(&self) -> slice::Iter<'_, T> { self.items.iter() }
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> { self.items.iter_mut() }
    pub fn append(&mut self, other: &mut Self) { self.items.append(&mut other.items) }
    pub fn contains(&self, x: &T) -> bool where T: PartialEq { self.items.contains(x) }
}
impl<T> Default for LinkedList<T> { fn default() -> Self { LinkedList::new() } }
impl<T: fmt::Debug> fmt::Debug for LinkedList<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
impl<T> FromIterator<T> for LinkedList<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { LinkedList { items: VecDeque::from_iter(iter) } } }
impl<T> IntoIterator for LinkedList<T> { type Item = T; type IntoIter = vec::IntoIter<T>; fn into_iter(self) -> vec::IntoIter<T> { self.items.into_iter() } }
impl<'a, T> IntoIterator for &'a LinkedList<T> { type Item = &'a T; type IntoIter = slice::Iter<'a, T>; fn into_iter(self) -> slice::Iter<'a, T> { self.items.iter() } }
