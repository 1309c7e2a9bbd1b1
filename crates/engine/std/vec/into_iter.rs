//! Going through a vector by value.

use super::raw::RawVec;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem::ManuallyDrop;
use crate::panic::UnwindSafe;
use crate::ptr;
use crate::slice;
use crate::vec::Vec;

pub struct IntoIter<T> {
    /// The memory, which is given back at the end.
    buf: RawVec<T>,
    /// The next element from the front.
    ptr: *const T,
    len: usize,
}

unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}
impl<T: UnwindSafe> UnwindSafe for IntoIter<T> {}

impl<T> IntoIter<T> {
    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.ptr, self.len) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { slice::from_raw_parts_mut(self.ptr as *mut T, self.len) }
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        let vec = ManuallyDrop::new(self);
        let len = vec.len;
        let start = vec.as_ptr();
        IntoIter { buf: unsafe { ptr::read(&raw const vec.buf) }, ptr: start, len }
    }
}

impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.as_slice().iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.as_mut_slice().iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for IntoIter<T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let item = self.ptr;
        self.len -= 1;
        unsafe {
            self.ptr = intrinsics::offset(item, 1);
            Some(intrinsics::read(item))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len
    }

    fn nth(&mut self, n: usize) -> Option<T> {
        let skipped = if n < self.len { n } else { self.len };
        let front = ptr::slice_from_raw_parts_mut(self.ptr as *mut T, skipped);
        self.len -= skipped;
        self.ptr = unsafe { self.ptr.add(skipped) };
        unsafe { ptr::drop_in_place(front) }
        self.next()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(ptr::read(self.ptr.add(self.len))) }
    }

    fn nth_back(&mut self, n: usize) -> Option<T> {
        let skipped = if n < self.len { n } else { self.len };
        self.len -= skipped;
        unsafe {
            let back = self.ptr.add(self.len) as *mut T;
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(back, skipped));
        }
        self.next_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {
    fn len(&self) -> usize {
        self.len
    }
}

impl<T> FusedIterator for IntoIter<T> {}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        Vec::new().into_iter()
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        // The memory is given back by `buf`, also if a destructor panics here.
        unsafe { ptr::drop_in_place(self.as_mut_slice() as *mut [T]) }
    }
}
