//! What text can be indexed with.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::ops::{
    Bound, Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo,
    RangeToInclusive,
};
use crate::slice::SliceIndex;
use crate::slice::index::Resolve;

impl<I> Index<I> for str
where
    I: SliceIndex<str>,
{
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I> IndexMut<I> for str
where
    I: SliceIndex<str>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

/// Says what is wrong about a range of bytes of a text.
#[track_caller]
pub(crate) const fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let shown_len = s.floor_char_boundary(256);
    let shown = unsafe { s.part(0, shown_len) };
    let more = if shown_len < s.len() { "[...]" } else { "" };
    if begin > s.len() {
        panic!("start byte index {begin} is out of bounds of `{shown}`{more}");
    }
    if end > s.len() {
        panic!("end byte index {end} is out of bounds of `{shown}`{more}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{shown}`{more}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    if s.is_char_boundary(index) {
        panic!("end byte index {end} is out of bounds of `{shown}`{more}");
    }
    let floor = s.floor_char_boundary(index);
    let ceil = s.ceil_char_boundary(index);
    let within = unsafe { s.part(floor, ceil) };
    let c = within.chars().next();
    let c = match c {
        Some(c) => c,
        None => '\0',
    };
    panic!(
        "{which} byte index {index} is not a char boundary; it is inside {c:?} (bytes {floor}..{ceil}) of `{shown}`{more}"
    )
}

/// Says for kinds of ranges that they are indices of text.
macro_rules! range_index {
    ($($range:ty),* $(,)?) => {$(
        unsafe impl SliceIndex<str> for $range {
            type Output = str;

            fn get(self, slice: &str) -> Option<&str> {
                let (start, end, is_fine) = self.resolve(slice.len());
                if is_fine && slice.is_char_boundary(start) && slice.is_char_boundary(end) {
                    Some(unsafe { slice.part(start, end) })
                } else {
                    None
                }
            }

            fn get_mut(self, slice: &mut str) -> Option<&mut str> {
                let (start, end, is_fine) = self.resolve(slice.len());
                if is_fine && slice.is_char_boundary(start) && slice.is_char_boundary(end) {
                    Some(unsafe { slice.slice_mut_unchecked(start, end) })
                } else {
                    None
                }
            }

            unsafe fn get_unchecked(self, slice: *const str) -> *const str {
                unsafe {
                    let (start, end, _) = self.resolve((*slice).len());
                    (*slice).part(start, end) as *const str
                }
            }

            unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
                unsafe {
                    let (start, end, _) = self.resolve((*slice).len());
                    (*slice).part(start, end) as *const str as *mut str
                }
            }

            #[track_caller]
            fn index(self, slice: &str) -> &str {
                let (start, end, is_fine) = self.resolve(slice.len());
                if !(is_fine && slice.is_char_boundary(start) && slice.is_char_boundary(end)) {
                    slice_error_fail(slice, start, end);
                }
                unsafe { slice.part(start, end) }
            }

            #[track_caller]
            fn index_mut(self, slice: &mut str) -> &mut str {
                let (start, end, is_fine) = self.resolve(slice.len());
                if !(is_fine && slice.is_char_boundary(start) && slice.is_char_boundary(end)) {
                    slice_error_fail(slice, start, end);
                }
                unsafe { slice.slice_mut_unchecked(start, end) }
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

impl PartialEq for str {
    fn eq(&self, other: &str) -> bool {
        let len = self.len();
        if len != other.len() {
            return false;
        }
        unsafe { intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), len) == 0 }
    }
}

impl Eq for str {}

impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        let left = self.len();
        let right = other.len();
        let len = if left < right { left } else { right };
        let order = unsafe { intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), len) };
        if order < 0 {
            Ordering::Less
        } else if order > 0 {
            Ordering::Greater
        } else {
            left.cmp(&right)
        }
    }
}

impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
