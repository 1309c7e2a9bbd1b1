//! Strings of a fixed length: text in UTF-8 that somebody else owns.

pub use self::error::{ParseBoolError, Utf8Error};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::iter::{
    Bytes, CharIndices, Chars, EncodeUtf16, Lines, LinesAny, SplitAsciiWhitespace,
    SplitWhitespace,
};
pub use self::lossy::{Utf8Chunk, Utf8Chunks};
pub use self::split::{
    MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split,
    SplitInclusive, SplitN, SplitTerminator,
};
pub(crate) use self::validate::validate;
use crate::boxed::Box;
use crate::intrinsics;
use crate::slice::{self, SliceIndex};

/// What `parse` gives.
pub trait FromStr: Sized {
    type Err;

    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

impl FromStr for bool {
    type Err = ParseBoolError;

    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError {}),
        }
    }
}

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match validate(v) {
        Ok(()) => Ok(unsafe { from_utf8_unchecked(v) }),
        Err(error) => Err(error),
    }
}

pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match validate(v) {
        Ok(()) => Ok(unsafe { from_utf8_unchecked_mut(v) }),
        Err(error) => Err(error),
    }
}

pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    unsafe { &*(v as *const [u8] as *const str) }
}

pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    unsafe { &mut *(v as *mut [u8] as *mut str) }
}

pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    unsafe { Box::from_raw(Box::into_raw(v) as *mut str) }
}

impl str {
    pub const fn len(&self) -> usize {
        intrinsics::slice_len(self as *const str as *const [u8])
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        from_utf8(v)
    }

    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
        from_utf8_mut(v)
    }

    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
        unsafe { from_utf8_unchecked(v) }
    }

    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { from_utf8_unchecked_mut(v) }
    }

    pub const fn is_char_boundary(&self, index: usize) -> bool {
        let len = self.len();
        if index == 0 || index == len {
            return true;
        }
        // The bytes within a character are those from 0x80 to 0xBF.
        index < len && unsafe { (*self.as_ptr().add(index) & 0xC0) != 0x80 }
    }

    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut at = index;
        while !self.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut at = index;
        while !self.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    pub const fn as_bytes(&self) -> &[u8] {
        unsafe { &*(self as *const str as *const [u8]) }
    }

    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] {
        unsafe { &mut *(self as *mut str as *mut [u8]) }
    }

    pub const fn as_ptr(&self) -> *const u8 {
        self as *const str as *const u8
    }

    pub const fn as_mut_ptr(&mut self) -> *mut u8 {
        self as *mut str as *mut u8
    }

    pub const fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    pub const fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }

    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output {
        unsafe { &*i.get_unchecked(self as *const str) }
    }

    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output {
        unsafe { &mut *i.get_unchecked_mut(self as *mut str) }
    }

    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str {
        unsafe { self.part(begin, end) }
    }

    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str {
        let start = self.as_mut_ptr();
        unsafe { from_utf8_unchecked_mut(slice::from_raw_parts_mut(start.add(begin), end - begin)) }
    }

    /// The text between two places that are known to be fine.
    pub(crate) const unsafe fn part(&self, start: usize, end: usize) -> &str {
        unsafe {
            let first = intrinsics::offset(self.as_ptr(), start as isize);
            from_utf8_unchecked(slice::from_raw_parts(first, end - start))
        }
    }

    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            None => index::slice_error_fail(self, 0, mid),
            Some(pair) => pair,
        }
    }

    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid);
        }
        unsafe { self.split_at_mut_unchecked(mid) }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) {
            Some(unsafe { (self.part(0, mid), self.part(mid, self.len())) })
        } else {
            None
        }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) {
            Some(unsafe { self.split_at_mut_unchecked(mid) })
        } else {
            None
        }
    }

    const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut str, &mut str) {
        let rest = self.len() - mid;
        let start = self.as_mut_ptr();
        unsafe {
            (
                from_utf8_unchecked_mut(slice::from_raw_parts_mut(start, mid)),
                from_utf8_unchecked_mut(slice::from_raw_parts_mut(start.add(mid), rest)),
            )
        }
    }

    pub fn chars(&self) -> Chars<'_> {
        Chars::new(self)
    }

    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices::new(self)
    }

    pub fn bytes(&self) -> Bytes<'_> {
        Bytes::new(self)
    }

    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::new(self)
    }

    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::new(self)
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self)
    }

    pub fn lines_any(&self) -> LinesAny<'_> {
        LinesAny::new(self)
    }

    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16::new(self)
    }

    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    pub const fn is_ascii(&self) -> bool {
        self.as_bytes().is_ascii()
    }

    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.as_bytes().eq_ignore_ascii_case(other.as_bytes())
    }

    pub const fn make_ascii_uppercase(&mut self) {
        unsafe { self.as_bytes_mut() }.make_ascii_uppercase()
    }

    pub const fn make_ascii_lowercase(&mut self) {
        unsafe { self.as_bytes_mut() }.make_ascii_lowercase()
    }

    pub const fn trim_ascii_start(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_start()) }
    }

    pub const fn trim_ascii_end(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_end()) }
    }

    pub const fn trim_ascii(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii()) }
    }

    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        EscapeDebug::new(self)
    }

    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault::new(self)
    }

    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode::new(self)
    }
}

impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Default for &str {
    fn default() -> Self {
        ""
    }
}

impl Default for &mut str {
    fn default() -> Self {
        unsafe { from_utf8_unchecked_mut(&mut []) }
    }
}
