//! Going through a hash map.

use super::HashMap;
use super::table::{Bucket, Table};
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::slice;
use crate::vec;

pub struct Iter<'a, K: 'a, V: 'a> {
    pub(crate) inner: slice::Iter<'a, Bucket<K, V>>,
}

iterator_by!(['a, K, V] Iter<'a, K, V>, (&'a K, &'a V), |bucket| (&bucket.key, &bucket.value));

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}

impl<K, V> Default for Iter<'_, K, V> {
    fn default() -> Self {
        Iter { inner: Default::default() }
    }
}

impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

pub struct IterMut<'a, K: 'a, V: 'a> {
    pub(crate) inner: slice::IterMut<'a, Bucket<K, V>>,
}

iterator_by!(
    ['a, K, V] IterMut<'a, K, V>, (&'a K, &'a mut V), |bucket| (&bucket.key, &mut bucket.value)
);

impl<K, V> Default for IterMut<'_, K, V> {
    fn default() -> Self {
        IterMut { inner: Default::default() }
    }
}

impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter { inner: self.inner.as_slice().iter() }).finish()
    }
}

pub struct IntoIter<K, V> {
    inner: vec::IntoIter<Bucket<K, V>>,
}

iterator_by!([K, V] IntoIter<K, V>, (K, V), |bucket| (bucket.key, bucket.value));

impl<K, V> Default for IntoIter<K, V> {
    fn default() -> Self {
        IntoIter { inner: Default::default() }
    }
}

impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter { inner: self.inner.as_slice().iter() }).finish()
    }
}

pub struct Drain<'a, K: 'a, V: 'a> {
    pub(crate) inner: vec::Drain<'a, Bucket<K, V>>,
}

iterator_by!(['a, K, V] Drain<'a, K, V>, (K, V), |bucket| (bucket.key, bucket.value));

impl<K: Debug, V: Debug> Debug for Drain<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter { inner: self.inner.as_slice().iter() }).finish()
    }
}

pub struct Keys<'a, K: 'a, V: 'a> {
    pub(crate) inner: Iter<'a, K, V>,
}

iterator_by!(['a, K, V] Keys<'a, K, V>, &'a K, |entry| entry.0);

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K, V> Default for Keys<'_, K, V> {
    fn default() -> Self {
        Keys { inner: Default::default() }
    }
}

impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

pub struct Values<'a, K: 'a, V: 'a> {
    pub(crate) inner: Iter<'a, K, V>,
}

iterator_by!(['a, K, V] Values<'a, K, V>, &'a V, |entry| entry.1);

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<K, V> Default for Values<'_, K, V> {
    fn default() -> Self {
        Values { inner: Default::default() }
    }
}

impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

pub struct ValuesMut<'a, K: 'a, V: 'a> {
    pub(crate) inner: IterMut<'a, K, V>,
}

iterator_by!(['a, K, V] ValuesMut<'a, K, V>, &'a mut V, |entry| entry.1);

impl<K, V> Default for ValuesMut<'_, K, V> {
    fn default() -> Self {
        ValuesMut { inner: Default::default() }
    }
}

impl<K, V: Debug> Debug for ValuesMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = Values { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(values).finish()
    }
}

pub struct IntoKeys<K, V> {
    pub(crate) inner: IntoIter<K, V>,
}

iterator_by!([K, V] IntoKeys<K, V>, K, |entry| entry.0);

impl<K, V> Default for IntoKeys<K, V> {
    fn default() -> Self {
        IntoKeys { inner: Default::default() }
    }
}

impl<K: Debug, V> Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = Keys { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(keys).finish()
    }
}

pub struct IntoValues<K, V> {
    pub(crate) inner: IntoIter<K, V>,
}

iterator_by!([K, V] IntoValues<K, V>, V, |entry| entry.1);

impl<K, V> Default for IntoValues<K, V> {
    fn default() -> Self {
        IntoValues { inner: Default::default() }
    }
}

impl<K, V: Debug> Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = Values { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(values).finish()
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, K, V, F> {
    pub(crate) table: &'a mut Table<K, V>,
    pub(crate) at: usize,
    pub(crate) pred: F,
}

impl<K, V, F> Iterator for ExtractIf<'_, K, V, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while self.at < self.table.entries.len() {
            let bucket = &mut self.table.entries[self.at];
            if (self.pred)(&bucket.key, &mut bucket.value) {
                // The last entry comes here, and is looked at next.
                return Some(self.table.remove(self.at));
            }
            self.at += 1;
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.table.entries.len() - self.at))
    }
}

impl<K, V, F> FusedIterator for ExtractIf<'_, K, V, F> where F: FnMut(&K, &mut V) -> bool {}

impl<K: Debug, V: Debug, F> Debug for ExtractIf<'_, K, V, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf").finish_non_exhaustive()
    }
}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: self.table.entries.into_iter() }
    }
}
