//! What two hash sets have in common, and what not.

use super::{HashSet, Iter};
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash};
use crate::iter::{Chain, FusedIterator};
use crate::ops::{BitAnd, BitOr, BitXor, Sub};

macro_rules! operators {
    ($($operator:ident $method:ident $iterate:ident),*) => {$(
        impl<T, S> $operator<&HashSet<T, S>> for &HashSet<T, S>
        where
            T: Eq + Hash + Clone,
            S: BuildHasher + Default,
        {
            type Output = HashSet<T, S>;

            fn $method(self, rhs: &HashSet<T, S>) -> HashSet<T, S> {
                self.$iterate(rhs).cloned().collect()
            }
        }
    )*};
}

operators!(
    BitOr bitor union,
    BitAnd bitand intersection,
    BitXor bitxor symmetric_difference,
    Sub sub difference
);

#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct Difference<'a, T: 'a, S: 'a> {
    pub(crate) iter: Iter<'a, T>,
    pub(crate) other: &'a HashSet<T, S>,
}

#[must_use = "this returns the intersection as an iterator, without modifying either input set"]
pub struct Intersection<'a, T: 'a, S: 'a> {
    pub(crate) iter: Iter<'a, T>,
    pub(crate) other: &'a HashSet<T, S>,
}

#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct SymmetricDifference<'a, T: 'a, S: 'a> {
    pub(crate) iter: Chain<Difference<'a, T, S>, Difference<'a, T, S>>,
}

#[must_use = "this returns the union as an iterator, without modifying either input set"]
pub struct Union<'a, T: 'a, S: 'a> {
    pub(crate) iter: Chain<Iter<'a, T>, Difference<'a, T, S>>,
}

macro_rules! filtered {
    ($($name:ident $is_wanted:literal),*) => {$(
        impl<T, S> Clone for $name<'_, T, S> {
            fn clone(&self) -> Self {
                $name { iter: self.iter.clone(), other: self.other }
            }
        }

        impl<'a, T, S> Iterator for $name<'a, T, S>
        where
            T: Eq + Hash,
            S: BuildHasher,
        {
            type Item = &'a T;

            fn next(&mut self) -> Option<&'a T> {
                while let Some(item) = self.iter.next() {
                    if self.other.contains(item) == $is_wanted {
                        return Some(item);
                    }
                }
                None
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (0, self.iter.size_hint().1)
            }
        }
    )*};
}

filtered!(Difference false, Intersection true);

macro_rules! chained {
    ($($name:ident),*) => {$(
        impl<T, S> Clone for $name<'_, T, S> {
            fn clone(&self) -> Self {
                $name { iter: self.iter.clone() }
            }
        }

        impl<'a, T, S> Iterator for $name<'a, T, S>
        where
            T: Eq + Hash,
            S: BuildHasher,
        {
            type Item = &'a T;

            fn next(&mut self) -> Option<&'a T> {
                self.iter.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }
    )*};
}

chained!(SymmetricDifference, Union);

macro_rules! printed {
    ($($name:ident),*) => {$(
        impl<T, S> FusedIterator for $name<'_, T, S>
        where
            T: Eq + Hash,
            S: BuildHasher,
        {
        }

        impl<T, S> Debug for $name<'_, T, S>
        where
            T: Debug + Eq + Hash,
            S: BuildHasher,
        {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }
    )*};
}

printed!(Difference, Intersection, SymmetricDifference, Union);
