//! Numbers.
//!
//! The methods of all integer types are written once, in `impl<I: Int> I { … }`, and those of
//! both float types in `impl<F: Float> F { … }`. `#[engine::inherent]` says so: in real std each
//! type has a copy of its own.

pub use nonzero::{NonZero, ZeroablePrimitive};
pub use nonzero::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16,
    NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use wrapping::{Saturating, Wrapping};

use crate::intrinsics;
use crate::ops::{Add, Div, Mul, Neg, Rem, Sub};
use crate::panicking::panic_const::{
    panic_const_add_overflow, panic_const_div_by_zero, panic_const_div_overflow,
    panic_const_mul_overflow, panic_const_neg_overflow, panic_const_rem_by_zero,
    panic_const_rem_overflow, panic_const_shl_overflow, panic_const_shr_overflow,
    panic_const_sub_overflow,
};

/// A type of integer: what its methods, which are written once, need to know of it.
#[lang = "Int"]
#[engine::unstable]
pub trait Int: Copy + Eq + Ord + 'static {
    /// The unsigned type of the same size.
    type Unsigned: UnsignedInt;
    /// The signed type of the same size.
    type Signed: SignedInt;
    /// An array of bytes of the same size.
    type Bytes: Copy + AsRef<[u8]>;
    /// How many bits it has.
    const WIDTH: u32;
    /// The least.
    const LEAST: Self;
    /// The greatest.
    const GREATEST: Self;
    /// 0
    const ZERO: Self;
    /// 1
    const ONE: Self;
    /// All bits set: -1 if it is signed.
    const ALL_ONES: Self;
    /// Whether it is signed.
    const IS_SIGNED: bool;
}

/// A signed type of integer.
#[lang = "SignedInt"]
#[engine::unstable]
pub trait SignedInt: Int<Signed = Self> {}

/// An unsigned type of integer.
#[lang = "UnsignedInt"]
#[engine::unstable]
pub trait UnsignedInt: Int<Unsigned = Self> {}

macro_rules! ints {
    ($($Signed:ident $Unsigned:ident $bits:literal $bytes:literal;)*) => ($(
        impl Int for $Signed {
            type Unsigned = $Unsigned;
            type Signed = $Signed;
            type Bytes = [u8; $bytes];
            const WIDTH: u32 = $bits;
            const LEAST: Self = 1 << ($bits - 1);
            const GREATEST: Self = !(1 << ($bits - 1));
            const ZERO: Self = 0;
            const ONE: Self = 1;
            const ALL_ONES: Self = -1;
            const IS_SIGNED: bool = true;
        }
        impl SignedInt for $Signed {}

        impl Int for $Unsigned {
            type Unsigned = $Unsigned;
            type Signed = $Signed;
            type Bytes = [u8; $bytes];
            const WIDTH: u32 = $bits;
            const LEAST: Self = 0;
            const GREATEST: Self = !0;
            const ZERO: Self = 0;
            const ONE: Self = 1;
            const ALL_ONES: Self = !0;
            const IS_SIGNED: bool = false;
        }
        impl UnsignedInt for $Unsigned {}
    )*)
}

ints! {
    i8 u8 8 1;
    i16 u16 16 2;
    i32 u32 32 4;
    i64 u64 64 8;
    i128 u128 128 16;
    isize usize 64 8;
}

/// A type of float: what its methods, which are written once, need to know of it.
#[lang = "Float"]
#[engine::unstable]
pub trait Float:
    Copy
    + PartialOrd
    + crate::fmt::Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Rem<Output = Self>
    + Neg<Output = Self>
    + 'static
{
    /// Its bits as an integer.
    type Bits: Int;
    /// An array of bytes of the same size.
    type Bytes: Copy;
    /// How many bits it has.
    const WIDTH: u32;
    /// How many bits the significand has, the one that is not stored included.
    const SIGNIFICAND: u32;
    /// How many decimal digits survive.
    const DECIMALS: u32;
    /// One more than the least exponent of a normal number.
    const LEAST_EXPONENT: i32;
    /// One more than the greatest exponent.
    const GREATEST_EXPONENT: i32;
    /// The least decimal exponent.
    const LEAST_DECIMAL_EXPONENT: i32;
    /// The greatest decimal exponent.
    const GREATEST_DECIMAL_EXPONENT: i32;
    /// The difference between 1 and the next float.
    const STEP: Self;
    /// The least that is finite.
    const LEAST: Self;
    /// The least that is positive and normal.
    const LEAST_POSITIVE: Self;
    /// The greatest that is finite.
    const GREATEST: Self;
    /// Not a number.
    const NOT_A_NUMBER: Self;
    /// Infinity.
    const INFINITE: Self;
    /// 0
    const ZERO: Self;
    /// 1/2
    const HALF: Self;
    /// 1
    const ONE: Self;
    /// 2
    const TWO: Self;
    /// Degrees in a radian.
    const DEGREES: Self;
    /// Radians in a degree.
    const RADIANS: Self;
}

impl Float for f32 {
    type Bits = u32;
    type Bytes = [u8; 4];
    const WIDTH: u32 = 32;
    const SIGNIFICAND: u32 = 24;
    const DECIMALS: u32 = 6;
    const LEAST_EXPONENT: i32 = -125;
    const GREATEST_EXPONENT: i32 = 128;
    const LEAST_DECIMAL_EXPONENT: i32 = -37;
    const GREATEST_DECIMAL_EXPONENT: i32 = 38;
    const STEP: f32 = 1.19209290e-07_f32;
    const LEAST: f32 = -3.40282347e+38_f32;
    const LEAST_POSITIVE: f32 = 1.17549435e-38_f32;
    const GREATEST: f32 = 3.40282347e+38_f32;
    const NOT_A_NUMBER: f32 = 0.0_f32 / 0.0_f32;
    const INFINITE: f32 = 1.0_f32 / 0.0_f32;
    const ZERO: f32 = 0.0;
    const HALF: f32 = 0.5;
    const ONE: f32 = 1.0;
    const TWO: f32 = 2.0;
    const DEGREES: f32 = 57.2957795130823208767981548141051703_f32;
    const RADIANS: f32 = 0.017453292519943295769236907684886_f32;
}

impl Float for f64 {
    type Bits = u64;
    type Bytes = [u8; 8];
    const WIDTH: u32 = 64;
    const SIGNIFICAND: u32 = 53;
    const DECIMALS: u32 = 15;
    const LEAST_EXPONENT: i32 = -1021;
    const GREATEST_EXPONENT: i32 = 1024;
    const LEAST_DECIMAL_EXPONENT: i32 = -307;
    const GREATEST_DECIMAL_EXPONENT: i32 = 308;
    const STEP: f64 = 2.2204460492503131e-16_f64;
    const LEAST: f64 = -1.7976931348623157e+308_f64;
    const LEAST_POSITIVE: f64 = 2.2250738585072014e-308_f64;
    const GREATEST: f64 = 1.7976931348623157e+308_f64;
    const NOT_A_NUMBER: f64 = 0.0_f64 / 0.0_f64;
    const INFINITE: f64 = 1.0_f64 / 0.0_f64;
    const ZERO: f64 = 0.0;
    const HALF: f64 = 0.5;
    const ONE: f64 = 1.0;
    const TWO: f64 = 2.0;
    const DEGREES: f64 = 180.0f64 / 3.14159265358979323846264338327950288_f64;
    const RADIANS: f64 = 3.14159265358979323846264338327950288_f64 / 180.0;
}

/// What kind of number a float is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[engine::path("core::num::FpCategory")]
pub enum FpCategory {
    /// Not a number.
    Nan,
    /// Infinite.
    Infinite,
    /// Zero, of either sign.
    Zero,
    /// So small that it has fewer digits.
    Subnormal,
    /// Any other.
    Normal,
}

/// `a as B`
pub(crate) const fn cast<A: Copy, B: Copy>(a: A) -> B {
    intrinsics::numeric_cast(a)
}

/// `a == b`
pub(crate) const fn is_equal<I: Int>(a: I, b: I) -> bool {
    intrinsics::three_way_compare(a, b) == 0
}

/// `a < b`
pub(crate) const fn is_less<I: Int>(a: I, b: I) -> bool {
    intrinsics::three_way_compare(a, b) < 0
}

/// `a == 0`
pub(crate) const fn is_zero<I: Int>(a: I) -> bool {
    is_equal(a, I::ZERO)
}

/// `a < 0`
pub(crate) const fn is_below_zero<I: Int>(a: I) -> bool {
    is_less(a, I::ZERO)
}

/// Whether `a / b` does not fit: the least number by -1.
pub(crate) const fn division_overflows<I: Int>(a: I, b: I) -> bool {
    I::IS_SIGNED && is_equal(a, I::LEAST) && is_equal(b, I::ALL_ONES)
}

/// `a + b`
#[track_caller]
pub(crate) const fn add<I: Int>(a: I, b: I) -> I {
    let (sum, overflow) = intrinsics::add_with_overflow(a, b);
    if overflow {
        panic_const_add_overflow()
    }
    sum
}

/// `a - b`
#[track_caller]
pub(crate) const fn sub<I: Int>(a: I, b: I) -> I {
    let (difference, overflow) = intrinsics::sub_with_overflow(a, b);
    if overflow {
        panic_const_sub_overflow()
    }
    difference
}

/// `a * b`
#[track_caller]
pub(crate) const fn mul<I: Int>(a: I, b: I) -> I {
    let (product, overflow) = intrinsics::mul_with_overflow(a, b);
    if overflow {
        panic_const_mul_overflow()
    }
    product
}

/// `-a`
#[track_caller]
pub(crate) const fn neg<I: Int>(a: I) -> I {
    let (negated, overflow) = intrinsics::sub_with_overflow(I::ZERO, a);
    if overflow {
        panic_const_neg_overflow()
    }
    negated
}

/// `a / b`
#[track_caller]
pub(crate) const fn div<I: Int>(a: I, b: I) -> I {
    if is_zero(b) {
        panic_const_div_by_zero()
    }
    if division_overflows(a, b) {
        panic_const_div_overflow()
    }
    unsafe { intrinsics::unchecked_div(a, b) }
}

/// `a % b`
#[track_caller]
pub(crate) const fn rem<I: Int>(a: I, b: I) -> I {
    if is_zero(b) {
        panic_const_rem_by_zero()
    }
    if division_overflows(a, b) {
        panic_const_rem_overflow()
    }
    unsafe { intrinsics::unchecked_rem(a, b) }
}

/// `a << n`
#[track_caller]
pub(crate) const fn shl<I: Int>(a: I, n: u32) -> I {
    if n >= I::WIDTH {
        panic_const_shl_overflow()
    }
    unsafe { intrinsics::unchecked_shl(a, n) }
}

/// `a >> n`
#[track_caller]
pub(crate) const fn shr<I: Int>(a: I, n: u32) -> I {
    if n >= I::WIDTH {
        panic_const_shr_overflow()
    }
    unsafe { intrinsics::unchecked_shr(a, n) }
}

/// `a` to the power `exp`, wrapped around, and whether it was: by squaring.
pub(crate) const fn pow_with_overflow<I: Int>(a: I, exp: u32) -> (I, bool) {
    let mut base = a;
    let mut left = exp;
    let mut acc = I::ONE;
    let mut overflowed = false;
    while left > 0 {
        if left & 1 == 1 {
            let (product, overflow) = intrinsics::mul_with_overflow(acc, base);
            acc = product;
            overflowed = overflowed || overflow;
        }
        left = left / 2;
        if left > 0 {
            let (square, overflow) = intrinsics::mul_with_overflow(base, base);
            base = square;
            overflowed = overflowed || overflow;
        }
    }
    (acc, overflowed)
}

/// The quotient, rounded so that the remainder is not negative.
#[track_caller]
pub(crate) const fn div_euclid<I: Int>(a: I, b: I) -> I {
    let q = div(a, b);
    if is_below_zero(unsafe { intrinsics::unchecked_rem(a, b) }) {
        if is_below_zero(b) { intrinsics::wrapping_add(q, I::ONE) } else { intrinsics::wrapping_sub(q, I::ONE) }
    } else {
        q
    }
}

/// The remainder that is not negative.
#[track_caller]
pub(crate) const fn rem_euclid<I: Int>(a: I, b: I) -> I {
    let r = rem(a, b);
    if is_below_zero(r) {
        if is_below_zero(b) { intrinsics::wrapping_sub(r, b) } else { intrinsics::wrapping_add(r, b) }
    } else {
        r
    }
}

/// The square root of a number that is not negative, rounded down: bit by bit.
pub(crate) const fn square_root<I: Int>(a: I) -> I {
    let mut rest = a;
    let mut root = I::ZERO;
    let mut bit = if is_zero(a) { 0 } else { (I::WIDTH - 1 - intrinsics::ctlz(a)) & !1 };
    loop {
        let one = shl(I::ONE, bit);
        let tried = intrinsics::wrapping_add(root, one);
        root = shr(root, 1);
        if !is_less(rest, tried) {
            rest = intrinsics::wrapping_sub(rest, tried);
            root = intrinsics::wrapping_add(root, one);
        }
        if bit == 0 {
            return root;
        }
        bit -= 2;
    }
}

/// The logarithm of a positive number, rounded down.
pub(crate) const fn logarithm<I: Int>(a: I, base: I) -> u32 {
    let mut n = 0;
    let mut r = a;
    while !is_less(r, base) {
        r = div(r, base);
        n += 1;
    }
    n
}

#[track_caller]
pub(crate) const fn panic_for_nonpositive_argument() -> ! {
    panic!("argument of integer logarithm must be positive")
}

#[track_caller]
pub(crate) const fn panic_for_negative_argument() -> ! {
    panic!("argument of integer square root cannot be negative")
}
