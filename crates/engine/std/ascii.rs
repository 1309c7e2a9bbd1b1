//! Bytes as they stand in literals.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::str;

/// The characters that stand for a byte.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EscapeDefault {
    text: [u8; 4],
    start: u8,
    end: u8,
}

pub fn escape_default(c: u8) -> EscapeDefault {
    let short = match c {
        b'\t' => b't',
        b'\r' => b'r',
        b'\n' => b'n',
        b'\\' | b'\'' | b'"' => c,
        0x20..=0x7e => return EscapeDefault { text: [c, 0, 0, 0], start: 0, end: 1 },
        _ => {
            let text = [b'\\', b'x', digit(c >> 4), digit(c & 15)];
            return EscapeDefault { text, start: 0, end: 4 };
        }
    };
    EscapeDefault { text: [b'\\', short, 0, 0], start: 0, end: 2 }
}

fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + (value - 10) }
}

impl EscapeDefault {
    fn as_str(&self) -> &str {
        unsafe { str::from_utf8_unchecked(&self.text[self.start as usize..self.end as usize]) }
    }
}

impl Iterator for EscapeDefault {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        let byte = self.text[self.start as usize];
        self.start += 1;
        Some(byte)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = (self.end - self.start) as usize;
        (len, Some(len))
    }
}

impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.text[self.end as usize])
    }
}

impl ExactSizeIterator for EscapeDefault {}

impl FusedIterator for EscapeDefault {}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeDefault").finish_non_exhaustive()
    }
}
