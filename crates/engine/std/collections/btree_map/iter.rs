//! Going through an ordered map.

use super::BTreeMap;
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::slice;
use crate::vec;

/// Iterators over shared references, which can be cloned.
macro_rules! shared {
    ($($by:ident $name:ident $item:ty, |$entry:ident| $value:expr, $inner:ty;)*) => {$(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, K: 'a, V: 'a> {
            pub(crate) inner: $inner,
        }

        $by!(['a, K, V] $name<'a, K, V>, $item, |$entry| $value);

        impl<K, V> Clone for $name<'_, K, V> {
            fn clone(&self) -> Self {
                $name { inner: self.inner.clone() }
            }
        }

        impl<K, V> Default for $name<'_, K, V> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    )*};
}

shared! {
    double_ended_by Iter (&'a K, &'a V), |entry| (&entry.0, &entry.1), slice::Iter<'a, (K, V)>;
    range_by Range (&'a K, &'a V), |entry| (&entry.0, &entry.1), slice::Iter<'a, (K, V)>;
    double_ended_by Keys &'a K, |entry| entry.0, Iter<'a, K, V>;
    double_ended_by Values &'a V, |entry| entry.1, Iter<'a, K, V>;
}

impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// Iterators over unique references, and over values.
macro_rules! unique {
    ($($by:ident $name:ident [$($generics:tt)*] $item:ty, |$entry:ident| $value:expr, $inner:ty;)*) => {$(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<$($generics)*> {
            pub(crate) inner: $inner,
        }

        $by!([$($generics)*] $name<$($generics)*>, $item, |$entry| $value);

        impl<$($generics)*> Default for $name<$($generics)*> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    )*};
}

unique! {
    double_ended_by IterMut ['a, K, V] (&'a K, &'a mut V), |entry| (&entry.0, &mut entry.1),
        slice::IterMut<'a, (K, V)>;
    range_by RangeMut ['a, K, V] (&'a K, &'a mut V), |entry| (&entry.0, &mut entry.1),
        slice::IterMut<'a, (K, V)>;
    double_ended_by ValuesMut ['a, K, V] &'a mut V, |entry| entry.1, IterMut<'a, K, V>;
    double_ended_by IntoIter [K, V] (K, V), |entry| entry, vec::IntoIter<(K, V)>;
    double_ended_by IntoKeys [K, V] K, |entry| entry.0, IntoIter<K, V>;
    double_ended_by IntoValues [K, V] V, |entry| entry.1, IntoIter<K, V>;
}

impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.as_slice()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for RangeMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.as_slice()).finish()
    }
}

impl<K, V: Debug> Debug for ValuesMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = Values { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(values).finish()
    }
}

impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.as_slice()).finish()
    }
}

impl<K: Debug, V> Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = Keys { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(keys).finish()
    }
}

impl<K, V: Debug> Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = Values { inner: Iter { inner: self.inner.inner.as_slice().iter() } };
        f.debug_list().entries(values).finish()
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, K, V, R, F> {
    pub(crate) map: &'a mut BTreeMap<K, V>,
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) pred: F,
    pub(crate) range: R,
}

impl<K, V, R, F> Iterator for ExtractIf<'_, K, V, R, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while self.at < self.end {
            let entry = &mut self.map.entries[self.at];
            if (self.pred)(&entry.0, &mut entry.1) {
                self.end -= 1;
                return Some(self.map.entries.remove(self.at));
            }
            self.at += 1;
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.at))
    }
}

impl<K, V, R, F> FusedIterator for ExtractIf<'_, K, V, R, F> where F: FnMut(&K, &mut V) -> bool {}

impl<K: Debug, V: Debug, R, F> Debug for ExtractIf<'_, K, V, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peek = match self.map.entries[..self.end].get(self.at) {
            None => None,
            Some((key, value)) => Some((key, value)),
        };
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}

impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: self.entries.into_iter() }
    }
}
