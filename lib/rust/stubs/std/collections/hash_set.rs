//! `HashSet`: a `HashMap` without values.
use crate::borrow::Borrow;
use crate::collections::hash_map::{self, HashMap, RandomState};
use crate::fmt;
use crate::hash::{BuildHasher, Hash};
use crate::ops::{BitAnd, BitOr, BitXor, Sub};
use crate::vec::Vec;

#[lang = "HashSet"]
#[real_size = 48]
pub struct HashSet<T, S = RandomState> { map: HashMap<T, (), S> }
impl<T> HashSet<T, RandomState> {
    #[must_use]
    pub fn new() -> HashSet<T, RandomState> { Default::default() }
    #[must_use]
    pub fn with_capacity(_capacity: usize) -> HashSet<T, RandomState> { Default::default() }
}
impl<T, S> HashSet<T, S> {
    pub const fn with_hasher(hasher: S) -> HashSet<T, S> { HashSet { map: HashMap::with_hasher(hasher) } }
    pub fn iter(&self) -> Iter<'_, T> { Iter { base: self.map.keys() } }
    pub fn len(&self) -> usize { self.map.len() }
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    pub fn drain(&mut self) -> IntoIter<T> { IntoIter { base: self.map.drain() } }
    pub fn clear(&mut self) { self.map.clear() }
}
impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    pub fn reserve(&mut self, _additional: usize) {}
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool where T: Borrow<Q>, Q: Hash + Eq { self.map.contains_key(value) }
    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T> where T: Borrow<Q>, Q: Hash + Eq { match self.map.get_key_value(value) { Some((k, _)) => Some(k), None => None } }
    pub fn insert(&mut self, value: T) -> bool { if self.map.contains_key(&value) { false } else { self.map.insert(value, ()); true } }
    pub fn replace(&mut self, value: T) -> Option<T> { let old = match self.map.remove_entry(&value) { Some((k, _)) => Some(k), None => None }; self.map.insert(value, ()); old }
    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool where T: Borrow<Q>, Q: Hash + Eq { self.map.remove(value).is_some() }
    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T> where T: Borrow<Q>, Q: Hash + Eq { match self.map.remove_entry(value) { Some((k, _)) => Some(k), None => None } }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&T) -> bool { self.map.retain(|k, _| f(k)) }
    pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> crate::vec::IntoIter<&'a T> { let mut out: Vec<&'a T> = self.iter().collect(); for x in other.iter() { if !self.contains(x) { out.push(x) } } out.into_iter() }
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> crate::vec::IntoIter<&'a T> { self.iter().filter(|x| other.contains(*x)).collect::<Vec<&'a T>>().into_iter() }
    pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> crate::vec::IntoIter<&'a T> { self.iter().filter(|x| !other.contains(*x)).collect::<Vec<&'a T>>().into_iter() }
    pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T, S>) -> crate::vec::IntoIter<&'a T> { let mut out: Vec<&'a T> = self.iter().filter(|x| !other.contains(*x)).collect(); for x in other.iter() { if !self.contains(x) { out.push(x) } } out.into_iter() }
    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool { self.iter().all(|v| !other.contains(v)) }
    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool { self.len() <= other.len() && self.iter().all(|v| other.contains(v)) }
    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool { other.is_subset(self) }
}
impl<T, S: Default> Default for HashSet<T, S> { fn default() -> HashSet<T, S> { HashSet { map: HashMap::default() } } }
impl<T: Clone + Eq + Hash, S: Clone + BuildHasher> Clone for HashSet<T, S> { fn clone(&self) -> Self { HashSet { map: self.map.clone() } } }
impl<T: Eq + Hash, S: BuildHasher> PartialEq for HashSet<T, S> { fn eq(&self, other: &HashSet<T, S>) -> bool { self.len() == other.len() && self.iter().all(|k| other.contains(k)) } }
impl<T: Eq + Hash, S: BuildHasher> Eq for HashSet<T, S> {}
impl<T: fmt::Debug, S> fmt::Debug for HashSet<T, S> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() } }
impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T, S> { let mut set = HashSet::with_hasher(Default::default()); set.extend(iter); set } }
impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T, RandomState> { fn from(arr: [T; N]) -> Self { arr.into_iter().collect() } }
impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.insert(x); } } }
impl<'a, T: Eq + Hash + Copy + 'a, S: BuildHasher> Extend<&'a T> for HashSet<T, S> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for x in iter { self.insert(*x); } } }
each! { ((BitOr | bitor | union), (BitAnd | bitand | intersection), (BitXor | bitxor | symmetric_difference), (Sub | sub | difference)) =>
impl<T: Eq + Hash + Clone, S: BuildHasher + Default> $0<&HashSet<T, S>> for &HashSet<T, S> { type Output = HashSet<T, S>; fn $1(self, rhs: &HashSet<T, S>) -> HashSet<T, S> { self.$2(rhs).cloned().collect() } }
}
pub struct Iter<'a, K: 'a> { base: hash_map::Keys<'a, K, ()> }
pub struct IntoIter<K> { base: hash_map::IntoIter<K, ()> }
impl<K> Clone for Iter<'_, K> { fn clone(&self) -> Self { Iter { base: self.base.clone() } } }
impl<'a, K> Iterator for Iter<'a, K> { type Item = &'a K; fn next(&mut self) -> Option<&'a K> { self.base.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.base.size_hint() } }
impl<K> ExactSizeIterator for Iter<'_, K> {}
impl<K> Iterator for IntoIter<K> { type Item = K; fn next(&mut self) -> Option<K> { match self.base.next() { Some((k, _)) => Some(k), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.base.size_hint() } }
impl<T, S> IntoIterator for HashSet<T, S> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { base: self.map.into_iter() } } }
impl<'a, T, S> IntoIterator for &'a HashSet<T, S> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
