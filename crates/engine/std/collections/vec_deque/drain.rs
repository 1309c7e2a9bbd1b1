//! Taking a range of elements out of a queue.

use super::VecDeque;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::ptr;

pub struct Drain<'a, T: 'a> {
    deque: *mut VecDeque<T>,
    /// Where the range begins, and where it ends.
    start: usize,
    end: usize,
    /// The range of those that were not taken.
    front: usize,
    back: usize,
    old_len: usize,
    marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Sync for Drain<'_, T> {}
unsafe impl<T: Send> Send for Drain<'_, T> {}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(deque: &'a mut VecDeque<T>, start: usize, end: usize) -> Self {
        let old_len = deque.len;
        deque.len = start;
        Drain { deque, start, end, front: start, back: end, old_len, marker: PhantomData }
    }

    fn deque(&self) -> &VecDeque<T> {
        unsafe { &*self.deque }
    }
}

impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain")
            .field(&(self.end - self.start))
            .field(&self.front)
            .field(&(self.old_len - (self.end - self.start)))
            .field(&(self.back - self.front))
            .finish()
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.front == self.back {
            return None;
        }
        let item = self.deque().pointer(self.front);
        self.front += 1;
        unsafe { Some(ptr::read(item)) }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.back - self.front;
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.front == self.back {
            return None;
        }
        self.back -= 1;
        unsafe { Some(ptr::read(self.deque().pointer(self.back))) }
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}

impl<T> FusedIterator for Drain<'_, T> {}

/// Closes the gap, also if a destructor panics.
struct CloseGap<'r, 'a, T>(&'r mut Drain<'a, T>);

impl<T> Drop for CloseGap<'_, '_, T> {
    fn drop(&mut self) {
        let Drain { start, end, old_len, .. } = *self.0;
        let deque = unsafe { &mut *self.0.deque };
        let removed = end - start;
        let tail_len = old_len - end;
        if start <= tail_len {
            let mut i = start;
            while i > 0 {
                i -= 1;
                unsafe { deque.move_element(i, i + removed) }
            }
            deque.head = deque.place(removed);
        } else {
            let mut i = end;
            while i < old_len {
                unsafe { deque.move_element(i, i - removed) }
                i += 1;
            }
        }
        deque.len = old_len - removed;
        if deque.len == 0 {
            deque.head = 0;
        }
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let gap = CloseGap(self);
        while let Some(item) = gap.0.next() {
            drop(item);
        }
        drop(gap);
    }
}
