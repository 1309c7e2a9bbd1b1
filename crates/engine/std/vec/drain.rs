//! Taking a range of elements out of a vector.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ptr::{self, NonNull};
use crate::slice::{self, Iter};
use crate::vec::Vec;

pub struct Drain<'a, T: 'a> {
    /// Where the elements behind the range begin, and how many they are.
    pub(crate) tail_start: usize,
    pub(crate) tail_len: usize,
    iter: Iter<'a, T>,
    pub(crate) vec: NonNull<Vec<T>>,
}

unsafe impl<T: Sync> Sync for Drain<'_, T> {}
unsafe impl<T: Send> Send for Drain<'_, T> {}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(vec: &'a mut Vec<T>, start: usize, end: usize) -> Drain<'a, T> {
        let len = vec.len;
        // If the drain is forgotten, so is everything from its start on.
        vec.len = start;
        unsafe {
            let range = slice::from_raw_parts(vec.as_ptr().add(start), end - start);
            Drain {
                tail_start: end,
                tail_len: len - end,
                iter: range.iter(),
                vec: NonNull::new_unchecked(vec as *mut Vec<T>),
            }
        }
    }

    pub fn as_slice(&self) -> &[T] {
        self.iter.as_slice()
    }

    /// The vector, whose length ends where the range began.
    pub(crate) fn vec_mut(&mut self) -> &mut Vec<T> {
        unsafe { &mut *(self.vec.pointer as *mut Vec<T>) }
    }

    /// Puts items into the gap. Whether there were enough of them.
    pub(crate) unsafe fn fill<I: Iterator<Item = T>>(&mut self, items: &mut I) -> bool {
        let end = self.tail_start;
        let vec = self.vec_mut();
        while vec.len < end {
            match items.next() {
                None => return false,
                Some(item) => unsafe {
                    let place = vec.as_mut_ptr().add(vec.len);
                    ptr::write(place, item);
                    vec.len += 1;
                },
            }
        }
        true
    }

    /// Makes room for more before the tail.
    pub(crate) unsafe fn move_tail(&mut self, additional: usize) {
        let tail_start = self.tail_start;
        let tail_len = self.tail_len;
        let vec = self.vec_mut();
        let used = tail_start + tail_len;
        if additional > vec.capacity() - used {
            if vec.buf.grow_amortized(used, additional).is_err() {
                super::raw::capacity_overflow();
            }
        }
        unsafe {
            let from = vec.as_ptr().add(tail_start);
            let to = vec.as_mut_ptr().add(tail_start + additional);
            ptr::copy(from, to, tail_len);
        }
        self.tail_start = tail_start + additional;
    }
}

impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.iter.as_slice()).finish()
    }
}

impl<'a, T> AsRef<[T]> for Drain<'a, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            None => None,
            Some(elem) => Some(unsafe { ptr::read(elem as *const T) }),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        match self.iter.next_back() {
            None => None,
            Some(elem) => Some(unsafe { ptr::read(elem as *const T) }),
        }
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<T> FusedIterator for Drain<'_, T> {}

/// Closes the gap, also if the destructor of an element panics.
struct MoveTail<'r, 'a, T>(&'r mut Drain<'a, T>);

impl<'r, 'a, T> Drop for MoveTail<'r, 'a, T> {
    fn drop(&mut self) {
        if self.0.tail_len == 0 {
            return;
        }
        let from = self.0.tail_start;
        let count = self.0.tail_len;
        let vec = self.0.vec_mut();
        let start = vec.len;
        if from != start {
            unsafe {
                let source = vec.as_ptr().add(from);
                ptr::copy(source, vec.as_mut_ptr().add(start), count);
            }
        }
        vec.len = start + count;
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let rest = mem::take(&mut self.iter);
        if intrinsics::size_of::<T>() == 0 {
            // All of them are at one place, so that nothing is moved.
            let vec = self.vec_mut();
            let start = vec.len;
            unsafe { ptr::drop_in_place(rest.as_slice() as *const [T] as *mut [T]) }
            let tail_len = self.tail_len;
            self.vec_mut().len = start + tail_len;
            return;
        }
        let guard = MoveTail(self);
        if rest.len() > 0 {
            unsafe { ptr::drop_in_place(rest.as_slice() as *const [T] as *mut [T]) }
        }
        drop(guard);
    }
}
