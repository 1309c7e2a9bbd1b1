//! Changing many elements at once.

use crate::intrinsics;
use crate::ops::RangeBounds;
use crate::ptr;
use crate::slice::range_within;

impl<T> [T] {
    pub const fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        let (left, right) = self.split_at_mut(mid);
        left.reverse();
        right.reverse();
        self.reverse();
    }

    pub const fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        let mid = self.len() - k;
        let (left, right) = self.split_at_mut(mid);
        left.reverse();
        right.reverse();
        self.reverse();
    }

    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        if let Some((last, elems)) = self.split_last_mut() {
            for elem in elems {
                elem.clone_from(&value);
            }
            *last = value;
        }
    }

    pub fn fill_with<F>(&mut self, mut f: F)
    where
        F: FnMut() -> T,
    {
        for elem in self {
            *elem = f();
        }
    }

    #[track_caller]
    pub const fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        let len = self.len();
        assert!(len == src.len(), "destination and source slices have different lengths");
        let mut i = 0;
        while i < len {
            self[i].clone_from(&src[i]);
            i += 1;
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        let len = self.len();
        let src_len = src.len();
        if len != src_len {
            panic!(
                "copy_from_slice: source slice length ({src_len}) does not match destination slice length ({len})"
            );
        }
        unsafe { intrinsics::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), len) }
    }

    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let src = range_within(&src, self.len());
        let count = src.end - src.start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        let start = self.as_mut_ptr();
        unsafe { ptr::copy(start.add(src.start) as *const T, start.add(dest), count) }
    }

    #[track_caller]
    pub const fn swap_with_slice(&mut self, other: &mut [T]) {
        let len = self.len();
        assert!(len == other.len(), "destination and source slices have different lengths");
        let mut i = 0;
        while i < len {
            crate::mem::swap(&mut self[i], &mut other[i]);
            i += 1;
        }
    }

    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = intrinsics::size_of::<T>();
        if size == 0 {
            panic!("elements are zero-sized");
        }
        let start = self.as_ptr() as usize;
        let address = element as *const T as usize;
        let distance = address.wrapping_sub(start);
        if distance % size != 0 {
            return None;
        }
        let index = distance / size;
        if index < self.len() { Some(index) } else { None }
    }

    /// Where elements of another type would lie in this. How much is in the middle is left
    /// open by std, so that there is nothing is allowed.
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        (self, &[], &[])
    }

    /// See [`align_to`](Self::align_to).
    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        (self, &mut [], &mut [])
    }
}
