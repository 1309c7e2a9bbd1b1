//! Numbers out of text.

use crate::convert::Infallible;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::num::{self, Int};
use crate::str::FromStr;

/// Why an integer cannot be converted to another type.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
#[engine::path("core::num::error::TryFromIntError")]
pub struct TryFromIntError(pub(crate) ());

impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "out of range integral type conversion attempted".fmt(f)
    }
}

impl Error for TryFromIntError {}

impl From<Infallible> for TryFromIntError {
    fn from(x: Infallible) -> TryFromIntError {
        match x {}
    }
}

/// Why a text is no integer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[engine::path("core::num::error::ParseIntError")]
pub struct ParseIntError {
    pub(crate) kind: IntErrorKind,
}

/// See [`ParseIntError`].
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
#[non_exhaustive]
#[engine::path("core::num::error::IntErrorKind")]
pub enum IntErrorKind {
    /// There is nothing.
    Empty,
    /// There is something that is no digit.
    InvalidDigit,
    /// It is too large.
    PosOverflow,
    /// It is too small.
    NegOverflow,
    /// It is zero, and must not be.
    Zero,
}

impl ParseIntError {
    /// Why.
    pub const fn kind(&self) -> &IntErrorKind {
        &self.kind
    }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        }
        .fmt(f)
    }
}

impl Error for ParseIntError {}

/// The value of a digit, or something that is larger than any.
const fn digit_value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (byte - b'0') as u32,
        b'a'..=b'z' => (byte - b'a') as u32 + 10,
        b'A'..=b'Z' => (byte - b'A') as u32 + 10,
        _ => 255,
    }
}

/// Reads an integer: an optional sign and digits.
#[track_caller]
const fn read_int<I: Int>(src: &[u8], radix: u32) -> Result<I, IntErrorKind> {
    if radix < 2 || radix > 36 {
        panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {radix}");
    }
    let len = src.len();
    if len == 0 {
        return Err(IntErrorKind::Empty);
    }
    let has_minus = src[0] == b'-';
    let has_sign = src[0] == b'+' || has_minus;
    if (has_sign && len == 1) || (has_minus && !I::IS_SIGNED) {
        return Err(IntErrorKind::InvalidDigit);
    }
    let base: I = num::cast(radix);
    let mut value = I::ZERO;
    let mut i = if has_sign { 1 } else { 0 };
    while i < len {
        let digit = digit_value(src[i]);
        if digit >= radix {
            return Err(IntErrorKind::InvalidDigit);
        }
        let digit: I = num::cast(digit);
        let (shifted, too_far) = intrinsics::mul_with_overflow(value, base);
        let (next, overflow) = if has_minus {
            intrinsics::sub_with_overflow(shifted, digit)
        } else {
            intrinsics::add_with_overflow(shifted, digit)
        };
        if too_far || overflow {
            return Err(if has_minus { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow });
        }
        value = next;
        i += 1;
    }
    Ok(value)
}

#[engine::inherent]
impl<I: Int> I {
    /// The number that a text is in this base.
    pub const fn from_str_radix(src: &str, radix: u32) -> Result<I, ParseIntError> {
        match read_int::<I>(src.as_bytes(), radix) {
            Ok(value) => Ok(value),
            Err(kind) => Err(ParseIntError { kind }),
        }
    }
}

macro_rules! from_str {
    ($($int:ty)*) => ($(
        impl FromStr for $int {
            type Err = ParseIntError;

            fn from_str(src: &str) -> Result<$int, ParseIntError> {
                match read_int::<$int>(src.as_bytes(), 10) {
                    Ok(value) => Ok(value),
                    Err(kind) => Err(ParseIntError { kind }),
                }
            }
        }
    )*)
}

from_str! { isize i8 i16 i32 i64 i128 usize u8 u16 u32 u64 u128 }

/// Why a text is no float.
#[derive(Debug, Clone, PartialEq, Eq)]
#[engine::path("core::num::dec2flt::ParseFloatError")]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

impl Error for ParseFloatError {}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        }
        .fmt(f)
    }
}

/// The bits of the float that a text is.
fn read_float(src: &str, is_f32: bool) -> Result<u64, ParseFloatError> {
    if src.is_empty() {
        return Err(ParseFloatError { kind: FloatErrorKind::Empty });
    }
    let mut bits = 0u64;
    if unsafe { intrinsics::float_parse(src.as_ptr(), src.len(), is_f32, &raw mut bits) } {
        Ok(bits)
    } else {
        Err(ParseFloatError { kind: FloatErrorKind::Invalid })
    }
}

impl FromStr for f32 {
    type Err = ParseFloatError;

    fn from_str(src: &str) -> Result<Self, ParseFloatError> {
        match read_float(src, true) {
            Ok(bits) => Ok(f32::from_bits(bits as u32)),
            Err(error) => Err(error),
        }
    }
}

impl FromStr for f64 {
    type Err = ParseFloatError;

    fn from_str(src: &str) -> Result<Self, ParseFloatError> {
        match read_float(src, false) {
            Ok(bits) => Ok(f64::from_bits(bits)),
            Err(error) => Err(error),
        }
    }
}
