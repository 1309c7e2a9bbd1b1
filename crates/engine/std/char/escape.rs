//! Characters that are written as several.

use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator};

/// At most ten characters, which are given one by one.
#[derive(Clone, Debug)]
struct Buffer {
    chars: [char; 10],
    start: usize,
    end: usize,
}

impl Buffer {
    const fn new() -> Self {
        Buffer { chars: ['\0'; 10], start: 0, end: 0 }
    }

    fn push(&mut self, c: char) {
        self.chars[self.end] = c;
        self.end += 1;
    }

    fn of_one(c: char) -> Self {
        let mut buffer = Buffer::new();
        buffer.push(c);
        buffer
    }

    fn of_backslash(c: char) -> Self {
        let mut buffer = Buffer::of_one('\\');
        buffer.push(c);
        buffer
    }

    /// `\u{…}`
    fn of_number(c: char) -> Self {
        let number = c as u32;
        let mut buffer = Buffer::of_backslash('u');
        buffer.push('{');
        let digits = (32 - intrinsics::ctlz(number | 1) + 3) / 4;
        let mut left = digits;
        while left > 0 {
            left -= 1;
            let digit = ((number >> (left * 4)) & 15) as u8;
            buffer.push(if digit < 10 { (b'0' + digit) as char } else { (b'a' + digit - 10) as char });
        }
        buffer.push('}');
        buffer
    }

    fn next(&mut self) -> Option<char> {
        if self.start == self.end {
            return None;
        }
        let c = self.chars[self.start];
        self.start += 1;
        Some(c)
    }

    fn next_back(&mut self) -> Option<char> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.chars[self.end])
    }

    fn len(&self) -> usize {
        self.end - self.start
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut i = self.start;
        while i < self.end {
            f.write_char(self.chars[i])?;
            i += 1;
        }
        Ok(())
    }
}

macro_rules! escapes {
    ($($Name:ident $path:literal;)*) => ($(
        /// Goes over what a character is written as.
        #[derive(Clone, Debug)]
        #[engine::path($path)]
        pub struct $Name(Buffer);

        impl Iterator for $Name {
            type Item = char;

            fn next(&mut self) -> Option<char> {
                self.0.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.0.len();
                (n, Some(n))
            }
        }

        impl ExactSizeIterator for $Name {
            fn len(&self) -> usize {
                self.0.len()
            }
        }

        impl FusedIterator for $Name {}

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f)
            }
        }
    )*)
}

escapes! {
    EscapeUnicode "core::char::EscapeUnicode";
    EscapeDefault "core::char::EscapeDefault";
    EscapeDebug "core::char::EscapeDebug";
    ToLowercase "core::char::ToLowercase";
    ToUppercase "core::char::ToUppercase";
}

impl DoubleEndedIterator for ToLowercase {
    fn next_back(&mut self) -> Option<char> {
        self.0.next_back()
    }
}

impl DoubleEndedIterator for ToUppercase {
    fn next_back(&mut self) -> Option<char> {
        self.0.next_back()
    }
}

impl EscapeUnicode {
    pub(crate) fn new(c: char) -> Self {
        EscapeUnicode(Buffer::of_number(c))
    }
}

impl EscapeDefault {
    pub(crate) fn new(c: char) -> Self {
        EscapeDefault(match c {
            '\t' => Buffer::of_backslash('t'),
            '\r' => Buffer::of_backslash('r'),
            '\n' => Buffer::of_backslash('n'),
            '\\' | '\'' | '"' => Buffer::of_backslash(c),
            '\x20'..='\x7e' => Buffer::of_one(c),
            _ => Buffer::of_number(c),
        })
    }
}

impl EscapeDebug {
    pub(crate) fn new(c: char) -> Self {
        EscapeDebug(match c {
            '\0' => Buffer::of_backslash('0'),
            '\t' => Buffer::of_backslash('t'),
            '\r' => Buffer::of_backslash('r'),
            '\n' => Buffer::of_backslash('n'),
            '\\' | '\'' | '"' => Buffer::of_backslash(c),
            '\x20'..='\x7e' => Buffer::of_one(c),
            _ if intrinsics::char_property(c, 6) => Buffer::of_number(c),
            _ => Buffer::of_one(c),
        })
    }
}

impl ToLowercase {
    pub(crate) fn new(c: char) -> Self {
        let mut buffer = Buffer::new();
        buffer.end = unsafe { intrinsics::char_to_lowercase(c, &raw mut buffer.chars as *mut char) };
        ToLowercase(buffer)
    }
}

impl ToUppercase {
    pub(crate) fn new(c: char) -> Self {
        let mut buffer = Buffer::new();
        buffer.end = unsafe { intrinsics::char_to_uppercase(c, &raw mut buffer.chars as *mut char) };
        ToUppercase(buffer)
    }
}
