//! Taking a range of characters out of a string.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::str::Chars;
use crate::string::String;

pub struct Drain<'a> {
    /// The string, which is changed when this is dropped only.
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}

impl<'a> Drain<'a> {
    pub(crate) fn new(string: &'a mut String, start: usize, end: usize) -> Drain<'a> {
        let string = string as *mut String;
        let chars = unsafe { (&*string).as_str().part(start, end) }.chars();
        Drain { string, start, end, iter: chars }
    }

    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}

unsafe impl Sync for Drain<'_> {}
unsafe impl Send for Drain<'_> {}

impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}

impl<'a> AsRef<str> for Drain<'a> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<'a> AsRef<[u8]> for Drain<'a> {
    fn as_ref(&self) -> &[u8] {
        self.as_str().as_bytes()
    }
}

impl Iterator for Drain<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}

impl FusedIterator for Drain<'_> {}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        unsafe {
            let vec = (*self.string).as_mut_vec();
            if self.start <= self.end && self.end <= vec.len() {
                vec.drain(self.start..self.end);
            }
        }
    }
}
