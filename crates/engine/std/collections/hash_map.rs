//! Hash maps. They are gone through in the order in which keys were inserted; a removal puts
//! the last entry in the place of the removed one.

pub use self::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::iter::{
    Drain, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut,
};
pub use crate::hash::{DefaultHasher, RandomState};
use self::table::Table;
use crate::borrow::Borrow;
use crate::collections::TryReserveError;
use crate::hash::{BuildHasher, Hash};
use crate::mem;

#[engine::path("std::collections::hash::map::HashMap")]
pub struct HashMap<K, V, S = RandomState> {
    pub(crate) table: Table<K, V>,
    pub(crate) hash_builder: S,
}

impl<K, V> HashMap<K, V, RandomState> {
    pub fn new() -> HashMap<K, V, RandomState> {
        Default::default()
    }

    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap::with_capacity_and_hasher(capacity, Default::default())
    }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { table: Table::new(), hash_builder }
    }

    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {
        HashMap { table: Table::with_capacity(capacity), hash_builder }
    }

    pub fn capacity(&self) -> usize {
        self.table.capacity()
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { inner: self.table.entries.iter() }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { inner: self.table.entries.iter_mut() }
    }

    pub fn len(&self) -> usize {
        self.table.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn drain(&mut self) -> Drain<'_, K, V> {
        self.table.forget_places();
        Drain { inner: self.table.entries.drain(..) }
    }

    pub fn extract_if<F>(&mut self, pred: F) -> ExtractIf<'_, K, V, F>
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        ExtractIf { table: &mut self.table, at: 0, pred }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        // Without their places, the entries are only a list. A closure that panics leaves
        // the places to be found again.
        let mut guard = Replace { table: &mut self.table };
        guard.table.entries.retain_mut(|bucket| f(&bucket.key, &mut bucket.value));
        drop(guard);
    }

    pub fn clear(&mut self) {
        self.table.forget_places();
        self.table.entries.clear();
    }

    pub fn hasher(&self) -> &S {
        &self.hash_builder
    }
}

/// Finds the places of all entries again when it is dropped.
struct Replace<'a, K, V> {
    table: &'a mut Table<K, V>,
}

impl<K, V> Drop for Replace<'_, K, V> {
    fn drop(&mut self) {
        self.table.place_all();
    }
}

impl<K, V, S> HashMap<K, V, S>
where
    K: Eq + Hash,
    S: BuildHasher,
{
    pub fn reserve(&mut self, additional: usize) {
        self.table.reserve(additional);
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.table.try_reserve(additional)
    }

    pub fn shrink_to_fit(&mut self) {
        self.table.shrink_to(0);
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.table.shrink_to(min_capacity);
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        match self.table.find(hash, &key) {
            Some(index) => Entry::Occupied(OccupiedEntry { table: &mut self.table, index }),
            None => Entry::Vacant(VacantEntry { hash, key, table: &mut self.table }),
        }
    }

    /// Where the entry of a key is.
    pub(crate) fn position<Q: ?Sized>(&self, k: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        if self.table.entries.is_empty() {
            return None;
        }
        let hash = self.hash_builder.hash_one(k);
        self.table.find(hash, k)
    }

    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.position(k) {
            None => None,
            Some(index) => Some(&self.table.entries[index].value),
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.position(k) {
            None => None,
            Some(index) => {
                let bucket = &self.table.entries[index];
                Some((&bucket.key, &bucket.value))
            }
        }
    }

    pub fn get_disjoint_mut<Q: ?Sized, const N: usize>(
        &mut self,
        ks: [&Q; N],
    ) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        let places = ks.map(|k| self.position(k));
        let mut i = 0;
        while i < N {
            let mut j = 0;
            while j < i {
                if places[i].is_some() && places[i] == places[j] {
                    table::duplicate_keys();
                }
                j += 1;
            }
            i += 1;
        }
        let start = self.table.entries.as_mut_ptr();
        places.map(|place| match place {
            None => None,
            Some(index) => Some(unsafe { &mut (*start.add(index)).value }),
        })
    }

    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized, const N: usize>(
        &mut self,
        ks: [&Q; N],
    ) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.get_disjoint_mut(ks)
    }

    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.position(k).is_some()
    }

    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.position(k) {
            None => None,
            Some(index) => Some(&mut self.table.entries[index].value),
        }
    }

    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        match self.table.find(hash, &k) {
            Some(index) => Some(mem::replace(&mut self.table.entries[index].value, v)),
            None => {
                self.table.insert(hash, k, v);
                None
            }
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.remove_entry(k) {
            None => None,
            Some((_, value)) => Some(value),
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.position(k) {
            None => None,
            Some(index) => Some(self.table.remove(index)),
        }
    }
}
