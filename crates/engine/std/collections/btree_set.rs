//! Ordered sets.

pub use self::iter::{ExtractIf, IntoIter, Iter, Range};
pub use self::ops::{Difference, Intersection, SymmetricDifference, Union};
use crate::borrow::Borrow;
use crate::collections::btree_map::BTreeMap;
use crate::mem;
use crate::ops::RangeBounds;

#[engine::path("alloc::collections::btree::set::BTreeSet")]
pub struct BTreeSet<T> {
    pub(crate) map: BTreeMap<T, ()>,
}

impl<T> BTreeSet<T> {
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }

    pub fn range<K: ?Sized, R>(&self, range: R) -> Range<'_, T>
    where
        K: Ord,
        T: Borrow<K> + Ord,
        R: RangeBounds<K>,
    {
        let (start, end) = self.map.indices(&range, "BTreeSet");
        Range { inner: self.map.entries[start..end].iter() }
    }

    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference { a: self.iter(), b: other.iter().peekable() }
    }

    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference { a: self.iter().peekable(), b: other.iter().peekable() }
    }

    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection { a: self.iter(), b: other.iter() }
    }

    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union { a: self.iter().peekable(), b: other.iter().peekable() }
    }

    pub fn clear(&mut self) {
        self.map.clear()
    }

    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.search(value) {
            Ok(at) => Some(&self.map.entries[at].0),
            Err(_) => None,
        }
    }

    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }

    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        if self.len() > other.len() {
            return false;
        }
        self.iter().all(|item| other.contains(item))
    }

    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }

    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.entries.first() {
            None => None,
            Some(entry) => Some(&entry.0),
        }
    }

    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.entries.last() {
            None => None,
            Some(entry) => Some(&entry.0),
        }
    }

    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_first() {
            None => None,
            Some((item, _)) => Some(item),
        }
    }

    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_last() {
            None => None,
            Some((item, _)) => Some(item),
        }
    }

    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, ()).is_none()
    }

    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        match self.map.search(&value) {
            Ok(at) => Some(mem::replace(&mut self.map.entries[at].0, value)),
            Err(at) => {
                self.map.entries.insert(at, (value, ()));
                None
            }
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.remove_entry(value) {
            None => None,
            Some((item, _)) => Some(item),
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        T: Ord,
        F: FnMut(&T) -> bool,
    {
        self.map.retain(|item, _| f(item));
    }

    pub fn append(&mut self, other: &mut Self)
    where
        T: Ord,
    {
        self.map.append(&mut other.map);
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, R, F>
    where
        T: Ord,
        R: RangeBounds<T>,
        F: FnMut(&T) -> bool,
    {
        let (at, end) = self.map.indices(&range, "BTreeSet");
        ExtractIf { map: &mut self.map, at, end, pred, range }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: self.map.entries.iter() }
    }

    pub const fn len(&self) -> usize {
        self.map.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.map.is_empty()
    }
}
