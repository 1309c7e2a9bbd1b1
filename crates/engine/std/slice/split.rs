//! The parts of a slice between elements of a kind.

use crate::fmt;
use crate::iter::FusedIterator;

fn position<T, P: FnMut(&T) -> bool>(slice: &[T], pred: &mut P) -> Option<usize> {
    let mut i = 0;
    while i < slice.len() {
        if pred(&slice[i]) {
            return Some(i);
        }
        i += 1;
    }
    None
}

fn rposition<T, P: FnMut(&T) -> bool>(slice: &[T], pred: &mut P) -> Option<usize> {
    let mut i = slice.len();
    while i > 0 {
        i -= 1;
        if pred(&slice[i]) {
            return Some(i);
        }
    }
    None
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Split<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Split<'a, T, P> {
    pub(crate) fn new(slice: &'a [T], pred: P) -> Self {
        let finished = false;
        Split { v: slice, pred, finished }
    }

    /// What is left, as the last part.
    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        self.finished = true;
        Some(self.v)
    }
}

impl<T: fmt::Debug, P> fmt::Debug for Split<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Split").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<T, P> Clone for Split<'_, T, P>
where
    P: Clone + FnMut(&T) -> bool,
{
    fn clone(&self) -> Self {
        Split { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

impl<'a, T, P> Iterator for Split<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        match position(self.v, &mut self.pred) {
            None => self.finish(),
            Some(at) => {
                let (part, rest) = self.v.split_at(at);
                self.v = rest.split_at(1).1;
                Some(part)
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
    }
}

impl<'a, T, P> DoubleEndedIterator for Split<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        match rposition(self.v, &mut self.pred) {
            None => self.finish(),
            Some(at) => {
                let (rest, part) = self.v.split_at(at);
                self.v = rest;
                Some(part.split_at(1).1)
            }
        }
    }
}

impl<T, P> FusedIterator for Split<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitMut<'a, T, P> {
    pub(crate) fn new(slice: &'a mut [T], pred: P) -> Self {
        let finished = false;
        SplitMut { v: slice, pred, finished }
    }

    /// What is left, as the last part.
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        self.finished = true;
        Some(crate::mem::take(&mut self.v))
    }
}

impl<T: fmt::Debug, P> fmt::Debug for SplitMut<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitMut").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<'a, T, P> Iterator for SplitMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        match position(self.v, &mut self.pred) {
            None => self.finish(),
            Some(at) => {
                let (part, rest) = crate::mem::take(&mut self.v).split_at_mut(at);
                self.v = rest.split_at_mut(1).1;
                Some(part)
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
    }
}

impl<'a, T, P> DoubleEndedIterator for SplitMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        match rposition(self.v, &mut self.pred) {
            None => self.finish(),
            Some(at) => {
                let (rest, part) = crate::mem::take(&mut self.v).split_at_mut(at);
                self.v = rest;
                Some(part.split_at_mut(1).1)
            }
        }
    }
}

impl<T, P> FusedIterator for SplitMut<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitInclusive<'a, T, P> {
    pub(crate) fn new(slice: &'a [T], pred: P) -> Self {
        let finished = slice.is_empty();
        SplitInclusive { v: slice, pred, finished }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for SplitInclusive<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusive").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<T, P> Clone for SplitInclusive<'_, T, P>
where
    P: Clone + FnMut(&T) -> bool,
{
    fn clone(&self) -> Self {
        SplitInclusive { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

impl<'a, T, P> Iterator for SplitInclusive<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let at = match position(self.v, &mut self.pred) {
            None => self.v.len(),
            Some(at) => at + 1,
        };
        if at == self.v.len() {
            self.finished = true;
        }
        let (part, rest) = self.v.split_at(at);
        self.v = rest;
        Some(part)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished {
            (0, Some(0))
        } else {
            (1, Some(if self.v.is_empty() { 1 } else { self.v.len() }))
        }
    }
}

impl<'a, T, P> DoubleEndedIterator for SplitInclusive<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        // The last element ends a part in any case.
        let before = if self.v.is_empty() { 0 } else { self.v.len() - 1 };
        let at = match rposition(&self.v[..before], &mut self.pred) {
            None => 0,
            Some(at) => at + 1,
        };
        if at == 0 {
            self.finished = true;
        }
        let (rest, part) = self.v.split_at(at);
        self.v = rest;
        Some(part)
    }
}

impl<T, P> FusedIterator for SplitInclusive<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusiveMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitInclusiveMut<'a, T, P> {
    pub(crate) fn new(slice: &'a mut [T], pred: P) -> Self {
        let finished = slice.is_empty();
        SplitInclusiveMut { v: slice, pred, finished }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for SplitInclusiveMut<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusiveMut").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<'a, T, P> Iterator for SplitInclusiveMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let at = match position(self.v, &mut self.pred) {
            None => self.v.len(),
            Some(at) => at + 1,
        };
        if at == self.v.len() {
            self.finished = true;
        }
        let (part, rest) = crate::mem::take(&mut self.v).split_at_mut(at);
        self.v = rest;
        Some(part)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished {
            (0, Some(0))
        } else {
            (1, Some(if self.v.is_empty() { 1 } else { self.v.len() }))
        }
    }
}

impl<'a, T, P> DoubleEndedIterator for SplitInclusiveMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        // The last element ends a part in any case.
        let before = if self.v.is_empty() { 0 } else { self.v.len() - 1 };
        let at = match rposition(&self.v[..before], &mut self.pred) {
            None => 0,
            Some(at) => at + 1,
        };
        if at == 0 {
            self.finished = true;
        }
        let (rest, part) = crate::mem::take(&mut self.v).split_at_mut(at);
        self.v = rest;
        Some(part)
    }
}

impl<T, P> FusedIterator for SplitInclusiveMut<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplit<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    inner: Split<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplit<'a, T, P> {
    pub(crate) fn new(slice: &'a [T], pred: P) -> Self {
        RSplit { inner: Split::new(slice, pred) }
    }

    fn finish(&mut self) -> Option<&'a [T]> {
        self.inner.finish()
    }
}

impl<T: fmt::Debug, P> fmt::Debug for RSplit<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplit")
            .field("v", &self.inner.v)
            .field("finished", &self.inner.finished)
            .finish()
    }
}

impl<T, P> Clone for RSplit<'_, T, P>
where
    P: Clone + FnMut(&T) -> bool,
{
    fn clone(&self) -> Self {
        RSplit { inner: self.inner.clone() }
    }
}

impl<'a, T, P> Iterator for RSplit<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next_back()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T, P> DoubleEndedIterator for RSplit<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
}

impl<T, P> FusedIterator for RSplit<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    inner: SplitMut<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitMut<'a, T, P> {
    pub(crate) fn new(slice: &'a mut [T], pred: P) -> Self {
        RSplitMut { inner: SplitMut::new(slice, pred) }
    }

    fn finish(&mut self) -> Option<&'a mut [T]> {
        self.inner.finish()
    }
}

impl<T: fmt::Debug, P> fmt::Debug for RSplitMut<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplitMut")
            .field("v", &self.inner.v)
            .field("finished", &self.inner.finished)
            .finish()
    }
}

impl<'a, T, P> Iterator for RSplitMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next_back()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T, P> DoubleEndedIterator for RSplitMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        self.inner.next()
    }
}

impl<T, P> FusedIterator for RSplitMut<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitN<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    iter: Split<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitN<'a, T, P> {
    pub(crate) fn new(iter: Split<'a, T, P>, count: usize) -> Self {
        SplitN { iter, count }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for SplitN<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitN").field("iter", &self.iter).field("count", &self.count).finish()
    }
}

impl<'a, T, P> Iterator for SplitN<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.iter.finish()
            }
            _ => {
                self.count -= 1;
                self.iter.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(upper))
    }
}

impl<T, P> FusedIterator for SplitN<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitNMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    iter: SplitMut<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitNMut<'a, T, P> {
    pub(crate) fn new(iter: SplitMut<'a, T, P>, count: usize) -> Self {
        SplitNMut { iter, count }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for SplitNMut<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitNMut").field("iter", &self.iter).field("count", &self.count).finish()
    }
}

impl<'a, T, P> Iterator for SplitNMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.iter.finish()
            }
            _ => {
                self.count -= 1;
                self.iter.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(upper))
    }
}

impl<T, P> FusedIterator for SplitNMut<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitN<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    iter: RSplit<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitN<'a, T, P> {
    pub(crate) fn new(iter: RSplit<'a, T, P>, count: usize) -> Self {
        RSplitN { iter, count }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for RSplitN<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplitN").field("iter", &self.iter).field("count", &self.count).finish()
    }
}

impl<'a, T, P> Iterator for RSplitN<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.iter.finish()
            }
            _ => {
                self.count -= 1;
                self.iter.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(upper))
    }
}

impl<T, P> FusedIterator for RSplitN<'_, T, P> where P: FnMut(&T) -> bool {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitNMut<'a, T: 'a, P>
where
    P: FnMut(&T) -> bool,
{
    iter: RSplitMut<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitNMut<'a, T, P> {
    pub(crate) fn new(iter: RSplitMut<'a, T, P>, count: usize) -> Self {
        RSplitNMut { iter, count }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for RSplitNMut<'_, T, P>
where
    P: FnMut(&T) -> bool,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplitNMut").field("iter", &self.iter).field("count", &self.count).finish()
    }
}

impl<'a, T, P> Iterator for RSplitNMut<'a, T, P>
where
    P: FnMut(&T) -> bool,
{
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.iter.finish()
            }
            _ => {
                self.count -= 1;
                self.iter.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(upper))
    }
}

impl<T, P> FusedIterator for RSplitNMut<'_, T, P> where P: FnMut(&T) -> bool {}
