//! Going through an ordered set, and what it is besides.

use super::BTreeSet;
use crate::cmp::Ordering;
use crate::collections::btree_map::{self, BTreeMap};
use crate::fmt::{self, Debug};
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::slice;

/// Iterators over references.
macro_rules! shared {
    ($($by:ident $name:ident),*) => {$(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, T: 'a> {
            pub(crate) inner: slice::Iter<'a, (T, ())>,
        }

        $by!(['a, T] $name<'a, T>, &'a T, |entry| &entry.0);

        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                $name { inner: self.inner.clone() }
            }
        }

        impl<T> Default for $name<'_, T> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    )*};
}

shared!(double_ended_by Iter, range_by Range);

/// The items, as references.
struct Items<'a, T>(Iter<'a, T>);

impl<T: Debug> Debug for Items<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

impl<T: Debug> Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&Items(self.clone())).finish()
    }
}

impl<T: Debug> Debug for Range<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = Items(Iter { inner: self.inner.clone() });
        f.debug_struct("Range").field("iter", &items).finish()
    }
}

pub struct IntoIter<T> {
    inner: btree_map::IntoIter<T, ()>,
}

double_ended_by!([T] IntoIter<T>, T, |entry| entry.0);

impl<T: Debug> Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("iter", &self.inner).finish()
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        IntoIter { inner: Default::default() }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, R, F> {
    pub(crate) map: &'a mut BTreeMap<T, ()>,
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) pred: F,
    pub(crate) range: R,
}

impl<T, R, F> Iterator for ExtractIf<'_, T, R, F>
where
    F: FnMut(&T) -> bool,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while self.at < self.end {
            if (self.pred)(&self.map.entries[self.at].0) {
                self.end -= 1;
                return Some(self.map.entries.remove(self.at).0);
            }
            self.at += 1;
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.at))
    }
}

impl<T, R, F> FusedIterator for ExtractIf<'_, T, R, F> where F: FnMut(&T) -> bool {}

impl<T: Debug, R, F> Debug for ExtractIf<'_, T, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peek = match self.map.entries[..self.end].get(self.at) {
            None => None,
            Some(entry) => Some(&entry.0),
        };
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}

impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self.map.into_iter() }
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self {
        BTreeSet { map: self.map.clone() }
    }
}

impl<T: PartialEq> PartialEq for BTreeSet<T> {
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.map == other.map
    }
}

impl<T: Eq> Eq for BTreeSet<T> {}

impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.map.partial_cmp(&other.map)
    }
}

impl<T: Ord> Ord for BTreeSet<T> {
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.map.cmp(&other.map)
    }
}

impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.map.hash(state)
    }
}

impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}

impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        BTreeSet { map: iter.into_iter().map(|item| (item, ())).collect() }
    }
}

impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        while let Some(item) = iter.next() {
            self.insert(item);
        }
    }

    fn __extend_one(&mut self, item: T) {
        self.insert(item);
    }
}

impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }

    fn __extend_one(&mut self, item: &'a T) {
        self.insert(*item);
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> Self {
        Self::from_iter(arr)
    }
}
