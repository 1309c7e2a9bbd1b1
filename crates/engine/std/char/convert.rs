//! Characters to and from numbers and text.

use crate::error::Error;
use crate::fmt;
use crate::mem;
use crate::str::FromStr;

/// Why a character cannot be a number of this size.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[engine::path("core::char::TryFromCharError")]
pub struct TryFromCharError(pub(crate) ());

impl fmt::Display for TryFromCharError {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        "unicode code point out of range".fmt(fmt)
    }
}

impl Error for TryFromCharError {}

pub(crate) const fn from_u32(i: u32) -> Option<char> {
    if i > 0x10FFFF || (i >= 0xD800 && i <= 0xDFFF) {
        None
    } else {
        Some(unsafe { mem::transmute(i) })
    }
}

pub(crate) const fn from_digit(num: u32, radix: u32) -> Option<char> {
    if radix > 36 {
        panic!("from_digit: radix is too high (maximum 36)");
    }
    if num < radix {
        let num = num as u8;
        if num < 10 { Some((b'0' + num) as char) } else { Some((b'a' + num - 10) as char) }
    } else {
        None
    }
}

impl From<char> for u32 {
    fn from(c: char) -> Self {
        c as u32
    }
}

impl From<char> for u64 {
    fn from(c: char) -> Self {
        c as u64
    }
}

impl From<char> for u128 {
    fn from(c: char) -> Self {
        c as u128
    }
}

impl TryFrom<char> for u8 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u8, Self::Error> {
        let number = c as u32;
        if number <= 0xFF { Ok(number as u8) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for u16 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u16, Self::Error> {
        let number = c as u32;
        if number <= 0xFFFF { Ok(number as u16) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for usize {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<usize, Self::Error> {
        Ok(c as usize)
    }
}

impl From<u8> for char {
    fn from(i: u8) -> Self {
        i as char
    }
}

/// Why a text is no character.
#[derive(Clone, Debug, PartialEq, Eq)]
#[engine::path("core::char::convert::ParseCharError")]
pub struct ParseCharError {
    kind: CharErrorKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

impl Error for ParseCharError {}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        }
        .fmt(f)
    }
}

impl FromStr for char {
    type Err = ParseCharError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;

    fn try_from(i: u32) -> Result<Self, Self::Error> {
        match from_u32(i) {
            Some(c) => Ok(c),
            None => Err(CharTryFromError(())),
        }
    }
}

/// Why a number is no character.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[engine::path("core::char::convert::CharTryFromError")]
pub struct CharTryFromError(());

impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "converted integer out of range for `char`".fmt(f)
    }
}

impl Error for CharTryFromError {}
