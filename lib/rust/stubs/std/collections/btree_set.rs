//! `BTreeSet`: a sorted row.
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::collections::btree_map::{self, BTreeMap};
use crate::fmt;
use crate::hash;
use crate::ops::{BitAnd, BitOr, RangeBounds, Sub};
use crate::vec::{self, Vec};

pub struct BTreeSet<T> { map: BTreeMap<T, ()> }
impl<T> BTreeSet<T> {
    #[must_use]
    pub const fn new() -> BTreeSet<T> { BTreeSet { map: BTreeMap::new() } }
    pub fn len(&self) -> usize { self.map.len() }
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    pub fn clear(&mut self) { self.map.clear() }
    pub fn iter(&self) -> btree_map::Keys<'_, T, ()> { self.map.keys() }
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool where T: Borrow<Q> + Ord, Q: Ord { self.map.contains_key(value) }
    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T> where T: Borrow<Q> + Ord, Q: Ord { match self.map.get_key_value(value) { Some((k, _)) => Some(k), None => None } }
    pub fn insert(&mut self, value: T) -> bool where T: Ord { if self.map.contains_key(&value) { false } else { self.map.insert(value, ()); true } }
    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool where T: Borrow<Q> + Ord, Q: Ord { self.map.remove(value).is_some() }
    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T> where T: Borrow<Q> + Ord, Q: Ord { match self.map.remove_entry(value) { Some((k, _)) => Some(k), None => None } }
    pub fn retain<F>(&mut self, mut f: F) where T: Ord, F: FnMut(&T) -> bool { self.map.retain(|k, _| f(k)) }
    pub fn append(&mut self, other: &mut Self) where T: Ord { self.map.append(&mut other.map) }
    pub fn first(&self) -> Option<&T> where T: Ord { match self.map.first_key_value() { Some((k, _)) => Some(k), None => None } }
    pub fn last(&self) -> Option<&T> where T: Ord { match self.map.last_key_value() { Some((k, _)) => Some(k), None => None } }
    pub fn pop_first(&mut self) -> Option<T> where T: Ord { match self.map.pop_first() { Some((k, _)) => Some(k), None => None } }
    pub fn pop_last(&mut self) -> Option<T> where T: Ord { match self.map.pop_last() { Some((k, _)) => Some(k), None => None } }
    pub fn range<K: ?Sized, R>(&self, range: R) -> vec::IntoIter<&T> where K: Ord, T: Borrow<K> + Ord, R: RangeBounds<K> { self.map.range(range).map(|(k, _)| k).collect::<Vec<&T>>().into_iter() }
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> vec::IntoIter<&'a T> where T: Ord { let mut out: Vec<&'a T> = self.iter().collect(); for x in other.iter() { if !self.contains(x) { out.push(x) } } out.sort(); out.into_iter() }
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> vec::IntoIter<&'a T> where T: Ord { self.iter().filter(|x| other.contains(*x)).collect::<Vec<&'a T>>().into_iter() }
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> vec::IntoIter<&'a T> where T: Ord { self.iter().filter(|x| !other.contains(*x)).collect::<Vec<&'a T>>().into_iter() }
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool where T: Ord { self.iter().all(|x| other.contains(x)) }
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool where T: Ord { other.is_subset(self) }
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool where T: Ord { self.iter().all(|x| !other.contains(x)) }
}
impl<T> Default for BTreeSet<T> { fn default() -> BTreeSet<T> { BTreeSet::new() } }
impl<T: Clone> Clone for BTreeSet<T> { fn clone(&self) -> Self { BTreeSet { map: self.map.clone() } } }
impl<T: PartialEq> PartialEq for BTreeSet<T> { fn eq(&self, other: &BTreeSet<T>) -> bool { self.map == other.map } }
impl<T: Eq> Eq for BTreeSet<T> {}
impl<T: PartialOrd> PartialOrd for BTreeSet<T> { fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> { self.map.partial_cmp(&other.map) } }
impl<T: Ord> Ord for BTreeSet<T> { fn cmp(&self, other: &BTreeSet<T>) -> Ordering { self.map.cmp(&other.map) } }
impl<T: hash::Hash> hash::Hash for BTreeSet<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { hash::Hash::hash(&self.map, state) } }
impl<T: fmt::Debug> fmt::Debug for BTreeSet<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() } }
impl<T: Ord> FromIterator<T> for BTreeSet<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> { let mut set = BTreeSet::new(); for x in iter { set.insert(x); } set } }
impl<T: Ord> Extend<T> for BTreeSet<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.insert(x); } } }
impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> { fn from(arr: [T; N]) -> Self { arr.into_iter().collect() } }
impl<T> IntoIterator for BTreeSet<T> { type Item = T; type IntoIter = vec::IntoIter<T>; fn into_iter(self) -> vec::IntoIter<T> { self.map.into_keys() } }
impl<'a, T> IntoIterator for &'a BTreeSet<T> { type Item = &'a T; type IntoIter = btree_map::Keys<'a, T, ()>; fn into_iter(self) -> btree_map::Keys<'a, T, ()> { self.iter() } }
impl<T: Ord + Clone> BitOr<&BTreeSet<T>> for &BTreeSet<T> { type Output = BTreeSet<T>; fn bitor(self, rhs: &BTreeSet<T>) -> BTreeSet<T> { self.union(rhs).cloned().collect() } }
impl<T: Ord + Clone> BitAnd<&BTreeSet<T>> for &BTreeSet<T> { type Output = BTreeSet<T>; fn bitand(self, rhs: &BTreeSet<T>) -> BTreeSet<T> { self.intersection(rhs).cloned().collect() } }
impl<T: Ord + Clone> Sub<&BTreeSet<T>> for &BTreeSet<T> { type Output = BTreeSet<T>; fn sub(self, rhs: &BTreeSet<T>) -> BTreeSet<T> { self.difference(rhs).cloned().collect() } }
