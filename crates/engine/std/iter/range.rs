//! Ranges as iterators.

use crate::iter::FusedIterator;
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// What a range can go over. The methods that run at every turn of a loop are whole, so
/// that a turn is one call.
pub trait Step: Clone + PartialOrd + Sized {
    fn next_in(range: &mut Range<Self>) -> Option<Self>;
    fn next_back_in(range: &mut Range<Self>) -> Option<Self>;
    /// The number after this; panics as an addition does if there is none.
    fn successor(self) -> Self;
    /// The number before this.
    fn predecessor(self) -> Self;
    fn forward_checked(self, count: usize) -> Option<Self>;
    fn backward_checked(self, count: usize) -> Option<Self>;
    /// How many steps lead from the one to the other, which is not before it.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
}

/// The steps of an integer type. `$wide` holds every difference of two of its values.
macro_rules! step_int {
    ($($t:ident $unsigned:ident)*) => {$(
        impl Step for $t {
            fn next_in(range: &mut Range<$t>) -> Option<$t> {
                let item = range.start;
                if item < range.end {
                    range.start = item + 1;
                    Some(item)
                } else {
                    None
                }
            }

            fn next_back_in(range: &mut Range<$t>) -> Option<$t> {
                if range.start < range.end {
                    range.end -= 1;
                    Some(range.end)
                } else {
                    None
                }
            }

            fn successor(self) -> $t {
                self + 1
            }

            fn predecessor(self) -> $t {
                self - 1
            }

            fn forward_checked(self, count: usize) -> Option<$t> {
                let room = ($t::MAX as $unsigned).wrapping_sub(self as $unsigned);
                if (count as u128) <= (room as u128) {
                    Some((self as $unsigned).wrapping_add(count as $unsigned) as $t)
                } else {
                    None
                }
            }

            fn backward_checked(self, count: usize) -> Option<$t> {
                let room = (self as $unsigned).wrapping_sub($t::MIN as $unsigned);
                if (count as u128) <= (room as u128) {
                    Some((self as $unsigned).wrapping_sub(count as $unsigned) as $t)
                } else {
                    None
                }
            }

            fn steps_between(start: &$t, end: &$t) -> (usize, Option<usize>) {
                if *start > *end {
                    return (0, None);
                }
                let steps = (*end as $unsigned).wrapping_sub(*start as $unsigned) as u128;
                if steps <= (usize::MAX as u128) {
                    (steps as usize, Some(steps as usize))
                } else {
                    (usize::MAX, None)
                }
            }
        }
    )*};
}

step_int!(i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize);
step_int!(u8 u8 u16 u16 u32 u32 u64 u64 u128 u128 usize usize);

impl Step for char {
    fn next_in(range: &mut Range<char>) -> Option<char> {
        let item = range.start;
        if item < range.end {
            range.start = item.successor();
            Some(item)
        } else {
            None
        }
    }

    fn next_back_in(range: &mut Range<char>) -> Option<char> {
        if range.start < range.end {
            range.end = range.end.predecessor();
            Some(range.end)
        } else {
            None
        }
    }

    fn successor(self) -> char {
        match Step::forward_checked(self, 1) {
            Some(next) => next,
            None => panic!("overflow in `Step::forward`"),
        }
    }

    fn predecessor(self) -> char {
        match Step::backward_checked(self, 1) {
            Some(before) => before,
            None => panic!("overflow in `Step::backward`"),
        }
    }

    fn forward_checked(self, count: usize) -> Option<char> {
        let start = self as usize;
        let mut end = start.checked_add(count)?;
        if start < 0xD800 && 0xD800 <= end {
            end = end.checked_add(0x800)?;
        }
        if end <= 0x10FFFF { char::from_u32(end as u32) } else { None }
    }

    fn backward_checked(self, count: usize) -> Option<char> {
        let start = self as usize;
        let mut end = start.checked_sub(count)?;
        if start > 0xDFFF && 0xDFFF >= end {
            end = end.checked_sub(0x800)?;
        }
        char::from_u32(end as u32)
    }

    fn steps_between(start: &char, end: &char) -> (usize, Option<usize>) {
        let start = *start as usize;
        let end = *end as usize;
        if start > end {
            return (0, None);
        }
        let mut steps = end - start;
        if start < 0xD800 && 0xDFFF < end {
            steps -= 0x800;
        }
        (steps, Some(steps))
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        A::next_in(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end {
            A::steps_between(&self.start, &self.end)
        } else {
            (0, Some(0))
        }
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        if self.start < self.end {
            match A::steps_between(&self.start, &self.end) {
                (_, Some(count)) => count,
                _ => panic!("count overflowed usize"),
            }
        } else {
            0
        }
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(item) = self.start.clone().forward_checked(n) {
            if item < self.end {
                self.start = item.clone().successor();
                return Some(item);
            }
        }
        self.start = self.end.clone();
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        A::next_back_in(self)
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(after) = self.end.clone().backward_checked(n) {
            if after > self.start {
                self.end = after.predecessor();
                return Some(self.end.clone());
            }
        }
        self.end = self.start.clone();
        None
    }
}

impl<A: Step> FusedIterator for Range<A> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        let item = self.start.clone();
        self.start = item.clone().successor();
        Some(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        let item = match self.start.clone().forward_checked(n) {
            Some(item) => item,
            None => panic!("attempt to add with overflow"),
        };
        self.start = item.clone().successor();
        Some(item)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> RangeInclusive<A> {
    fn is_done(&self) -> bool {
        self.exhausted || !(self.start <= self.end)
    }
}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        if self.exhausted {
            return None;
        }
        let item = self.start.clone();
        if item < self.end {
            self.start = item.clone().successor();
            Some(item)
        } else if item == self.end {
            self.exhausted = true;
            Some(item)
        } else {
            None
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_done() {
            return (0, Some(0));
        }
        let (lower, upper) = A::steps_between(&self.start, &self.end);
        let upper = match upper {
            None => None,
            Some(steps) => steps.checked_add(1),
        };
        (lower.saturating_add(1), upper)
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        match self.size_hint() {
            (_, Some(count)) => count,
            _ => panic!("count overflowed usize"),
        }
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if self.is_done() {
            return None;
        }
        if let Some(item) = self.start.clone().forward_checked(n) {
            if item < self.end {
                self.start = item.clone().successor();
                return Some(item);
            }
            if item == self.end {
                self.start = item.clone();
                self.exhausted = true;
                return Some(item);
            }
        }
        self.start = self.end.clone();
        self.exhausted = true;
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.is_done() {
            return None;
        }
        let item = self.end.clone();
        if self.start < item {
            self.end = item.clone().predecessor();
        } else {
            self.exhausted = true;
        }
        Some(item)
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if self.is_done() {
            return None;
        }
        if let Some(item) = self.end.clone().backward_checked(n) {
            if item > self.start {
                self.end = item.clone().predecessor();
                return Some(item);
            }
            if item == self.start {
                self.end = item.clone();
                self.exhausted = true;
                return Some(item);
            }
        }
        self.end = self.start.clone();
        self.exhausted = true;
        None
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}

/// The ranges whose length always fits a `usize`, as std has them.
macro_rules! exact_size {
    ($range:ident: $($t:ty)*) => {$(
        impl ExactSizeIterator for $range<$t> {}
    )*};
}

exact_size!(Range: usize u8 isize i8 u16 i16 u32 i32);
exact_size!(RangeInclusive: u8 i8 u16 i16);
