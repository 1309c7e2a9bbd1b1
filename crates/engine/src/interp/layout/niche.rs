//! Niches: values that the bits of a type can have, and that the type does not use.

use super::super::num::Num;

/// The values that a scalar uses: from `start` to `end`, wrapping around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidRange {
    /// The first.
    pub start: u128,
    /// The last.
    pub end: u128,
}

impl ValidRange {
    /// All values.
    #[must_use]
    pub fn full(num: Num) -> Self {
        Self {
            start: 0,
            end: max_value(num),
        }
    }

    /// All values but zero.
    #[must_use]
    pub fn non_zero(num: Num) -> Self {
        Self {
            start: 1,
            end: max_value(num),
        }
    }
}

/// A scalar within a type, with values that are not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Niche {
    /// Where the scalar is.
    pub offset: u64,
    /// What it is.
    pub num: Num,
    /// The values that are used.
    pub valid: ValidRange,
}

/// The largest value of an unsigned number of the size.
pub(super) fn max_value(num: Num) -> u128 {
    match num.size() {
        16 => u128::MAX,
        size => (1 << (size * 8)) - 1,
    }
}

impl Niche {
    /// The niche of a scalar; nothing if all values are used.
    #[must_use]
    pub fn new(offset: u64, num: Num, valid: ValidRange) -> Option<Self> {
        let niche = Self { offset, num, valid };
        (niche.available() > 0).then_some(niche)
    }

    /// How many values are not used.
    #[must_use]
    pub fn available(&self) -> u128 {
        let free = self.valid.start.wrapping_sub(self.valid.end);
        free.wrapping_sub(1) & max_value(self.num)
    }

    /// Takes `count` of the unused values: the first of them, and what is used then. As
    /// rustc does, this goes towards zero, so that `None` likes to be zero.
    #[must_use]
    pub fn reserve(&self, count: u128) -> Option<(u128, ValidRange)> {
        if count > self.available() {
            return None;
        }
        let max = max_value(self.num);
        let ValidRange { start, end } = self.valid;
        let before = || {
            let start = start.wrapping_sub(count) & max;
            (start, ValidRange { start, end })
        };
        let behind = || {
            let first = end.wrapping_add(1) & max;
            let end = end.wrapping_add(count) & max;
            (first, ValidRange { start, end })
        };
        Some(if start > end {
            behind()
        } else if start <= max - end {
            if count <= start { before() } else { behind() }
        } else {
            let moved = end.wrapping_add(count) & max;
            if (1..=end).contains(&moved) {
                before()
            } else {
                behind()
            }
        })
    }
}
