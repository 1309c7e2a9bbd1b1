//! Parts of a slice that do not overlap, from its front.

use crate::iter::FusedIterator;

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Chunks<'a, T> {
    pub(crate) const fn new(v: &'a [T], chunk_size: usize) -> Self {
        Chunks { v, chunk_size }
    }
}

impl<T> Clone for Chunks<'_, T> {
    fn clone(&self) -> Self {
        Chunks { v: self.v, chunk_size: self.chunk_size }
    }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let (chunk, rest) = self.v.split_at(size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len().div_ceil(self.chunk_size);
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a [T]> {
        let (skipped, is_over) = n.overflowing_mul(self.chunk_size);
        if is_over || skipped >= self.v.len() {
            self.v = &[];
            return None;
        }
        self.v = self.v.split_at(skipped).1;
        self.next()
    }

    fn last(mut self) -> Option<&'a [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let surplus = len % self.chunk_size;
        let size = if surplus == 0 { self.chunk_size } else { surplus };
        let (rest, chunk) = self.v.split_at(len - size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}

impl<T> FusedIterator for Chunks<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksMut<'a, T> {
    pub(crate) const fn new(v: &'a mut [T], chunk_size: usize) -> Self {
        ChunksMut { v, chunk_size }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let (chunk, rest) = crate::mem::take(&mut self.v).split_at_mut(size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len().div_ceil(self.chunk_size);
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a mut [T]> {
        let (skipped, is_over) = n.overflowing_mul(self.chunk_size);
        if is_over || skipped >= self.v.len() {
            self.v = &mut [];
            return None;
        }
        self.v = crate::mem::take(&mut self.v).split_at_mut(skipped).1;
        self.next()
    }

    fn last(mut self) -> Option<&'a mut [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let surplus = len % self.chunk_size;
        let size = if surplus == 0 { self.chunk_size } else { surplus };
        let (rest, chunk) = crate::mem::take(&mut self.v).split_at_mut(len - size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}

impl<T> FusedIterator for ChunksMut<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    pub(crate) const fn new(v: &'a [T], chunk_size: usize) -> Self {
        let at = v.len() - v.len() % chunk_size;
        let (v, rem) = v.split_at(at);
        ChunksExact { v, rem, chunk_size }
    }

    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<T> Clone for ChunksExact<'_, T> {
    fn clone(&self) -> Self {
        ChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size }
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len() / self.chunk_size;
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a [T]> {
        let (skipped, is_over) = n.overflowing_mul(self.chunk_size);
        if is_over || skipped >= self.v.len() {
            self.v = &[];
            return None;
        }
        self.v = self.v.split_at(skipped).1;
        self.next()
    }

    fn last(mut self) -> Option<&'a [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let at = self.v.len() - self.chunk_size;
        let (rest, chunk) = self.v.split_at(at);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

impl<T> FusedIterator for ChunksExact<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    pub(crate) const fn new(v: &'a mut [T], chunk_size: usize) -> Self {
        let at = v.len() - v.len() % chunk_size;
        let (v, rem) = v.split_at_mut(at);
        ChunksExactMut { v, rem, chunk_size }
    }

    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let (chunk, rest) = crate::mem::take(&mut self.v).split_at_mut(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len() / self.chunk_size;
        (len, Some(len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a mut [T]> {
        let (skipped, is_over) = n.overflowing_mul(self.chunk_size);
        if is_over || skipped >= self.v.len() {
            self.v = &mut [];
            return None;
        }
        self.v = crate::mem::take(&mut self.v).split_at_mut(skipped).1;
        self.next()
    }

    fn last(mut self) -> Option<&'a mut [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let at = self.v.len() - self.chunk_size;
        let (rest, chunk) = crate::mem::take(&mut self.v).split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}

impl<T> FusedIterator for ChunksExactMut<'_, T> {}
