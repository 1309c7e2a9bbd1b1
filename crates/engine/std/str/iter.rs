//! Going through text: by characters, by bytes, by lines, by words.

use super::split::SplitInclusive;
use super::from_utf8_unchecked;
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;
use crate::slice;

/// The characters of a text.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    bytes: slice::Iter<'a, u8>,
}

impl<'a> Chars<'a> {
    pub(crate) fn new(s: &'a str) -> Chars<'a> {
        Chars { bytes: s.as_bytes().iter() }
    }

    pub fn as_str(&self) -> &'a str {
        unsafe { from_utf8_unchecked(self.bytes.as_slice()) }
    }

    /// The six bits of the next byte, which is within a character.
    fn continuation(&mut self) -> u32 {
        match self.bytes.next() {
            None => 0,
            Some(byte) => (*byte & 0x3F) as u32,
        }
    }
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let first = match self.bytes.next() {
            None => return None,
            Some(byte) => *byte,
        };
        if first < 0x80 {
            return Some(first as char);
        }
        let mut code = if first < 0xE0 {
            (first & 0x1F) as u32
        } else if first < 0xF0 {
            ((first & 0x0F) as u32) << 6 | self.continuation()
        } else {
            let code = ((first & 0x07) as u32) << 6 | self.continuation();
            code << 6 | self.continuation()
        };
        code = code << 6 | self.continuation();
        Some(unsafe { char::from_u32_unchecked(code) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.bytes.len();
        (len.div_ceil(4), Some(len))
    }

    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        let mut byte = match self.bytes.next_back() {
            None => return None,
            Some(byte) => *byte,
        };
        if byte < 0x80 {
            return Some(byte as char);
        }
        let mut code = 0;
        let mut shift = 0;
        while byte & 0xC0 == 0x80 {
            code |= ((byte & 0x3F) as u32) << shift;
            shift += 6;
            byte = match self.bytes.next_back() {
                None => return None,
                Some(byte) => *byte,
            };
        }
        let mask = if shift == 6 {
            0x1F
        } else if shift == 12 {
            0x0F
        } else {
            0x07
        };
        code |= ((byte & mask) as u32) << shift;
        Some(unsafe { char::from_u32_unchecked(code) })
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_char(')')
    }
}

/// The characters of a text, and where they are.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct CharIndices<'a> {
    front_offset: usize,
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    pub(crate) fn new(s: &'a str) -> CharIndices<'a> {
        CharIndices { front_offset: 0, iter: s.chars() }
    }

    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }

    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        match self.iter.next() {
            None => None,
            Some(c) => {
                let index = self.front_offset;
                self.front_offset = index + c.len_utf8();
                Some((index, c))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn last(mut self) -> Option<(usize, char)> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            None => None,
            Some(c) => Some((self.front_offset + self.iter.bytes.len(), c)),
        }
    }
}

impl FusedIterator for CharIndices<'_> {}

/// The bytes of a text.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Bytes<'a>(crate::iter::Copied<slice::Iter<'a, u8>>);

impl<'a> Bytes<'a> {
    pub(crate) fn new(s: &'a str) -> Bytes<'a> {
        Bytes(s.as_bytes().iter().copied())
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn nth(&mut self, n: usize) -> Option<u8> {
        self.0.nth(n)
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> {
        self.0.next_back()
    }

    fn nth_back(&mut self, n: usize) -> Option<u8> {
        self.0.nth_back(n)
    }
}

impl ExactSizeIterator for Bytes<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl FusedIterator for Bytes<'_> {}

/// The lines of a text, without what ends them.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a>(SplitInclusive<'a, char>);

impl<'a> Lines<'a> {
    pub(crate) fn new(s: &'a str) -> Lines<'a> {
        Lines(s.split_inclusive('\n'))
    }
}

/// A line without what ends it.
fn without_end(line: &str) -> &str {
    match line.strip_suffix('\n') {
        None => line,
        Some(line) => match line.strip_suffix('\r') {
            None => line,
            Some(line) => line,
        },
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.0.next() {
            None => None,
            Some(line) => Some(without_end(line)),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        match self.0.next_back() {
            None => None,
            Some(line) => Some(without_end(line)),
        }
    }
}

impl FusedIterator for Lines<'_> {}

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct LinesAny<'a>(Lines<'a>);

impl<'a> LinesAny<'a> {
    pub(crate) fn new(s: &'a str) -> LinesAny<'a> {
        LinesAny(s.lines())
    }
}

impl<'a> Iterator for LinesAny<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'a> DoubleEndedIterator for LinesAny<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl FusedIterator for LinesAny<'_> {}

/// The words of a text, between whitespace of one kind.
macro_rules! words {
    ($name:ident, $start:ident, $end:ident, $is_space:expr, |$rest:ident| $upper:expr) => {
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a> {
            /// What is left, without spaces at either end.
            rest: &'a str,
        }

        impl<'a> $name<'a> {
            pub(crate) fn new(s: &'a str) -> $name<'a> {
                $name { rest: s.$start().$end() }
            }
        }

        impl<'a> Iterator for $name<'a> {
            type Item = &'a str;

            fn next(&mut self) -> Option<&'a str> {
                if self.rest.is_empty() {
                    return None;
                }
                match self.rest.find($is_space) {
                    None => {
                        let word = self.rest;
                        self.rest = "";
                        Some(word)
                    }
                    Some(at) => {
                        let (word, rest) = self.rest.split_at(at);
                        self.rest = rest.$start();
                        Some(word)
                    }
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let $rest = self.rest;
                (0, $upper)
            }

            fn last(mut self) -> Option<&'a str> {
                self.next_back()
            }
        }

        impl<'a> DoubleEndedIterator for $name<'a> {
            fn next_back(&mut self) -> Option<&'a str> {
                if self.rest.is_empty() {
                    return None;
                }
                match self.rest.rfind($is_space) {
                    None => {
                        let word = self.rest;
                        self.rest = "";
                        Some(word)
                    }
                    Some(at) => {
                        let (rest, word) = self.rest.split_at(at);
                        self.rest = rest.$end();
                        Some(word.$start())
                    }
                }
            }
        }

        impl FusedIterator for $name<'_> {}
    };
}

words!(SplitWhitespace, trim_start, trim_end, char::is_whitespace, |_rest| None);
words!(
    SplitAsciiWhitespace,
    trim_ascii_start,
    trim_ascii_end,
    |c: char| c.is_ascii_whitespace(),
    |rest| Some(rest.len() + 1)
);

/// The text as numbers of sixteen bits.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    /// The second half of a pair.
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(crate) fn new(s: &'a str) -> EncodeUtf16<'a> {
        EncodeUtf16 { chars: s.chars(), extra: 0 }
    }
}

impl fmt::Debug for EncodeUtf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeUtf16").finish_non_exhaustive()
    }
}

impl<'a> Iterator for EncodeUtf16<'a> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let extra = self.extra;
            self.extra = 0;
            return Some(extra);
        }
        match self.chars.next() {
            None => None,
            Some(c) => {
                let code = c as u32;
                if code < 0x10000 {
                    return Some(code as u16);
                }
                let code = code - 0x10000;
                self.extra = 0xDC00 | (code & 0x3FF) as u16;
                Some(0xD800 | (code >> 10) as u16)
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.chars.bytes.len();
        let extra = if self.extra == 0 { 0 } else { 1 };
        (len.div_ceil(3) + extra, Some(len + extra))
    }
}

impl FusedIterator for EncodeUtf16<'_> {}
