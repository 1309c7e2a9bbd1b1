//! Several unique references into one slice, and parts that are taken off one.

use crate::fmt;
use crate::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}

impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        };
        fmt::Display::fmt(text, f)
    }
}

impl crate::error::Error for GetDisjointMutError {}

/// An index whose place can be compared with that of another.
pub unsafe trait GetDisjointMutIndex: Clone {
    fn is_in_bounds(&self, len: usize) -> bool;
    fn is_overlapping(&self, other: &Self) -> bool;
}

unsafe impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self < len
    }

    fn is_overlapping(&self, other: &usize) -> bool {
        *self == *other
    }
}

unsafe impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        self.start <= self.end && self.end <= len
    }

    fn is_overlapping(&self, other: &Range<usize>) -> bool {
        self.start < other.end && other.start < self.end
    }
}

unsafe impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        self.start <= self.end && self.end < len
    }

    fn is_overlapping(&self, other: &RangeInclusive<usize>) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// A range with one end that is open.
pub trait OneSidedRange<T: ?Sized> {
    /// Whether it is the front, and where it is cut off.
    fn cut(self) -> Option<(bool, usize)>;
}

impl OneSidedRange<usize> for RangeTo<usize> {
    fn cut(self) -> Option<(bool, usize)> {
        Some((true, self.end))
    }
}

impl OneSidedRange<usize> for RangeToInclusive<usize> {
    fn cut(self) -> Option<(bool, usize)> {
        match self.end.checked_add(1) {
            None => None,
            Some(end) => Some((true, end)),
        }
    }
}

impl OneSidedRange<usize> for RangeFrom<usize> {
    fn cut(self) -> Option<(bool, usize)> {
        Some((false, self.start))
    }
}

impl<T> [T] {
    pub unsafe fn get_disjoint_unchecked_mut<I, const N: usize>(
        &mut self,
        indices: [I; N],
    ) -> [&mut I::Output; N]
    where
        I: GetDisjointMutIndex + SliceIndex<Self>,
    {
        let slice = self as *mut [T];
        indices.map(|index| unsafe { &mut *index.get_unchecked_mut(slice) })
    }

    pub fn get_disjoint_mut<I, const N: usize>(
        &mut self,
        indices: [I; N],
    ) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: GetDisjointMutIndex + SliceIndex<Self>,
    {
        let len = self.len();
        let mut i = 0;
        while i < N {
            if !indices[i].is_in_bounds(len) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            let mut j = 0;
            while j < i {
                if indices[i].is_overlapping(&indices[j]) {
                    return Err(GetDisjointMutError::OverlappingIndices);
                }
                j += 1;
            }
            i += 1;
        }
        Ok(unsafe { self.get_disjoint_unchecked_mut(indices) })
    }

    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let (is_front, at) = range.cut()?;
        let (front, back) = self.split_at_checked(at)?;
        if is_front {
            *self = back;
            Some(front)
        } else {
            *self = front;
            Some(back)
        }
    }

    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(
        self: &mut &'a mut Self,
        range: R,
    ) -> Option<&'a mut Self> {
        let (is_front, at) = range.cut()?;
        if at > self.len() {
            return None;
        }
        let (front, back) = crate::mem::take(self).split_at_mut(at);
        if is_front {
            *self = back;
            Some(front)
        } else {
            *self = front;
            Some(back)
        }
    }

    pub const fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (first, rest) = match self.split_first() {
            None => return None,
            Some(pair) => pair,
        };
        *self = rest;
        Some(first)
    }

    pub const fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        match crate::mem::replace(self, &mut []).split_first_mut() {
            None => None,
            Some((first, rest)) => {
                *self = rest;
                Some(first)
            }
        }
    }

    pub const fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (last, rest) = match self.split_last() {
            None => return None,
            Some(pair) => pair,
        };
        *self = rest;
        Some(last)
    }

    pub const fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        match crate::mem::replace(self, &mut []).split_last_mut() {
            None => None,
            Some((last, rest)) => {
                *self = rest;
                Some(last)
            }
        }
    }
}
