//! Collections.

pub use self::binary_heap::BinaryHeap;
pub use self::btree_map::BTreeMap;
pub use self::btree_set::BTreeSet;
pub use self::error::TryReserveError;
pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use self::linked_list::LinkedList;
pub use self::vec_deque::VecDeque;
pub use crate::ops::Bound;

/// An iterator that gives something out of each item of its field `inner`, whose length it
/// has.
macro_rules! iterator_by {
    ([$($generics:tt)*] $t:ty, $item:ty, |$found:ident| $value:expr) => {
        impl<$($generics)*> Iterator for $t {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    None => None,
                    Some($found) => Some($value),
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }

        impl<$($generics)*> ExactSizeIterator for $t {
            fn len(&self) -> usize {
                self.inner.len()
            }
        }

        impl<$($generics)*> crate::iter::FusedIterator for $t {}
    };
}

/// The same with two ends.
macro_rules! double_ended_by {
    ([$($generics:tt)*] $t:ty, $item:ty, |$found:ident| $value:expr) => {
        iterator_by!([$($generics)*] $t, $item, |$found| $value);

        impl<$($generics)*> DoubleEndedIterator for $t {
            fn next_back(&mut self) -> Option<$item> {
                match self.inner.next_back() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }
    };
}

/// An iterator with two ends that does not say how long it is, as those of ranges of trees.
macro_rules! range_by {
    ([$($generics:tt)*] $t:ty, $item:ty, |$found:ident| $value:expr) => {
        impl<$($generics)*> Iterator for $t {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $t {
            fn next_back(&mut self) -> Option<$item> {
                match self.inner.next_back() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<$($generics)*> crate::iter::FusedIterator for $t {}
    };
}
