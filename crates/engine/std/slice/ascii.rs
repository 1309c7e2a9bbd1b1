//! Bytes as ASCII.

use crate::ascii;
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;
use crate::slice::Iter;

impl [u8] {
    pub const fn is_ascii(&self) -> bool {
        let mut i = 0;
        while i < self.len() {
            if self[i] >= 128 {
                return false;
            }
            i += 1;
        }
        true
    }

    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i = 0;
        while i < self.len() {
            if !self[i].eq_ignore_ascii_case(&other[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    pub const fn make_ascii_uppercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_uppercase();
            i += 1;
        }
    }

    pub const fn make_ascii_lowercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_lowercase();
            i += 1;
        }
    }

    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut copy = self.to_vec();
        copy.make_ascii_uppercase();
        copy
    }

    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut copy = self.to_vec();
        copy.make_ascii_lowercase();
        copy
    }

    pub fn escape_ascii(&self) -> EscapeAscii<'_> {
        EscapeAscii { bytes: self.iter(), front: None, back: None }
    }

    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if !first.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if !last.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    pub const fn trim_ascii(&self) -> &[u8] {
        self.trim_ascii_start().trim_ascii_end()
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EscapeAscii<'a> {
    bytes: Iter<'a, u8>,
    front: Option<ascii::EscapeDefault>,
    back: Option<ascii::EscapeDefault>,
}

impl<'a> Iterator for EscapeAscii<'a> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some(front) = &mut self.front {
                if let Some(byte) = front.next() {
                    return Some(byte);
                }
            }
            match self.bytes.next() {
                Some(byte) => self.front = Some(ascii::escape_default(*byte)),
                None => {
                    return match &mut self.back {
                        None => None,
                        Some(back) => back.next(),
                    };
                }
            }
        }
    }
}

impl<'a> DoubleEndedIterator for EscapeAscii<'a> {
    fn next_back(&mut self) -> Option<u8> {
        loop {
            if let Some(back) = &mut self.back {
                if let Some(byte) = back.next_back() {
                    return Some(byte);
                }
            }
            match self.bytes.next_back() {
                Some(byte) => self.back = Some(ascii::escape_default(*byte)),
                None => {
                    return match &mut self.front {
                        None => None,
                        Some(front) => front.next_back(),
                    };
                }
            }
        }
    }
}

impl<'a> FusedIterator for EscapeAscii<'a> {}

impl<'a> fmt::Display for EscapeAscii<'a> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.clone();
        while let Some(byte) = rest.next() {
            f.write_char(byte as char)?;
        }
        Ok(())
    }
}

impl<'a> fmt::Debug for EscapeAscii<'a> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeAscii").finish_non_exhaustive()
    }
}
