//! What a slice can be indexed with.

use crate::intrinsics;
use crate::ops::{
    Bound, Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo,
    RangeToInclusive,
};

impl<T, I> Index<I> for [T]
where
    I: SliceIndex<[T]>,
{
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I> IndexMut<I> for [T]
where
    I: SliceIndex<[T]>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

/// Says that an index is not within a slice.
#[track_caller]
pub(crate) const fn index_fail(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

/// Says what is wrong about a range.
#[track_caller]
pub(crate) const fn slice_index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic!("range start index {start} out of range for slice of length {len}");
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}");
    }
    if start > end {
        panic!("slice index starts at {start} but ends at {end}");
    }
    panic!("range end index {end} out of range for slice of length {len}")
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// An index of a `T`: a place, or a range of places.
pub unsafe trait SliceIndex<T: ?Sized>: sealed::Sealed {
    type Output: ?Sized;

    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;
    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

impl sealed::Sealed for usize {}

unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() {
            Some(unsafe { &*intrinsics::offset(slice.as_ptr(), self as isize) })
        } else {
            None
        }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() {
            Some(unsafe { &mut *(intrinsics::offset(slice.as_ptr(), self as isize) as *mut T) })
        } else {
            None
        }
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T {
        unsafe { intrinsics::offset(slice as *const T, self as isize) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T {
        unsafe { intrinsics::offset(slice as *const T, self as isize) as *mut T }
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &T {
        let len = slice.len();
        if self >= len {
            index_fail(self, len);
        }
        unsafe { &*intrinsics::offset(slice.as_ptr(), self as isize) }
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        let len = slice.len();
        if self >= len {
            index_fail(self, len);
        }
        unsafe { &mut *(intrinsics::offset(slice.as_ptr(), self as isize) as *mut T) }
    }
}

/// A range that knows where it begins and ends in something of a given length.
pub(crate) trait Resolve {
    /// The first index, the one after the last, and whether the two are fine.
    fn resolve(&self, len: usize) -> (usize, usize, bool);
}

impl Resolve for Range<usize> {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        (self.start, self.end, self.start <= self.end && self.end <= len)
    }
}

impl Resolve for RangeTo<usize> {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        (0, self.end, self.end <= len)
    }
}

impl Resolve for RangeFrom<usize> {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        (self.start, len, self.start <= len)
    }
}

impl Resolve for RangeFull {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        (0, len, true)
    }
}

impl Resolve for RangeInclusive<usize> {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        if self.end >= len {
            return (self.start, self.end, false);
        }
        let end = self.end + 1;
        let start = if self.exhausted { end } else { self.start };
        (start, end, start <= end)
    }
}

impl Resolve for RangeToInclusive<usize> {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        if self.end >= len { (0, self.end, false) } else { (0, self.end + 1, true) }
    }
}

impl Resolve for (Bound<usize>, Bound<usize>) {
    fn resolve(&self, len: usize) -> (usize, usize, bool) {
        let end = match self.1 {
            Bound::Included(end) => {
                if end >= len {
                    return (0, end, false);
                }
                end + 1
            }
            Bound::Excluded(end) => end,
            Bound::Unbounded => len,
        };
        if end > len {
            return (0, end, false);
        }
        let start = match self.0 {
            Bound::Excluded(start) => {
                if start >= end {
                    return (start, end, false);
                }
                start + 1
            }
            Bound::Included(start) => start,
            Bound::Unbounded => 0,
        };
        (start, end, start <= end)
    }
}

/// The part of a slice between two indices.
unsafe fn part<T>(slice: *const [T], start: usize, end: usize) -> *const [T] {
    unsafe {
        let first = intrinsics::offset(slice as *const T, start as isize);
        intrinsics::slice_from_raw_parts(first, end - start)
    }
}

/// Says for kinds of ranges that they are indices of slices.
macro_rules! range_index {
    ($($range:ty),* $(,)?) => {$(
        impl sealed::Sealed for $range {}

        unsafe impl<T> SliceIndex<[T]> for $range {
            type Output = [T];

            fn get(self, slice: &[T]) -> Option<&[T]> {
                let (start, end, is_fine) = self.resolve(slice.len());
                if is_fine { Some(unsafe { &*part(slice, start, end) }) } else { None }
            }

            fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
                let (start, end, is_fine) = self.resolve(slice.len());
                if is_fine {
                    Some(unsafe { &mut *(part(slice, start, end) as *mut [T]) })
                } else {
                    None
                }
            }

            unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
                let (start, end, _) = self.resolve(intrinsics::slice_len(slice));
                unsafe { part(slice, start, end) }
            }

            unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
                let (start, end, _) = self.resolve(intrinsics::slice_len(slice as *const [T]));
                unsafe { part(slice as *const [T], start, end) as *mut [T] }
            }

            #[track_caller]
            fn index(self, slice: &[T]) -> &[T] {
                let (start, end, is_fine) = self.resolve(slice.len());
                if !is_fine {
                    slice_index_fail(start, end, slice.len());
                }
                unsafe { &*part(slice, start, end) }
            }

            #[track_caller]
            fn index_mut(self, slice: &mut [T]) -> &mut [T] {
                let (start, end, is_fine) = self.resolve(slice.len());
                if !is_fine {
                    slice_index_fail(start, end, slice.len());
                }
                unsafe { &mut *(part(slice, start, end) as *mut [T]) }
            }
        }
    )*};
}

range_index!(
    Range<usize>,
    RangeTo<usize>,
    RangeFrom<usize>,
    RangeFull,
    RangeInclusive<usize>,
    RangeToInclusive<usize>,
    (Bound<usize>, Bound<usize>),
);
