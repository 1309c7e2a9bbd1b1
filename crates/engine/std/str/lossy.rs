//! Bytes that may be text in part.

use crate::fmt::{self, Write};
use crate::iter::FusedIterator;
use crate::str::{from_utf8_unchecked, validate};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;

    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        let (valid_len, invalid_len) = match validate(self.source) {
            Ok(()) => (self.source.len(), 0),
            Err(error) => {
                let valid_len = error.valid_up_to();
                match error.error_len() {
                    Some(len) => (valid_len, len),
                    None => (valid_len, self.source.len() - valid_len),
                }
            }
        };
        let (valid, rest) = self.source.split_at(valid_len);
        let (invalid, rest) = rest.split_at(invalid_len);
        self.source = rest;
        Some(Utf8Chunk { valid: unsafe { from_utf8_unchecked(valid) }, invalid })
    }
}

impl FusedIterator for Utf8Chunks<'_> {}

impl fmt::Debug for Utf8Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for chunk in self.clone() {
            for c in chunk.valid().chars() {
                for escaped in c.escape_debug() {
                    f.write_char(escaped)?;
                }
            }
            for byte in chunk.invalid() {
                write!(f, "\\x{:02X}", byte)?;
            }
        }
        f.write_char('"')
    }
}

impl [u8] {
    pub fn utf8_chunks(&self) -> Utf8Chunks<'_> {
        Utf8Chunks { source: self }
    }
}
