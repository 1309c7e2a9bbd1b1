//! The methods of `char`.

use crate::char::convert;
use crate::char::{
    DecodeUtf16, EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase, decode_utf16,
};
use crate::intrinsics;
use crate::mem;
use crate::slice;
use crate::str;

impl char {
    /// The first character.
    pub const MIN: char = '\0';

    /// The last character.
    pub const MAX: char = '\u{10FFFF}';

    /// What stands for a character that could not be read.
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    /// The version of Unicode.
    pub const UNICODE_VERSION: (u8, u8, u8) = crate::char::UNICODE_VERSION;

    /// Reads UTF-16.
    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
        decode_utf16(iter)
    }

    /// The character with this number.
    pub const fn from_u32(i: u32) -> Option<char> {
        convert::from_u32(i)
    }

    /// The character with this number, which there must be.
    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        unsafe { mem::transmute(i) }
    }

    /// The digit of this value.
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        convert::from_digit(num, radix)
    }

    /// Whether it is a digit in this base.
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    /// Its value as a digit in this base.
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        assert!(radix >= 2 && radix <= 36, "to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        let value = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if value < radix { Some(value) } else { None }
    }

    /// Goes over `\u{…}`.
    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode::new(self)
    }

    /// Goes over what `{:?}` writes of it.
    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug::new(self)
    }

    /// Goes over what it is written as in ASCII.
    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault::new(self)
    }

    /// How many bytes it takes in UTF-8.
    pub const fn len_utf8(self) -> usize {
        match self as u32 {
            0..=0x7f => 1,
            0x80..=0x7ff => 2,
            0x800..=0xffff => 3,
            _ => 4,
        }
    }

    /// How many units it takes in UTF-16.
    pub const fn len_utf16(self) -> usize {
        if self as u32 > 0xffff { 2 } else { 1 }
    }

    /// Writes it in UTF-8.
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        if dst.len() < len {
            let dst_len = dst.len();
            panic!("encode_utf8: need {len} bytes to encode U+{code:x} but buffer has just {dst_len}");
        }
        match len {
            1 => dst[0] = code as u8,
            2 => {
                dst[0] = (code >> 6 & 0x1F) as u8 | 0xC0;
                dst[1] = (code & 0x3F) as u8 | 0x80;
            }
            3 => {
                dst[0] = (code >> 12 & 0x0F) as u8 | 0xE0;
                dst[1] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[2] = (code & 0x3F) as u8 | 0x80;
            }
            _ => {
                dst[0] = (code >> 18 & 0x07) as u8 | 0xF0;
                dst[1] = (code >> 12 & 0x3F) as u8 | 0x80;
                dst[2] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[3] = (code & 0x3F) as u8 | 0x80;
            }
        }
        unsafe { str::from_utf8_unchecked_mut(slice::from_raw_parts_mut(dst.as_mut_ptr(), len)) }
    }

    /// Writes it in UTF-16.
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        let len = self.len_utf16();
        if dst.len() < len {
            let dst_len = dst.len();
            panic!("encode_utf16: need {len} bytes to encode U+{code:x} but buffer has just {dst_len}");
        }
        if len == 1 {
            dst[0] = code as u16;
        } else {
            let code = code - 0x1_0000;
            dst[0] = 0xD800 | (code >> 10) as u16;
            dst[1] = 0xDC00 | (code as u16 & 0x3FF);
        }
        unsafe { slice::from_raw_parts_mut(dst.as_mut_ptr(), len) }
    }

    /// Whether it is a letter.
    pub fn is_alphabetic(self) -> bool {
        intrinsics::char_property(self, 0)
    }

    /// Whether it is in lower case.
    pub const fn is_lowercase(self) -> bool {
        intrinsics::char_property(self, 2)
    }

    /// Whether it is in upper case.
    pub const fn is_uppercase(self) -> bool {
        intrinsics::char_property(self, 3)
    }

    /// Whether it is white space.
    pub const fn is_whitespace(self) -> bool {
        intrinsics::char_property(self, 4)
    }

    /// Whether it is a letter or numeric.
    pub fn is_alphanumeric(self) -> bool {
        intrinsics::char_property(self, 0) || intrinsics::char_property(self, 1)
    }

    /// Whether it is a control character.
    pub fn is_control(self) -> bool {
        intrinsics::char_property(self, 5)
    }

    /// Whether it is numeric.
    pub fn is_numeric(self) -> bool {
        intrinsics::char_property(self, 1)
    }

    /// In lower case, which may be more than one.
    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase::new(self)
    }

    /// In upper case, which may be more than one.
    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase::new(self)
    }
}
