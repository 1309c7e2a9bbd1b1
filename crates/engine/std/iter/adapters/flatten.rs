//! Iterators within an iterator, one after another.

use super::{Fuse, Map, next_back_or_clear, next_or_clear};
use crate::fmt;
use crate::iter::FusedIterator;

/// What `Flatten` and `FlatMap` have in common.
#[derive(Clone, Debug)]
struct FlattenCompat<I, U> {
    iter: Fuse<I>,
    frontiter: Option<U>,
    backiter: Option<U>,
}

impl<I: Iterator, U> FlattenCompat<I, U> {
    fn new(iter: I) -> FlattenCompat<I, U> {
        FlattenCompat { iter: iter.fuse(), frontiter: None, backiter: None }
    }
}

impl<I, U> FlattenCompat<I, U>
where
    I: Iterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: Iterator,
{
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(item) = next_or_clear(&mut self.frontiter) {
                return Some(item);
            }
            match self.iter.next() {
                None => return next_or_clear(&mut self.backiter),
                Some(inner) => self.frontiter = Some(inner.into_iter()),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (front_lower, front_upper) = match &self.frontiter {
            None => (0, Some(0)),
            Some(iter) => iter.size_hint(),
        };
        let (back_lower, back_upper) = match &self.backiter {
            None => (0, Some(0)),
            Some(iter) => iter.size_hint(),
        };
        let lower = front_lower.saturating_add(back_lower);
        match (self.iter.size_hint(), front_upper, back_upper) {
            ((0, Some(0)), Some(front), Some(back)) => (lower, front.checked_add(back)),
            _ => (lower, None),
        }
    }
}

impl<I, U> FlattenCompat<I, U>
where
    I: DoubleEndedIterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(item) = next_back_or_clear(&mut self.backiter) {
                return Some(item);
            }
            match self.iter.next_back() {
                None => return next_back_or_clear(&mut self.frontiter),
                Some(inner) => self.backiter = Some(inner.into_iter()),
            }
        }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FlatMap<I, U: IntoIterator, F> {
    inner: FlattenCompat<Map<I, F>, U::IntoIter>,
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FlatMap<I, U, F> {
    pub(crate) fn new(iter: I, f: F) -> FlatMap<I, U, F> {
        FlatMap { inner: FlattenCompat::new(iter.map(f)) }
    }
}

impl<I: Clone, U, F: Clone> Clone for FlatMap<I, U, F>
where
    U: IntoIterator,
    U::IntoIter: Clone,
{
    fn clone(&self) -> Self {
        FlatMap { inner: self.inner.clone() }
    }
}

impl<I: fmt::Debug, U, F> fmt::Debug for FlatMap<I, U, F>
where
    U: IntoIterator,
    U::IntoIter: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlatMap").field("inner", &self.inner).finish()
    }
}

impl<I: Iterator, U: IntoIterator, F> Iterator for FlatMap<I, U, F>
where
    F: FnMut(I::Item) -> U,
{
    type Item = U::Item;

    fn next(&mut self) -> Option<U::Item> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I: DoubleEndedIterator, U, F> DoubleEndedIterator for FlatMap<I, U, F>
where
    F: FnMut(I::Item) -> U,
    U: IntoIterator,
    U::IntoIter: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        self.inner.next_back()
    }
}

impl<I: Iterator, U: IntoIterator, F> FusedIterator for FlatMap<I, U, F> where
    F: FnMut(I::Item) -> U
{
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Flatten<I>
where
    I: Iterator,
    I::Item: IntoIterator,
{
    inner: FlattenCompat<I, <I::Item as IntoIterator>::IntoIter>,
}

impl<I> Flatten<I>
where
    I: Iterator,
    I::Item: IntoIterator,
{
    pub(crate) fn new(iter: I) -> Flatten<I> {
        Flatten { inner: FlattenCompat::new(iter) }
    }
}

impl<I> Default for Flatten<I>
where
    I: Default + Iterator,
    I::Item: IntoIterator,
{
    fn default() -> Self {
        Flatten::new(Default::default())
    }
}

impl<I, U> Clone for Flatten<I>
where
    I: Clone + Iterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: Clone + Iterator,
{
    fn clone(&self) -> Self {
        Flatten { inner: self.inner.clone() }
    }
}

impl<I, U> fmt::Debug for Flatten<I>
where
    I: fmt::Debug + Iterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: fmt::Debug + Iterator,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flatten").field("inner", &self.inner).finish()
    }
}

impl<I, U> Iterator for Flatten<I>
where
    I: Iterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: Iterator,
{
    type Item = U::Item;

    fn next(&mut self) -> Option<U::Item> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I, U> DoubleEndedIterator for Flatten<I>
where
    I: DoubleEndedIterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        self.inner.next_back()
    }
}

impl<I, U> FusedIterator for Flatten<I>
where
    I: Iterator,
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
    U: Iterator,
{
}
