//! `BTreeMap`: a row sorted by key.
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash;
use crate::ops::{Bound, Index, RangeBounds};
use crate::slice;
use crate::vec::{self, Vec};

#[lang = "BTreeMap"]
pub struct BTreeMap<K, V> { items: Vec<(K, V)> }
impl<K, V> BTreeMap<K, V> {
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> { BTreeMap { items: Vec::new() } }
    pub fn clear(&mut self) { self.items.clear() }
    pub fn len(&self) -> usize { self.items.len() }
    pub fn is_empty(&self) -> bool { self.items.is_empty() }
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { inner: self.items.iter() } }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { inner: self.items.iter_mut() } }
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.items.iter() } }
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.items.iter() } }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.items.iter_mut() } }
    pub fn into_keys(self) -> vec::IntoIter<K> { self.items.into_iter().map(|(k, _)| k).collect::<Vec<K>>().into_iter() }
    pub fn into_values(self) -> vec::IntoIter<V> { self.items.into_iter().map(|(_, v)| v).collect::<Vec<V>>().into_iter() }
    fn place<Q: ?Sized + Ord>(&self, key: &Q) -> Result<usize, usize> where K: Borrow<Q> { self.items.binary_search_by(|entry| entry.0.borrow().cmp(key)) }
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V> where K: Borrow<Q> + Ord, Q: Ord { match self.place(key) { Ok(i) => Some(&self.items[i].1), Err(_) => None } }
    pub fn get_key_value<Q: ?Sized>(&self, key: &Q) -> Option<(&K, &V)> where K: Borrow<Q> + Ord, Q: Ord { match self.place(key) { Ok(i) => Some((&self.items[i].0, &self.items[i].1)), Err(_) => None } }
    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V> where K: Borrow<Q> + Ord, Q: Ord { match self.place(key) { Ok(i) => Some(&mut self.items[i].1), Err(_) => None } }
    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool where K: Borrow<Q> + Ord, Q: Ord { self.place(key).is_ok() }
    pub fn first_key_value(&self) -> Option<(&K, &V)> where K: Ord { match self.items.first() { Some((k, v)) => Some((k, v)), None => None } }
    pub fn last_key_value(&self) -> Option<(&K, &V)> where K: Ord { match self.items.last() { Some((k, v)) => Some((k, v)), None => None } }
    pub fn pop_first(&mut self) -> Option<(K, V)> where K: Ord { if self.items.is_empty() { None } else { Some(self.items.remove(0)) } }
    pub fn pop_last(&mut self) -> Option<(K, V)> where K: Ord { self.items.pop() }
    pub fn insert(&mut self, key: K, value: V) -> Option<V> where K: Ord { match self.place(&key) { Ok(i) => Some(crate::mem::replace(&mut self.items[i].1, value)), Err(i) => { self.items.insert(i, (key, value)); None } } }
    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V> where K: Borrow<Q> + Ord, Q: Ord { match self.place(key) { Ok(i) => Some(self.items.remove(i).1), Err(_) => None } }
    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)> where K: Borrow<Q> + Ord, Q: Ord { match self.place(key) { Ok(i) => Some(self.items.remove(i)), Err(_) => None } }
    pub fn retain<F>(&mut self, mut f: F) where K: Ord, F: FnMut(&K, &mut V) -> bool { self.items.retain_mut(|entry| f(&entry.0, &mut entry.1)) }
    pub fn append(&mut self, other: &mut Self) where K: Ord { for (k, v) in crate::mem::take(&mut other.items) { self.insert(k, v); } }
    fn bounds<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: &R) -> (usize, usize) where K: Borrow<T> {
        let from = match range.start_bound() { Bound::Included(k) => match self.place(k) { Ok(i) => i, Err(i) => i }, Bound::Excluded(k) => match self.place(k) { Ok(i) => i + 1, Err(i) => i }, Bound::Unbounded => 0 };
        let to = match range.end_bound() { Bound::Included(k) => match self.place(k) { Ok(i) => i + 1, Err(i) => i }, Bound::Excluded(k) => match self.place(k) { Ok(i) => i, Err(i) => i }, Bound::Unbounded => self.items.len() };
        if from > to { panic!("range start is greater than range end in BTreeMap") }
        (from, to)
    }
    #[track_caller]
    pub fn range<T: ?Sized, R>(&self, range: R) -> Iter<'_, K, V> where T: Ord, K: Borrow<T> + Ord, R: RangeBounds<T> { let (a, b) = self.bounds(&range); Iter { inner: self.items[a..b].iter() } }
    #[track_caller]
    pub fn range_mut<T: ?Sized, R>(&mut self, range: R) -> IterMut<'_, K, V> where T: Ord, K: Borrow<T> + Ord, R: RangeBounds<T> { let (a, b) = self.bounds(&range); IterMut { inner: self.items[a..b].iter_mut() } }
    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self where K: Borrow<Q> + Ord { let at = match self.place(key) { Ok(i) => i, Err(i) => i }; BTreeMap { items: self.items.split_off(at) } }
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> where K: Ord { match self.place(&key) { Ok(at) => Entry::Occupied(OccupiedEntry { items: &mut self.items, at }), Err(at) => Entry::Vacant(VacantEntry { items: &mut self.items, at, key }) } }
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord { if self.items.is_empty() { None } else { Some(OccupiedEntry { items: &mut self.items, at: 0 }) } }
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord { if self.items.is_empty() { None } else { let at = self.items.len() - 1; Some(OccupiedEntry { items: &mut self.items, at }) } }
}
impl<K, V> Default for BTreeMap<K, V> { fn default() -> BTreeMap<K, V> { BTreeMap::new() } }
impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> { fn clone(&self) -> Self { BTreeMap { items: self.items.clone() } } }
impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> { fn eq(&self, other: &BTreeMap<K, V>) -> bool { self.items == other.items } }
impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}
impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> { fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> { self.items.partial_cmp(&other.items) } }
impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> { fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering { self.items.cmp(&other.items) } }
impl<K: hash::Hash, V: hash::Hash> hash::Hash for BTreeMap<K, V> { fn hash<H: hash::Hasher>(&self, state: &mut H) { hash::Hash::hash(&self.items, state) } }
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for BTreeMap<K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() } }
impl<K: Borrow<Q> + Ord, Q: ?Sized + Ord, V> Index<&Q> for BTreeMap<K, V> { type Output = V; #[track_caller] fn index(&self, key: &Q) -> &V { self.get(key).expect("no entry found for key") } }
impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> { fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> { let mut map = BTreeMap::new(); map.extend(iter); map } }
impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> { fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) { for (k, v) in iter { self.insert(k, v); } } }
impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> { fn from(arr: [(K, V); N]) -> Self { arr.into_iter().collect() } }
impl<K, V> IntoIterator for BTreeMap<K, V> { type Item = (K, V); type IntoIter = IntoIter<K, V>; fn into_iter(self) -> IntoIter<K, V> { IntoIter { inner: self.items.into_iter() } } }
impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> { type Item = (&'a K, &'a V); type IntoIter = Iter<'a, K, V>; fn into_iter(self) -> Iter<'a, K, V> { self.iter() } }
impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> { type Item = (&'a K, &'a mut V); type IntoIter = IterMut<'a, K, V>; fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() } }
pub struct IntoIter<K, V> { inner: vec::IntoIter<(K, V)> }
impl<K, V> Iterator for IntoIter<K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> { self.inner.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl<K, V> DoubleEndedIterator for IntoIter<K, V> { fn next_back(&mut self) -> Option<(K, V)> { self.inner.next_back() } }
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
each! { ((Iter | Iter | (&'a K, &'a V) | (&x.0, &x.1)), (Keys | Iter | &'a K | &x.0), (Values | Iter | &'a V | &x.1), (IterMut | IterMut | (&'a K, &'a mut V) | (&x.0, &mut x.1)), (ValuesMut | IterMut | &'a mut V | &mut x.1)) =>
pub struct $0<'a, K: 'a, V: 'a> { inner: slice::$1<'a, (K, V)> }
impl<'a, K: 'a, V: 'a> Iterator for $0<'a, K, V> { type Item = $2; fn next(&mut self) -> Option<$2> { match self.inner.next() { Some(x) => Some($3), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl<'a, K: 'a, V: 'a> DoubleEndedIterator for $0<'a, K, V> { fn next_back(&mut self) -> Option<$2> { match self.inner.next_back() { Some(x) => Some($3), None => None } } }
impl<K, V> ExactSizeIterator for $0<'_, K, V> {}
}
each! { (Iter, Keys, Values) =>
impl<K, V> Clone for $T<'_, K, V> { fn clone(&self) -> Self { $T { inner: self.inner.clone() } } }
}
impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
pub enum Entry<'a, K: 'a, V: 'a> { Vacant(VacantEntry<'a, K, V>), Occupied(OccupiedEntry<'a, K, V>) }
pub struct OccupiedEntry<'a, K, V> { items: &'a mut Vec<(K, V)>, at: usize }
pub struct VacantEntry<'a, K, V> { items: &'a mut Vec<(K, V)>, at: usize, key: K }
impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(default) } }
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(default()) } }
    pub fn or_default(self) -> &'a mut V where V: Default { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(Default::default()) } }
    pub fn key(&self) -> &K { match self { Entry::Occupied(e) => e.key(), Entry::Vacant(e) => &e.key } }
    pub fn and_modify<F>(self, f: F) -> Self where F: FnOnce(&mut V) { match self { Entry::Occupied(mut e) => { f(e.get_mut()); Entry::Occupied(e) } Entry::Vacant(e) => Entry::Vacant(e) } }
}
impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K { &self.items[self.at].0 }
    pub fn get(&self) -> &V { &self.items[self.at].1 }
    pub fn get_mut(&mut self) -> &mut V { &mut self.items[self.at].1 }
    pub fn into_mut(self) -> &'a mut V { &mut self.items[self.at].1 }
    pub fn insert(&mut self, value: V) -> V { crate::mem::replace(self.get_mut(), value) }
    pub fn remove(self) -> V { self.items.remove(self.at).1 }
    pub fn remove_entry(self) -> (K, V) { self.items.remove(self.at) }
}
impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K { &self.key }
    pub fn insert(self, value: V) -> &'a mut V { self.items.insert(self.at, (self.key, value)); &mut self.items[self.at].1 }
}
