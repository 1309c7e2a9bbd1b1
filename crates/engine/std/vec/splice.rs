//! Replacing a range of elements of a vector by others.

use crate::fmt;
use crate::vec::{Drain, Vec};

pub struct Splice<'a, I: Iterator + 'a> {
    pub(crate) drain: Drain<'a, I::Item>,
    pub(crate) replace_with: I,
}

impl<'a, I: Iterator + fmt::Debug + 'a> fmt::Debug for Splice<'a, I>
where
    I::Item: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Splice")
            .field("drain", &self.drain)
            .field("replace_with", &self.replace_with)
            .finish()
    }
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.drain.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drain.size_hint()
    }
}

impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> {
        self.drain.next_back()
    }
}

impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(removed) = self.drain.next() {
            drop(removed);
        }
        unsafe {
            if self.drain.tail_len == 0 {
                let replace_with = &mut self.replace_with;
                self.drain.vec_mut().extend(replace_with);
                return;
            }
            if !self.drain.fill(&mut self.replace_with) {
                return;
            }
            let (lower, _) = self.replace_with.size_hint();
            if lower > 0 {
                self.drain.move_tail(lower);
                if !self.drain.fill(&mut self.replace_with) {
                    return;
                }
            }
            let mut rest: Vec<I::Item> = Vec::new();
            while let Some(item) = self.replace_with.next() {
                rest.push(item);
            }
            if rest.len() > 0 {
                self.drain.move_tail(rest.len());
                let mut rest = rest.into_iter();
                self.drain.fill(&mut rest);
            }
        }
    }
}
