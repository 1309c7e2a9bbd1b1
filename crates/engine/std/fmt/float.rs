//! Floats. The digits are made by the machine.

use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp};
use crate::intrinsics;
use crate::str;
use crate::vec::Vec;

/// The shortest digits that mean the same float, with at least so many behind the point.
const SHORTEST: u8 = 0;
/// So many digits behind the point.
const EXACT: u8 = 1;
/// The shortest digits, with an exponent.
const SHORTEST_EXPONENT: u8 = 2;
/// So many digits behind the point, with an exponent.
const EXACT_EXPONENT: u8 = 3;

/// A float without its type.
#[derive(Clone, Copy)]
struct Float {
    bits: u64,
    is_f32: bool,
    is_negative: bool,
    is_nan: bool,
    is_infinite: bool,
}

impl Float {
    fn write(self, mode: u8, precision: usize, is_upper: bool, f: &mut Formatter<'_>) -> Result {
        let sign = if self.is_nan {
            ""
        } else if self.is_negative {
            "-"
        } else if f.sign_plus() {
            "+"
        } else {
            ""
        };
        if self.is_nan {
            return f.pad_number(sign, "NaN");
        }
        if self.is_infinite {
            return f.pad_number(sign, "inf");
        }
        let mut digits: Vec<u8> = Vec::with_capacity(precision + 400);
        unsafe {
            let start = digits.as_mut_ptr();
            let len = intrinsics::float_fmt(self.bits, self.is_f32, mode, precision, start);
            digits.set_len(len);
        }
        if is_upper {
            digits.make_ascii_uppercase();
        }
        f.pad_number(sign, unsafe { str::from_utf8_unchecked(&digits) })
    }

    fn write_display(self, f: &mut Formatter<'_>) -> Result {
        match f.precision() {
            Some(precision) => self.write(EXACT, precision, false, f),
            None => self.write(SHORTEST, 0, false, f),
        }
    }

    fn write_debug(self, needs_exponent: bool, f: &mut Formatter<'_>) -> Result {
        match f.precision() {
            Some(precision) => self.write(EXACT, precision, false, f),
            None => {
                if needs_exponent {
                    self.write(SHORTEST_EXPONENT, 0, false, f)
                } else {
                    self.write(SHORTEST, 1, false, f)
                }
            }
        }
    }

    fn write_exponential(self, is_upper: bool, f: &mut Formatter<'_>) -> Result {
        match f.precision() {
            Some(precision) => self.write(EXACT_EXPONENT, precision, is_upper, f),
            None => self.write(SHORTEST_EXPONENT, 0, is_upper, f),
        }
    }
}

macro_rules! float {
    ($($t:ident $is_f32:literal),*) => {$(
        impl From<$t> for Float {
            fn from(value: $t) -> Float {
                Float {
                    bits: value.to_bits() as u64,
                    is_f32: $is_f32,
                    is_negative: value.is_sign_negative(),
                    is_nan: value.is_nan(),
                    is_infinite: value.is_infinite(),
                }
            }
        }

        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let abs = self.abs();
                let needs_exponent = abs >= 1e16 || (abs != 0.0 && abs < 1e-4);
                Float::from(*self).write_debug(needs_exponent, f)
            }
        }

        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                Float::from(*self).write_display(f)
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                Float::from(*self).write_exponential(false, f)
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                Float::from(*self).write_exponential(true, f)
            }
        }
    )*};
}

float!(f32 true, f64 false);
