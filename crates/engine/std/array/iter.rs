//! Arrays as iterators.

use crate::fmt;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator};
use crate::mem::MaybeUninit;
use crate::ptr;
use crate::slice;

/// Goes over the elements of an array, by value.
#[engine::path("core::array::iter::IntoIter")]
pub struct IntoIter<T, const N: usize> {
    array: MaybeUninit<[T; N]>,
    // Those from `start` to `end` are still there.
    start: usize,
    end: usize,
}

impl<T, const N: usize> IntoIter<T, N> {
    pub(crate) fn of(array: [T; N]) -> Self {
        IntoIter { array: MaybeUninit::new(array), start: 0, end: N }
    }

    /// Of an array of which only the first `end` elements are there.
    pub(crate) fn partial(array: MaybeUninit<[T; N]>, end: usize) -> Self {
        IntoIter { array, start: 0, end }
    }

    pub(crate) fn take_next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        let data = self.array.as_ptr() as *const T;
        let element = unsafe { data.add(self.start).read() };
        self.start += 1;
        Some(element)
    }

    /// The same as `into_iter`, from when that gave references.
    pub fn new(array: [T; N]) -> Self {
        IntoIter::of(array)
    }

    /// What is still there.
    pub fn as_slice(&self) -> &[T] {
        let data = self.array.as_ptr() as *const T;
        unsafe { slice::from_raw_parts(data.add(self.start), self.end - self.start) }
    }

    /// What is still there.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        let data = self.array.as_mut_ptr() as *mut T;
        unsafe { slice::from_raw_parts_mut(data.add(self.start), self.end - self.start) }
    }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;

    fn into_iter(self) -> Self::IntoIter {
        IntoIter::of(self)
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    fn next(&mut self) -> Option<Self::Item> {
        self.take_next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.end - self.start;
        (len, Some(len))
    }
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        let data = self.array.as_ptr() as *const T;
        Some(unsafe { data.add(self.end).read() })
    }
}

impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {
    fn len(&self) -> usize {
        self.end - self.start
    }
}

impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}

impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        let rest: *mut [T] = self.as_mut_slice();
        unsafe { ptr::drop_in_place(rest) };
    }
}

impl<T, const N: usize> Default for IntoIter<T, N> {
    fn default() -> Self {
        IntoIter { array: MaybeUninit::uninit(), start: 0, end: 0 }
    }
}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut clone = IntoIter { array: MaybeUninit::uninit(), start: 0, end: 0 };
        let data = clone.array.as_mut_ptr() as *mut T;
        for element in self.as_slice() {
            let element = element.clone();
            unsafe { data.add(clone.end).write(element) };
            clone.end += 1;
        }
        clone
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
