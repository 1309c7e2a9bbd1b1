//! Comparing slices, element by element.

use crate::cmp::Ordering;

impl<T, U> PartialEq<[U]> for [T]
where
    T: PartialEq<U>,
{
    fn eq(&self, other: &[U]) -> bool {
        let len = self.len();
        if len != other.len() {
            return false;
        }
        let left = self.as_ptr();
        let right = other.as_ptr();
        let mut i = 0;
        while i < len {
            if unsafe { *left.add(i) != *right.add(i) } {
                return false;
            }
            i += 1;
        }
        true
    }
}

impl<T: Eq> Eq for [T] {}

impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        let len = if self.len() < other.len() { self.len() } else { other.len() };
        let mut i = 0;
        while i < len {
            match self[i].cmp(&other[i]) {
                Ordering::Equal => i += 1,
                unequal => return unequal,
            }
        }
        self.len().cmp(&other.len())
    }
}

impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        let len = if self.len() < other.len() { self.len() } else { other.len() };
        let mut i = 0;
        while i < len {
            match self[i].partial_cmp(&other[i]) {
                Some(Ordering::Equal) => i += 1,
                unequal => return unequal,
            }
        }
        self.len().partial_cmp(&other.len())
    }
}
