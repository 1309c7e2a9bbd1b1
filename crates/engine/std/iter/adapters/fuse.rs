//! An iterator that stays at its end, and one that begins anew there.

use super::{next_back_or_clear, next_or_clear};
use crate::iter::FusedIterator;

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Fuse<I> {
    iter: Option<I>,
}

impl<I> Fuse<I> {
    pub(crate) fn new(iter: I) -> Fuse<I> {
        Fuse { iter: Some(iter) }
    }
}

impl<I: Iterator> Iterator for Fuse<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        next_or_clear(&mut self.iter)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.iter {
            None => (0, Some(0)),
            Some(iter) => iter.size_hint(),
        }
    }

    fn __trusted_len(&self) -> bool {
        match &self.iter {
            None => true,
            Some(iter) => iter.__trusted_len(),
        }
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Fuse<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        next_back_or_clear(&mut self.iter)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Fuse<I> {
    fn len(&self) -> usize {
        match &self.iter {
            None => 0,
            Some(iter) => iter.len(),
        }
    }
}

impl<I: Iterator> FusedIterator for Fuse<I> {}

impl<I: Default> Default for Fuse<I> {
    fn default() -> Self {
        Fuse::new(Default::default())
    }
}

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Cycle<I> {
    orig: I,
    iter: I,
}

impl<I: Clone> Cycle<I> {
    pub(crate) fn new(iter: I) -> Cycle<I> {
        Cycle { orig: iter.clone(), iter }
    }
}

impl<I: Clone + Iterator> Iterator for Cycle<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        match self.iter.next() {
            None => {
                self.iter = self.orig.clone();
                self.iter.next()
            }
            item => item,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.orig.size_hint() {
            (0, Some(0)) => (0, Some(0)),
            (0, _) => (0, None),
            _ => (usize::MAX, None),
        }
    }
}

impl<I: Clone + Iterator> FusedIterator for Cycle<I> {}
