//! Integers, in the bases and notations in which they are written.

use super::{
    Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex,
};
use crate::slice;
use crate::str;

/// The text in a buffer from `start` on.
fn text(buffer: &[u8], start: usize) -> &str {
    unsafe { str::from_utf8_unchecked(slice::from_raw_parts(buffer.as_ptr().add(start), buffer.len() - start)) }
}

/// Writes an integer of at most 64 bits.
fn decimal(n: u64, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buffer = [0u8; 20];
    let mut at = 20;
    let mut rest = n;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    f.pad_integral(is_nonnegative, "", text(&buffer, at))
}

fn decimal_128(n: u128, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buffer = [0u8; 39];
    let mut at = 39;
    let mut rest = n;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    f.pad_integral(is_nonnegative, "", text(&buffer, at))
}

/// Writes bits in a base that is a power of two: `shift` bits to a digit.
fn radix(bits: u128, shift: u32, ten: u8, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buffer = [0u8; 128];
    let mut at = 128;
    let mut rest = bits;
    let mask = (1u128 << shift) - 1;
    loop {
        at -= 1;
        let digit = (rest & mask) as u8;
        buffer[at] = if digit < 10 { b'0' + digit } else { ten + (digit - 10) };
        rest >>= shift;
        if rest == 0 {
            break;
        }
    }
    f.pad_integral(true, prefix, text(&buffer, at))
}

/// How many digits follow the first one.
fn log10(n: u128) -> usize {
    let mut log = 0;
    let mut rest = n;
    while rest >= 10 {
        rest /= 10;
        log += 1;
    }
    log
}

/// Writes an integer with an exponent.
fn exponential(n: u128, is_nonnegative: bool, e: u8, f: &mut Formatter<'_>) -> Result {
    let mut exponent = log10(n);
    // The digits are those of `coef`, of which so many stand behind the point.
    let mut behind = exponent;
    let mut coef = n;
    let mut zeros = 0;
    match f.precision() {
        None => {
            while behind > 0 && coef % 10 == 0 {
                coef /= 10;
                behind -= 1;
            }
        }
        Some(precision) => {
            if precision >= behind {
                zeros = precision - behind;
            } else {
                let mut scale: u128 = 1;
                let mut i = 0;
                while i < behind - precision {
                    scale *= 10;
                    i += 1;
                }
                let over = coef % scale;
                let half = scale / 2;
                coef /= scale;
                behind = precision;
                if over > half || (over == half && coef % 2 == 1) {
                    coef += 1;
                    if log10(coef) > behind {
                        coef /= 10;
                        exponent += 1;
                    }
                }
            }
        }
    }
    let mut digits = String::new();
    decimal_digits(coef, &mut digits);
    if behind + zeros > 0 {
        digits.insert(1, '.');
    }
    let mut i = 0;
    while i < zeros {
        digits.push('0');
        i += 1;
    }
    digits.push(e as char);
    decimal_digits(exponent as u128, &mut digits);
    let sign = if !is_nonnegative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    f.pad_number(sign, &digits)
}

fn decimal_digits(n: u128, out: &mut String) {
    let mut buffer = [0u8; 39];
    let mut at = 39;
    let mut rest = n;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.push_str(text(&buffer, at));
}

/// All that is the same for signed and unsigned integers.
macro_rules! integer {
    ($($t:ident as $unsigned:ident),*) => {$(
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.debug_lower_hex() {
                    LowerHex::fmt(self, f)
                } else if f.debug_upper_hex() {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }

        impl LowerHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 4, b'a', "0x", f)
            }
        }

        impl UpperHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 4, b'A', "0x", f)
            }
        }

        impl Octal for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 3, b'a', "0o", f)
            }
        }

        impl Binary for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 1, b'a', "0b", f)
            }
        }
    )*};
}

integer!(i8 as u8, i16 as u16, i32 as u32, i64 as u64, i128 as u128, isize as usize);
integer!(u8 as u8, u16 as u16, u32 as u32, u64 as u64, u128 as u128, usize as usize);

macro_rules! signed_decimal {
    ($($t:ident as $wide:ident by $decimal:ident),*) => {$(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if *self >= 0 {
                    $decimal(*self as $wide, true, f)
                } else {
                    $decimal((*self as $wide).wrapping_neg(), false, f)
                }
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                exponential((*self as i128).unsigned_abs(), *self >= 0, b'e', f)
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                exponential((*self as i128).unsigned_abs(), *self >= 0, b'E', f)
            }
        }
    )*};
}

signed_decimal!(
    i8 as u64 by decimal,
    i16 as u64 by decimal,
    i32 as u64 by decimal,
    i64 as u64 by decimal,
    isize as u64 by decimal,
    i128 as u128 by decimal_128
);

macro_rules! unsigned_decimal {
    ($($t:ident as $wide:ident by $decimal:ident),*) => {$(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                $decimal(*self as $wide, true, f)
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                exponential(*self as u128, true, b'e', f)
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                exponential(*self as u128, true, b'E', f)
            }
        }
    )*};
}

unsigned_decimal!(
    u8 as u64 by decimal,
    u16 as u64 by decimal,
    u32 as u64 by decimal,
    u64 as u64 by decimal,
    usize as u64 by decimal,
    u128 as u128 by decimal_128
);
