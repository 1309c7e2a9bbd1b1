//! Characters.

pub use convert::{CharTryFromError, ParseCharError, TryFromCharError};
pub use escape::{EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase};

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;

/// The last character.
pub const MAX: char = '\u{10FFFF}';

/// What stands for a character that could not be read.
pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

/// The version of Unicode.
pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

/// The character with this number.
pub const fn from_u32(i: u32) -> Option<char> {
    convert::from_u32(i)
}

/// The character with this number, which there must be.
pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    unsafe { crate::mem::transmute(i) }
}

/// The digit of this value.
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    convert::from_digit(num, radix)
}

/// Reads UTF-16.
pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), buf: None }
}

/// Reads UTF-16.
#[derive(Clone, Debug)]
#[engine::path("core::char::decode::DecodeUtf16")]
pub struct DecodeUtf16<I>
where
    I: Iterator<Item = u16>,
{
    iter: I,
    buf: Option<u16>,
}

/// Half of a pair that stands alone.
#[derive(Debug, Clone, Eq, PartialEq)]
#[engine::path("core::char::decode::DecodeUtf16Error")]
pub struct DecodeUtf16Error {
    code: u16,
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;

    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let u = match self.buf.take() {
            Some(buf) => buf,
            None => self.iter.next()?,
        };
        if (u & 0xF800) != 0xD800 {
            return Some(Ok(unsafe { from_u32_unchecked(u as u32) }));
        }
        if u >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: u }));
        }
        let u2 = match self.iter.next() {
            Some(u2) => u2,
            None => return Some(Err(DecodeUtf16Error { code: u })),
        };
        if u2 < 0xDC00 || u2 > 0xDFFF {
            self.buf = Some(u2);
            return Some(Err(DecodeUtf16Error { code: u }));
        }
        let c = (((u & 0x3ff) as u32) << 10 | (u2 & 0x3ff) as u32) + 0x1_0000;
        Some(Ok(unsafe { from_u32_unchecked(c) }))
    }
}

impl<I: Iterator<Item = u16> + FusedIterator> FusedIterator for DecodeUtf16<I> {}

impl DecodeUtf16Error {
    /// That half.
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}

impl Error for DecodeUtf16Error {}
