//! Taking out the elements that a closure chooses, as long as somebody asks for them.

use crate::fmt;
use crate::intrinsics;
use crate::ptr;
use crate::vec::Vec;

#[must_use = "iterators are lazy and do nothing unless consumed; use `retain_mut` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    /// The next element to look at.
    idx: usize,
    end: usize,
    /// How many were taken out.
    del: usize,
    old_len: usize,
    pred: F,
}

impl<'a, T, F> ExtractIf<'a, T, F> {
    pub(crate) fn new(vec: &'a mut Vec<T>, pred: F, start: usize, end: usize) -> Self {
        let old_len = vec.len;
        vec.len = 0;
        ExtractIf { vec, idx: start, end, del: 0, old_len, pred }
    }
}

impl<T, F> Iterator for ExtractIf<'_, T, F>
where
    F: FnMut(&mut T) -> bool,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while self.idx < self.end {
            let i = self.idx;
            let elem = unsafe { self.vec.as_mut_ptr().add(i) };
            let is_drained = (self.pred)(unsafe { &mut *elem });
            // Only now, so that an element whose predicate panicked stays.
            self.idx += 1;
            if is_drained {
                self.del += 1;
                return Some(unsafe { ptr::read(elem) });
            }
            if self.del > 0 {
                unsafe {
                    let to = self.vec.as_mut_ptr().add(i - self.del);
                    intrinsics::copy_nonoverlapping(elem as *const T, to, 1);
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.idx))
    }
}

impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        if self.del > 0 {
            let start = self.vec.as_mut_ptr();
            let rest = self.old_len - self.idx;
            unsafe {
                let from = start.add(self.idx) as *const T;
                ptr::copy(from, start.add(self.idx - self.del), rest);
            }
        }
        self.vec.len = self.old_len - self.del;
    }
}

impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peek = if self.idx < self.end {
            Some(unsafe { &*self.vec.as_ptr().add(self.idx) })
        } else {
            None
        };
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}
