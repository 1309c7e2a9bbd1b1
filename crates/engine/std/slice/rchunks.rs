//! Parts of a slice that do not overlap, from its back.

use crate::iter::FusedIterator;

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunks<'a, T> {
    pub(crate) const fn new(v: &'a [T], chunk_size: usize) -> Self {
        RChunks { v, chunk_size }
    }
}

impl<T> Clone for RChunks<'_, T> {
    fn clone(&self) -> Self {
        RChunks { v: self.v, chunk_size: self.chunk_size }
    }
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let (rest, chunk) = self.v.split_at(len - size);
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
        let len = self.v.len();
        if is_over || skipped >= len {
            self.v = &[];
            return None;
        }
        self.v = self.v.split_at(len - skipped).0;
        self.next()
    }

    fn last(mut self) -> Option<&'a [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let surplus = self.v.len() % self.chunk_size;
        let size = if surplus == 0 { self.chunk_size } else { surplus };
        let (chunk, rest) = self.v.split_at(size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for RChunks<'_, T> {}

impl<T> FusedIterator for RChunks<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksMut<'a, T> {
    pub(crate) const fn new(v: &'a mut [T], chunk_size: usize) -> Self {
        RChunksMut { v, chunk_size }
    }
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.len();
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let (rest, chunk) = crate::mem::take(&mut self.v).split_at_mut(len - size);
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
        let len = self.v.len();
        if is_over || skipped >= len {
            self.v = &mut [];
            return None;
        }
        self.v = crate::mem::take(&mut self.v).split_at_mut(len - skipped).0;
        self.next()
    }

    fn last(mut self) -> Option<&'a mut [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for RChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let surplus = self.v.len() % self.chunk_size;
        let size = if surplus == 0 { self.chunk_size } else { surplus };
        let (chunk, rest) = crate::mem::take(&mut self.v).split_at_mut(size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for RChunksMut<'_, T> {}

impl<T> FusedIterator for RChunksMut<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExact<'a, T> {
    pub(crate) const fn new(v: &'a [T], chunk_size: usize) -> Self {
        let at = v.len() % chunk_size;
        let (rem, v) = v.split_at(at);
        RChunksExact { v, rem, chunk_size }
    }

    pub const fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<T> Clone for RChunksExact<'_, T> {
    fn clone(&self) -> Self {
        RChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size }
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let at = self.v.len() - self.chunk_size;
        let (rest, chunk) = self.v.split_at(at);
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
        let at = self.v.len() - skipped;
        self.v = self.v.split_at(at).0;
        self.next()
    }

    fn last(mut self) -> Option<&'a [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for RChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for RChunksExact<'_, T> {}

impl<T> FusedIterator for RChunksExact<'_, T> {}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    pub(crate) const fn new(v: &'a mut [T], chunk_size: usize) -> Self {
        let at = v.len() % chunk_size;
        let (rem, v) = v.split_at_mut(at);
        RChunksExactMut { v, rem, chunk_size }
    }

    pub const fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let at = self.v.len() - self.chunk_size;
        let (rest, chunk) = crate::mem::take(&mut self.v).split_at_mut(at);
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
        let at = self.v.len() - skipped;
        self.v = crate::mem::take(&mut self.v).split_at_mut(at).0;
        self.next()
    }

    fn last(mut self) -> Option<&'a mut [T]> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for RChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let (chunk, rest) = crate::mem::take(&mut self.v).split_at_mut(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for RChunksExactMut<'_, T> {}

impl<T> FusedIterator for RChunksExactMut<'_, T> {}
