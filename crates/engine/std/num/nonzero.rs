//! Integers that are not zero.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::num::{self, Int, IntErrorKind, ParseIntError, TryFromIntError};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

/// A type of integer that has a zero.
#[lang = "ZeroablePrimitive"]
#[engine::unstable]
pub unsafe trait ZeroablePrimitive: Sized + Copy {}

macro_rules! zeroable {
    ($($int:ty)*) => ($(unsafe impl ZeroablePrimitive for $int {})*)
}

zeroable! { isize i8 i16 i32 i64 i128 usize u8 u16 u32 u64 u128 }

/// An integer that is not zero, so that an option of it takes no more room. It says with
/// `valid_range_start` that zero is free for that.
#[lang = "NonZero"]
#[repr(transparent)]
#[engine::valid_range_start(1)]
#[engine::path("core::num::nonzero::NonZero")]
pub struct NonZero<T: ZeroablePrimitive>(T);

macro_rules! formats {
    ($($Trait:ident)*) => ($(
        impl<T> fmt::$Trait for NonZero<T>
        where
            T: ZeroablePrimitive + fmt::$Trait,
        {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*)
}

formats! { Debug Display Binary Octal LowerHex UpperHex LowerExp UpperExp }

impl<T> Clone for NonZero<T>
where
    T: ZeroablePrimitive,
{
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for NonZero<T> where T: ZeroablePrimitive {}

impl<T> PartialEq for NonZero<T>
where
    T: ZeroablePrimitive + PartialEq,
{
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn ne(&self, other: &Self) -> bool {
        self.0 != other.0
    }
}

impl<T: ZeroablePrimitive> crate::marker::StructuralPartialEq for NonZero<T> {}

impl<T> Eq for NonZero<T> where T: ZeroablePrimitive + Eq {}

impl<T> PartialOrd for NonZero<T>
where
    T: ZeroablePrimitive + PartialOrd,
{
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl<T> Ord for NonZero<T>
where
    T: ZeroablePrimitive + Ord,
{
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for NonZero<T>
where
    T: ZeroablePrimitive + Hash,
{
    fn hash<H>(&self, state: &mut H)
    where
        H: Hasher,
    {
        self.0.hash(state)
    }
}

impl<T> From<NonZero<T>> for T
where
    T: ZeroablePrimitive,
{
    fn from(nonzero: NonZero<T>) -> Self {
        nonzero.0
    }
}

impl<T> BitOr for NonZero<T>
where
    T: ZeroablePrimitive + BitOr<Output = T>,
{
    type Output = Self;

    fn bitor(self, rhs: Self) -> Self::Output {
        NonZero(self.0 | rhs.0)
    }
}

impl<T> BitOr<T> for NonZero<T>
where
    T: ZeroablePrimitive + BitOr<Output = T>,
{
    type Output = Self;

    fn bitor(self, rhs: T) -> Self::Output {
        NonZero(self.0 | rhs)
    }
}

impl<T> BitOr<NonZero<T>> for T
where
    T: ZeroablePrimitive + BitOr<Output = T>,
{
    type Output = NonZero<T>;

    fn bitor(self, rhs: NonZero<T>) -> Self::Output {
        NonZero(self | rhs.0)
    }
}

impl<T> BitOrAssign for NonZero<T>
where
    T: ZeroablePrimitive,
    Self: BitOr<Output = Self>,
{
    fn bitor_assign(&mut self, rhs: Self) {
        *self = *self | rhs;
    }
}

impl<T> BitOrAssign<T> for NonZero<T>
where
    T: ZeroablePrimitive,
    Self: BitOr<T, Output = Self>,
{
    fn bitor_assign(&mut self, rhs: T) {
        *self = *self | rhs;
    }
}

/// Whether all bytes of an integer are zero.
const fn is_zero<T: ZeroablePrimitive>(n: T) -> bool {
    intrinsics::ctpop(n) == 0
}

impl<T> NonZero<T>
where
    T: ZeroablePrimitive,
{
    /// Of a number, if it is not zero.
    pub const fn new(n: T) -> Option<Self> {
        if is_zero(n) { None } else { Some(NonZero(n)) }
    }

    /// Of a number that is not zero.
    #[track_caller]
    pub const unsafe fn new_unchecked(n: T) -> Self {
        NonZero(n)
    }

    /// The number.
    pub const fn get(self) -> T {
        self.0
    }
}

/// What all of them have.
macro_rules! nonzero {
    ($($Ty:ident $int:ident;)*) => ($(
        #[doc = "An integer that is not zero."]
        pub type $Ty = NonZero<$int>;

        impl FromStr for NonZero<$int> {
            type Err = ParseIntError;

            fn from_str(src: &str) -> Result<Self, Self::Err> {
                match NonZero::new(<$int>::from_str_radix(src, 10)?) {
                    Some(number) => Ok(number),
                    None => Err(ParseIntError { kind: IntErrorKind::Zero }),
                }
            }
        }

        impl TryFrom<$int> for NonZero<$int> {
            type Error = TryFromIntError;

            fn try_from(value: $int) -> Result<Self, Self::Error> {
                NonZero::new(value).ok_or(TryFromIntError(()))
            }
        }
    )*)
}

nonzero! {
    NonZeroU8 u8;
    NonZeroU16 u16;
    NonZeroU32 u32;
    NonZeroU64 u64;
    NonZeroU128 u128;
    NonZeroUsize usize;
    NonZeroI8 i8;
    NonZeroI16 i16;
    NonZeroI32 i32;
    NonZeroI64 i64;
    NonZeroI128 i128;
    NonZeroIsize isize;
}

/// A number that is known not to be zero.
const fn known<T: ZeroablePrimitive>(n: T) -> NonZero<T> {
    NonZero(n)
}

impl<T: ZeroablePrimitive + Int> NonZero<T> {
    /// How many bits it has.
    pub const BITS: u32 = <T as Int>::WIDTH;

    /// How many zero bits lead.
    pub const fn leading_zeros(self) -> u32 {
        intrinsics::ctlz(self.0)
    }

    /// How many zero bits trail.
    pub const fn trailing_zeros(self) -> u32 {
        intrinsics::cttz(self.0)
    }

    /// How many bits are one.
    pub const fn count_ones(self) -> NonZero<u32> {
        known(intrinsics::ctpop(self.0))
    }

    /// The product, if it fits.
    pub const fn checked_mul(self, other: Self) -> Option<Self> {
        let (value, overflow) = intrinsics::mul_with_overflow(self.0, other.0);
        if overflow { None } else { Some(known(value)) }
    }

    /// The product, or the nearest number that fits.
    pub const fn saturating_mul(self, other: Self) -> Self {
        let (value, overflow) = intrinsics::mul_with_overflow(self.0, other.0);
        if !overflow {
            known(value)
        } else if num::is_below_zero(self.0) == num::is_below_zero(other.0) {
            known(<T as Int>::GREATEST)
        } else {
            known(<T as Int>::LEAST)
        }
    }

    /// The power, if it fits.
    pub const fn checked_pow(self, other: u32) -> Option<Self> {
        let (value, overflow) = num::pow_with_overflow(self.0, other);
        if overflow { None } else { Some(known(value)) }
    }

    /// The power, or the nearest number that fits.
    pub const fn saturating_pow(self, other: u32) -> Self {
        let (value, overflow) = num::pow_with_overflow(self.0, other);
        if !overflow {
            known(value)
        } else if num::is_below_zero(self.0) && other % 2 == 1 {
            known(<T as Int>::LEAST)
        } else {
            known(<T as Int>::GREATEST)
        }
    }
}

macro_rules! unsigned {
    ($($int:ident $signed:ident;)*) => ($(
        impl NonZero<$int> {
            /// The least.
            pub const MIN: Self = known(1);

            /// The greatest.
            pub const MAX: Self = known(<$int>::MAX);

            /// The sum, if it fits.
            pub const fn checked_add(self, other: $int) -> Option<Self> {
                match self.0.checked_add(other) {
                    Some(value) => Some(known(value)),
                    None => None,
                }
            }

            /// The sum, or the greatest number.
            pub const fn saturating_add(self, other: $int) -> Self {
                known(self.0.saturating_add(other))
            }

            /// The next power of two, if it fits.
            pub const fn checked_next_power_of_two(self) -> Option<Self> {
                match self.0.checked_next_power_of_two() {
                    Some(value) => Some(known(value)),
                    None => None,
                }
            }

            /// The logarithm to base 2, rounded down.
            pub const fn ilog2(self) -> u32 {
                self.0.ilog2()
            }

            /// The logarithm to base 10, rounded down.
            pub const fn ilog10(self) -> u32 {
                self.0.ilog10()
            }

            /// The middle, rounded down.
            pub const fn midpoint(self, rhs: Self) -> Self {
                known(self.0.midpoint(rhs.0))
            }

            /// Whether it is a power of two.
            pub const fn is_power_of_two(self) -> bool {
                self.0.is_power_of_two()
            }

            /// The square root, rounded down.
            pub const fn isqrt(self) -> Self {
                known(self.0.isqrt())
            }

            /// The same bits, signed.
            pub const fn cast_signed(self) -> NonZero<$signed> {
                known(self.0 as $signed)
            }

            /// The quotient, rounded up.
            pub const fn div_ceil(self, rhs: Self) -> Self {
                known(self.0.div_ceil(rhs.0))
            }
        }

        impl Div<NonZero<$int>> for $int {
            type Output = $int;

            fn div(self, other: NonZero<$int>) -> $int {
                self / other.0
            }
        }

        impl DivAssign<NonZero<$int>> for $int {
            fn div_assign(&mut self, other: NonZero<$int>) {
                *self = *self / other.0;
            }
        }

        impl Rem<NonZero<$int>> for $int {
            type Output = $int;

            fn rem(self, other: NonZero<$int>) -> $int {
                self % other.0
            }
        }

        impl RemAssign<NonZero<$int>> for $int {
            fn rem_assign(&mut self, other: NonZero<$int>) {
                *self = *self % other.0;
            }
        }
    )*)
}

unsigned! {
    u8 i8;
    u16 i16;
    u32 i32;
    u64 i64;
    u128 i128;
    usize isize;
}

macro_rules! signed {
    ($($int:ident $unsigned:ident;)*) => ($(
        impl NonZero<$int> {
            /// The least.
            pub const MIN: Self = known(<$int>::MIN);

            /// The greatest.
            pub const MAX: Self = known(<$int>::MAX);

            /// Without the sign.
            pub const fn abs(self) -> Self {
                known(self.0.abs())
            }

            /// Without the sign, if it fits.
            pub const fn checked_abs(self) -> Option<Self> {
                match self.0.checked_abs() {
                    Some(value) => Some(known(value)),
                    None => None,
                }
            }

            /// Without the sign, wrapped around, and whether it was.
            pub const fn overflowing_abs(self) -> (Self, bool) {
                let (value, overflow) = self.0.overflowing_abs();
                (known(value), overflow)
            }

            /// Without the sign, or the nearest number that fits.
            pub const fn saturating_abs(self) -> Self {
                known(self.0.saturating_abs())
            }

            /// Without the sign, wrapped around.
            pub const fn wrapping_abs(self) -> Self {
                known(self.0.wrapping_abs())
            }

            /// Without the sign, unsigned.
            pub const fn unsigned_abs(self) -> NonZero<$unsigned> {
                known(self.0.unsigned_abs())
            }

            /// Whether it is greater than zero.
            pub const fn is_positive(self) -> bool {
                self.0 > 0
            }

            /// Whether it is less than zero.
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }

            /// The negated number, if it fits.
            pub const fn checked_neg(self) -> Option<Self> {
                match self.0.checked_neg() {
                    Some(value) => Some(known(value)),
                    None => None,
                }
            }

            /// The negated number, wrapped around, and whether it was.
            pub const fn overflowing_neg(self) -> (Self, bool) {
                let (value, overflow) = self.0.overflowing_neg();
                (known(value), overflow)
            }

            /// The negated number, or the nearest number that fits.
            pub const fn saturating_neg(self) -> Self {
                known(self.0.saturating_neg())
            }

            /// The negated number, wrapped around.
            pub const fn wrapping_neg(self) -> Self {
                known(self.0.wrapping_neg())
            }

            /// The same bits, unsigned.
            pub const fn cast_unsigned(self) -> NonZero<$unsigned> {
                known(self.0 as $unsigned)
            }
        }

        impl Neg for NonZero<$int> {
            type Output = Self;

            fn neg(self) -> Self {
                known(-self.0)
            }
        }

        impl Neg for &NonZero<$int> {
            type Output = NonZero<$int>;

            fn neg(self) -> NonZero<$int> {
                -*self
            }
        }
    )*)
}

signed! {
    i8 u8;
    i16 u16;
    i32 u32;
    i64 u64;
    i128 u128;
    isize usize;
}

macro_rules! lossless {
    ($($small:ident => $($large:ident)*;)*) => ($($(
        impl From<NonZero<$small>> for NonZero<$large> {
            fn from(small: NonZero<$small>) -> Self {
                known(small.0 as $large)
            }
        }
    )*)*)
}

lossless! {
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize;
    u16 => u32 u64 u128 usize i32 i64 i128;
    u32 => u64 u128 i64 i128;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize;
    i16 => i32 i64 i128 isize;
    i32 => i64 i128;
    i64 => i128;
}

macro_rules! fallible {
    ($($source:ident => $($target:ident)*;)*) => ($($(
        impl TryFrom<NonZero<$source>> for NonZero<$target> {
            type Error = TryFromIntError;

            fn try_from(value: NonZero<$source>) -> Result<Self, Self::Error> {
                match <$target>::try_from(value.0) {
                    Ok(value) => Ok(known(value)),
                    Err(error) => Err(error),
                }
            }
        }
    )*)*)
}

fallible! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 usize i8 i16 i32 isize;
    u64 => u8 u16 u32 usize i8 i16 i32 i64 isize;
    u128 => u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 usize i8;
    i32 => u8 u16 u32 u64 u128 usize i8 i16 isize;
    i64 => u8 u16 u32 u64 u128 usize i8 i16 i32 isize;
    i128 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 isize;
    isize => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128;
}
