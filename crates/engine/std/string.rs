//! Strings that own their text and can grow.

pub use self::drain::Drain;
pub use self::error::{FromUtf8Error, FromUtf16Error};
use crate::borrow::Cow;
use crate::boxed::Box;
use crate::collections::TryReserveError;
use crate::convert::Infallible;
use crate::fmt;
use crate::intrinsics;
use crate::ops::RangeBounds;
use crate::ptr;
use crate::slice::range_within;
use crate::str::{self, FromStr};
use crate::vec::Vec;

/// Text that can grow: a vector of bytes that are UTF-8.
#[lang = "String"]
#[engine::path("alloc::string::String")]
pub struct String {
    vec: Vec<u8>,
}

pub type ParseError = Infallible;

impl FromStr for String {
    type Err = Infallible;

    fn from_str(s: &str) -> Result<String, Infallible> {
        Ok(String::from(s))
    }
}

pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        self.__to_string()
    }
}

/// What stands for bytes that are no text.
const REPLACEMENT: &str = "\u{FFFD}";

impl String {
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }

    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) {
            Ok(_) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        if let Ok(text) = str::from_utf8(v) {
            return Cow::Borrowed(text);
        }
        let mut text = String::with_capacity(v.len());
        for chunk in v.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push_str(REPLACEMENT);
            }
        }
        Cow::Owned(text)
    }

    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut text = String::with_capacity(v.len());
        let mut at = 0;
        while at < v.len() {
            let (c, count) = decode_utf16(v, at);
            match c {
                None => return Err(FromUtf16Error(())),
                Some(c) => text.push(c),
            }
            at += count;
        }
        Ok(text)
    }

    pub fn from_utf16_lossy(v: &[u16]) -> String {
        let mut text = String::with_capacity(v.len());
        let mut at = 0;
        while at < v.len() {
            let (c, count) = decode_utf16(v, at);
            match c {
                None => text.push_str(REPLACEMENT),
                Some(c) => text.push(c),
            }
            at += count;
        }
        text
    }

    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }

    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } }
    }

    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }

    pub const fn into_bytes(self) -> Vec<u8> {
        self.vec
    }

    pub const fn as_str(&self) -> &str {
        unsafe { str::from_utf8_unchecked(self.vec.as_slice()) }
    }

    pub const fn as_mut_str(&mut self) -> &mut str {
        unsafe { str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) }
    }

    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }

    pub const unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }

    pub const fn len(&self) -> usize {
        self.vec.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.vec.len() == 0
    }

    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }

    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional);
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional);
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve_exact(additional)
    }

    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit();
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity);
    }

    pub fn push_str(&mut self, string: &str) {
        let len = string.len();
        self.vec.reserve(len);
        unsafe {
            let end = self.vec.as_mut_ptr().add(self.vec.len);
            intrinsics::copy_nonoverlapping(string.as_ptr(), end, len);
        }
        self.vec.len += len;
    }

    #[track_caller]
    pub fn extend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&src, self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        self.vec.extend_from_within(range);
    }

    pub fn push(&mut self, ch: char) {
        if (ch as u32) < 0x80 {
            self.vec.push(ch as u8);
        } else {
            let mut buffer = [0; 4];
            self.push_str(ch.encode_utf8(&mut buffer));
        }
    }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len);
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        let ch = self.chars().next_back()?;
        self.vec.len -= ch.len_utf8();
        Some(ch)
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panic!("cannot remove a char from the end of a string"),
        };
        let next = idx + ch.len_utf8();
        let len = self.len();
        unsafe {
            let start = self.vec.as_mut_ptr();
            ptr::copy(start.add(next) as *const u8, start.add(idx), len - next);
        }
        self.vec.len = len - (next - idx);
        ch
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(char) -> bool,
    {
        let len = self.len();
        let mut kept = Kept { string: self, len: 0 };
        let mut at = 0;
        while at < len {
            let rest = unsafe { str::from_utf8_unchecked(&kept.string.vec[at..]) };
            let Some(ch) = rest.chars().next() else { break };
            let ch_len = ch.len_utf8();
            if f(ch) {
                let start = kept.string.vec.as_mut_ptr();
                unsafe { ptr::copy(start.add(at) as *const u8, start.add(kept.len), ch_len) }
                kept.len += ch_len;
            }
            at += ch_len;
        }
        drop(kept);
    }

    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        assert!(self.is_char_boundary(idx));
        let mut buffer = [0; 4];
        let encoded: &str = ch.encode_utf8(&mut buffer);
        self.insert_bytes(idx, encoded);
    }

    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        self.insert_bytes(idx, string);
    }

    fn insert_bytes(&mut self, idx: usize, string: &str) {
        let len = self.len();
        let count = string.len();
        self.vec.reserve(count);
        unsafe {
            let place = self.vec.as_mut_ptr().add(idx);
            ptr::copy(place as *const u8, place.add(count), len - idx);
            intrinsics::copy_nonoverlapping(string.as_ptr(), place, count);
        }
        self.vec.len = len + count;
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }

    pub fn clear(&mut self) {
        self.vec.clear();
    }

    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_>
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        Drain::new(self, range.start, range.end)
    }

    #[track_caller]
    pub fn replace_range<R>(&mut self, range: R, replace_with: &str)
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len());
        assert!(self.is_char_boundary(range.start), "start of range should be a character boundary");
        assert!(self.is_char_boundary(range.end), "end of range should be a character boundary");
        drop(self.vec.splice(range, replace_with.bytes()));
    }

    pub fn into_boxed_str(self) -> Box<str> {
        let bytes = self.vec.into_boxed_slice();
        unsafe { str::from_boxed_utf8_unchecked(bytes) }
    }

    pub fn leak<'a>(self) -> &'a mut str {
        unsafe { str::from_utf8_unchecked_mut(self.vec.leak()) }
    }
}

/// What `retain` has kept so far; also if the closure panics, only that is left.
struct Kept<'a> {
    string: &'a mut String,
    len: usize,
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        self.string.vec.len = self.len;
    }
}

/// A character out of one or two numbers of sixteen bits, if they are one, and how many.
fn decode_utf16(v: &[u16], at: usize) -> (Option<char>, usize) {
    let first = v[at] as u32;
    if first & 0xF800 != 0xD800 {
        return (char::from_u32(first), 1);
    }
    if first >= 0xDC00 || at + 1 == v.len() {
        return (None, 1);
    }
    let second = v[at + 1] as u32;
    if second < 0xDC00 || second > 0xDFFF {
        return (None, 1);
    }
    (char::from_u32(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF)), 2)
}
