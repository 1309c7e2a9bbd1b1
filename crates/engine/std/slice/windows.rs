//! Overlapping parts of a slice.

use crate::iter::FusedIterator;

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Windows<'a, T> {
    pub(crate) const fn new(v: &'a [T], size: usize) -> Self {
        Windows { v, size }
    }
}

impl<T> Clone for Windows<'_, T> {
    fn clone(&self) -> Self {
        Windows { v: self.v, size: self.size }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[..self.size];
        self.v = &self.v[1..];
        Some(window)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a [T]> {
        self.v = &self.v[if n < self.v.len() { n } else { self.v.len() }..];
        self.next()
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[self.v.len() - self.size..];
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}

impl<T> FusedIterator for Windows<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> ArrayWindows<'a, T, N> {
    pub(crate) const fn new(v: &'a [T]) -> Self {
        ArrayWindows { v }
    }
}

impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {
    fn clone(&self) -> Self {
        ArrayWindows { v: self.v }
    }
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];

    fn next(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.first_chunk::<N>();
        if window.is_some() {
            self.v = &self.v[1..];
        }
        window
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = if N > self.v.len() { 0 } else { self.v.len() - N + 1 };
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.last_chunk::<N>();
        if window.is_some() {
            self.v = &self.v[..self.v.len() - 1];
        }
        window
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}

impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}
