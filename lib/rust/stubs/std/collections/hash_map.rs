//! `HashMap`: entries in a row, found through an index from hashes to places in the row.
//! Real maps iterate in an order that changes from run to run; here it is the order of insertion.
use crate::borrow::Borrow;
use crate::fmt;
use crate::hash::{BuildHasher, Hash};
use crate::intrinsics::Native;
use crate::ops::Index;
use crate::vec::Vec;
pub use crate::hash::{DefaultHasher, RandomState};

#[intrinsic("table::new")]
fn table_new() -> Native;
/// The `n`-th place filed under `hash`, or -1.
#[intrinsic("table::get")]
fn table_get(table: Native, hash: u64, n: usize) -> isize;
#[intrinsic("table::add")]
fn table_add(table: Native, hash: u64, place: usize);
#[intrinsic("table::remove")]
fn table_remove(table: Native, hash: u64, place: usize);
#[intrinsic("table::clear")]
fn table_clear(table: Native);

#[lang = "HashMap"]
#[real_size = 48]
#[nondeterministic = "the order of a HashMap"]
pub struct HashMap<K, V, S = RandomState> { slots: Vec<Option<(K, V)>>, table: Table, len: usize, hash_builder: S }
struct Table { native: Native }
unsafe impl Send for Table {}
unsafe impl Sync for Table {}
impl<K, V> HashMap<K, V, RandomState> {
    #[must_use]
    pub fn new() -> HashMap<K, V, RandomState> { Default::default() }
    #[must_use]
    pub fn with_capacity(_capacity: usize) -> HashMap<K, V, RandomState> { Default::default() }
}
impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> { HashMap { slots: Vec::new(), table: Table { native: table_new() }, len: 0, hash_builder } }
    pub fn with_capacity_and_hasher(_capacity: usize, hash_builder: S) -> HashMap<K, V, S> { HashMap::with_hasher(hash_builder) }
    #[nondeterministic = "the capacity of a HashMap"]
    pub fn capacity(&self) -> usize { self.len }
    pub fn len(&self) -> usize { self.len }
    pub fn is_empty(&self) -> bool { self.len == 0 }
    pub fn hasher(&self) -> &S { &self.hash_builder }
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { slots: self.slots.iter(), left: self.len } }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { left: self.len, slots: self.slots.iter_mut() } }
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.iter() } }
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.iter() } }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.iter_mut() } }
    pub fn into_keys(self) -> crate::vec::IntoIter<K> { self.into_iter().map(|(k, _)| k).collect::<Vec<K>>().into_iter() }
    pub fn into_values(self) -> crate::vec::IntoIter<V> { self.into_iter().map(|(_, v)| v).collect::<Vec<V>>().into_iter() }
    pub fn drain(&mut self) -> IntoIter<K, V> { table_clear(self.table.native); let left = self.len; self.len = 0; IntoIter { slots: crate::mem::take(&mut self.slots).into_iter(), left } }
    pub fn clear(&mut self) { table_clear(self.table.native); self.slots.clear(); self.len = 0; }
}
impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    fn place<Q: ?Sized + Hash + Eq>(&self, hash: u64, k: &Q) -> Option<usize> where K: Borrow<Q> {
        let mut n = 0;
        loop {
            let at = table_get(self.table.native, hash, n);
            if at < 0 { return None; }
            if let Some((key, _)) = &self.slots[at as usize] { if key.borrow() == k { return Some(at as usize); } }
            n += 1;
        }
    }
    fn find<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<usize> where K: Borrow<Q> { if self.len == 0 { None } else { self.place(self.hash_builder.hash_one(k), k) } }
    fn push_new(&mut self, hash: u64, k: K, v: V) -> usize {
        let at = self.slots.len();
        table_add(self.table.native, hash, at);
        self.slots.push(Some((k, v)));
        self.len += 1;
        at
    }
    fn take_at(&mut self, hash: u64, at: usize) -> (K, V) {
        table_remove(self.table.native, hash, at);
        self.len -= 1;
        let entry = self.slots[at].take().unwrap();
        if self.len == 0 { self.slots.clear(); } else if self.slots.len() > 2 * self.len + 16 { self.compact(); }
        entry
    }
    fn compact(&mut self) {
        table_clear(self.table.native);
        let old = crate::mem::take(&mut self.slots);
        for slot in old {
            if let Some((k, v)) = slot { let hash = self.hash_builder.hash_one(&k); table_add(self.table.native, hash, self.slots.len()); self.slots.push(Some((k, v))); }
        }
    }
    pub fn reserve(&mut self, _additional: usize) {}
    pub fn shrink_to_fit(&mut self) {}
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        match self.place(hash, &key) {
            Some(at) => Entry::Occupied(OccupiedEntry { slots: &mut self.slots, table: self.table.native, len: &mut self.len, hash, at }),
            None => Entry::Vacant(VacantEntry { slots: &mut self.slots, table: self.table.native, len: &mut self.len, hash, key }),
        }
    }
    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V> where K: Borrow<Q>, Q: Hash + Eq { match self.find(k) { Some(at) => match &self.slots[at] { Some((_, v)) => Some(v), None => None }, None => None } }
    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)> where K: Borrow<Q>, Q: Hash + Eq { match self.find(k) { Some(at) => match &self.slots[at] { Some((k, v)) => Some((k, v)), None => None }, None => None } }
    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool where K: Borrow<Q>, Q: Hash + Eq { self.find(k).is_some() }
    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V> where K: Borrow<Q>, Q: Hash + Eq { match self.find(k) { Some(at) => match &mut self.slots[at] { Some((_, v)) => Some(v), None => None }, None => None } }
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        match self.place(hash, &k) {
            Some(at) => match &mut self.slots[at] { Some((_, old)) => Some(crate::mem::replace(old, v)), None => None },
            None => { self.push_new(hash, k, v); None }
        }
    }
    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V> where K: Borrow<Q>, Q: Hash + Eq { match self.remove_entry(k) { Some((_, v)) => Some(v), None => None } }
    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)> where K: Borrow<Q>, Q: Hash + Eq {
        let hash = self.hash_builder.hash_one(k);
        let at = self.place(hash, k)?;
        Some(self.take_at(hash, at))
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(&K, &mut V) -> bool {
        for at in 0..self.slots.len() {
            let keep = match &mut self.slots[at] { Some((k, v)) => f(k, v), None => true };
            if !keep { let hash = match &self.slots[at] { Some((k, _)) => self.hash_builder.hash_one(k), None => 0 }; table_remove(self.table.native, hash, at); self.len -= 1; self.slots[at] = None; }
        }
        self.compact();
    }
}
impl<K, V, S: Default> Default for HashMap<K, V, S> { fn default() -> HashMap<K, V, S> { HashMap::with_hasher(Default::default()) } }
impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> where K: Eq + Hash, S: BuildHasher {
    fn clone(&self) -> Self { let mut out = HashMap::with_hasher(self.hash_builder.clone()); for (k, v) in self.iter() { out.insert(k.clone(), v.clone()); } out }
}
impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> { fn eq(&self, other: &HashMap<K, V, S>) -> bool { self.len == other.len && self.iter().all(|(k, v)| match other.get(k) { Some(w) => *v == *w, None => false }) } }
impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}
impl<K: fmt::Debug, V: fmt::Debug, S> fmt::Debug for HashMap<K, V, S> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() } }
impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q> for HashMap<K, V, S> { type Output = V; #[track_caller] fn index(&self, key: &Q) -> &V { self.get(key).expect("no entry found for key") } }
impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> { fn from(arr: [(K, V); N]) -> Self { arr.into_iter().collect() } }
impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> { fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> { let mut map = HashMap::with_hasher(Default::default()); map.extend(iter); map } }
impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> { fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) { for (k, v) in iter { self.insert(k, v); } } }
impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> { fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) { for (k, v) in iter { self.insert(*k, *v); } } }
impl<K, V, S> IntoIterator for HashMap<K, V, S> { type Item = (K, V); type IntoIter = IntoIter<K, V>; fn into_iter(self) -> IntoIter<K, V> { IntoIter { left: self.len, slots: self.slots.into_iter() } } }
impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> { type Item = (&'a K, &'a V); type IntoIter = Iter<'a, K, V>; fn into_iter(self) -> Iter<'a, K, V> { self.iter() } }
impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> { type Item = (&'a K, &'a mut V); type IntoIter = IterMut<'a, K, V>; fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() } }
pub struct Iter<'a, K: 'a, V: 'a> { slots: crate::slice::Iter<'a, Option<(K, V)>>, left: usize }
pub struct IterMut<'a, K: 'a, V: 'a> { slots: crate::slice::IterMut<'a, Option<(K, V)>>, left: usize }
pub struct IntoIter<K, V> { slots: crate::vec::IntoIter<Option<(K, V)>>, left: usize }
pub struct Keys<'a, K: 'a, V: 'a> { inner: Iter<'a, K, V> }
pub struct Values<'a, K: 'a, V: 'a> { inner: Iter<'a, K, V> }
pub struct ValuesMut<'a, K: 'a, V: 'a> { inner: IterMut<'a, K, V> }
impl<K, V> Clone for Iter<'_, K, V> { fn clone(&self) -> Self { Iter { slots: self.slots.clone(), left: self.left } } }
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<(&'a K, &'a V)> { while let Some(slot) = self.slots.next() { if let Some((k, v)) = slot { self.left -= 1; return Some((k, v)); } } None }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> { while let Some(slot) = self.slots.next() { if let Some((k, v)) = slot { self.left -= 1; return Some((&*k, v)); } } None }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> { while let Some(slot) = self.slots.next() { if let Some(entry) = slot { self.left -= 1; return Some(entry); } } None }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
impl<'a, K, V> Iterator for Keys<'a, K, V> { type Item = &'a K; fn next(&mut self) -> Option<&'a K> { match self.inner.next() { Some((k, _)) => Some(k), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl<'a, K, V> Iterator for Values<'a, K, V> { type Item = &'a V; fn next(&mut self) -> Option<&'a V> { match self.inner.next() { Some((_, v)) => Some(v), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl<'a, K, V> Iterator for ValuesMut<'a, K, V> { type Item = &'a mut V; fn next(&mut self) -> Option<&'a mut V> { match self.inner.next() { Some((_, v)) => Some(v), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> ExactSizeIterator for Keys<'_, K, V> {}
impl<K, V> ExactSizeIterator for Values<'_, K, V> {}
impl<K, V> Clone for Keys<'_, K, V> { fn clone(&self) -> Self { Keys { inner: self.inner.clone() } } }
impl<K, V> Clone for Values<'_, K, V> { fn clone(&self) -> Self { Values { inner: self.inner.clone() } } }
impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
pub enum Entry<'a, K: 'a, V: 'a> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
pub struct OccupiedEntry<'a, K: 'a, V: 'a> { slots: &'a mut Vec<Option<(K, V)>>, table: Native, len: &'a mut usize, hash: u64, at: usize }
pub struct VacantEntry<'a, K: 'a, V: 'a> { slots: &'a mut Vec<Option<(K, V)>>, table: Native, len: &'a mut usize, hash: u64, key: K }
impl<'a, K, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(default) } }
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(default()) } }
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => { let value = default(e.key()); e.insert(value) } } }
    pub fn or_default(self) -> &'a mut V where V: Default { match self { Entry::Occupied(e) => e.into_mut(), Entry::Vacant(e) => e.insert(Default::default()) } }
    pub fn key(&self) -> &K { match self { Entry::Occupied(e) => e.key(), Entry::Vacant(e) => e.key() } }
    pub fn and_modify<F>(self, f: F) -> Self where F: FnOnce(&mut V) { match self { Entry::Occupied(mut e) => { f(e.get_mut()); Entry::Occupied(e) } Entry::Vacant(e) => Entry::Vacant(e) } }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> { match self { Entry::Occupied(mut e) => { e.insert(value); e } Entry::Vacant(e) => { let at = e.slots.len(); table_add(e.table, e.hash, at); e.slots.push(Some((e.key, value))); *e.len += 1; OccupiedEntry { slots: e.slots, table: e.table, len: e.len, hash: e.hash, at } } } }
}
impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K { match &self.slots[self.at] { Some((k, _)) => k, None => unreachable!() } }
    pub fn get(&self) -> &V { match &self.slots[self.at] { Some((_, v)) => v, None => unreachable!() } }
    pub fn get_mut(&mut self) -> &mut V { match &mut self.slots[self.at] { Some((_, v)) => v, None => unreachable!() } }
    pub fn into_mut(self) -> &'a mut V { match &mut self.slots[self.at] { Some((_, v)) => v, None => unreachable!() } }
    pub fn insert(&mut self, value: V) -> V { crate::mem::replace(self.get_mut(), value) }
    pub fn remove_entry(self) -> (K, V) { table_remove(self.table, self.hash, self.at); *self.len -= 1; self.slots[self.at].take().unwrap() }
    pub fn remove(self) -> V { self.remove_entry().1 }
}
impl<'a, K: 'a, V: 'a> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K { &self.key }
    pub fn into_key(self) -> K { self.key }
    pub fn insert(self, value: V) -> &'a mut V {
        let at = self.slots.len();
        table_add(self.table, self.hash, at);
        self.slots.push(Some((self.key, value)));
        *self.len += 1;
        match &mut self.slots[at] { Some((_, v)) => v, None => unreachable!() }
    }
}
