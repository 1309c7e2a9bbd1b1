//! Integers whose operators wrap around, or stop at the nearest number.

use crate::fmt;
use crate::num::Int;
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign,
    Mul, MulAssign, Neg, Not, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};

/// An integer whose operators wrap around.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
#[engine::path("core::num::wrapping::Wrapping")]
pub struct Wrapping<T>(pub T);

/// An integer whose operators stop at the nearest number that fits.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
#[engine::path("core::num::saturating::Saturating")]
pub struct Saturating<T>(pub T);

macro_rules! formats {
    ($($Type:ident: $($Trait:ident)*;)*) => ($($(
        impl<T: fmt::$Trait> fmt::$Trait for $Type<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*)*)
}

formats! {
    Wrapping: Debug Display Binary Octal LowerHex UpperHex;
    Saturating: Debug Display Binary Octal LowerHex UpperHex;
}

/// A binary operator of one of the two types, the one that assigns, and both on references.
macro_rules! operator {
    ($Type:ident $Trait:ident $method:ident $Assign:ident $assign:ident |$a:ident, $b:ident| $value:expr) => {
        impl<I: Int + Operators> $Trait for $Type<I> {
            type Output = $Type<I>;

            fn $method(self, other: $Type<I>) -> $Type<I> {
                let ($a, $b) = (self.0, other.0);
                $Type($value)
            }
        }

        impl<I: Int + Operators> $Trait<&$Type<I>> for $Type<I> {
            type Output = $Type<I>;

            fn $method(self, other: &$Type<I>) -> $Type<I> {
                $Trait::$method(self, *other)
            }
        }

        impl<I: Int + Operators> $Trait<$Type<I>> for &$Type<I> {
            type Output = $Type<I>;

            fn $method(self, other: $Type<I>) -> $Type<I> {
                $Trait::$method(*self, other)
            }
        }

        impl<I: Int + Operators> $Trait<&$Type<I>> for &$Type<I> {
            type Output = $Type<I>;

            fn $method(self, other: &$Type<I>) -> $Type<I> {
                $Trait::$method(*self, *other)
            }
        }

        impl<I: Int + Operators> $Assign for $Type<I> {
            fn $assign(&mut self, other: $Type<I>) {
                *self = $Trait::$method(*self, other);
            }
        }

        impl<I: Int + Operators> $Assign<&$Type<I>> for $Type<I> {
            fn $assign(&mut self, other: &$Type<I>) {
                *self = $Trait::$method(*self, *other);
            }
        }

        impl<I: Int + Operators> $Assign<I> for $Type<I> {
            fn $assign(&mut self, other: I) {
                *self = $Trait::$method(*self, $Type(other));
            }
        }

        impl<I: Int + Operators> $Assign<&I> for $Type<I> {
            fn $assign(&mut self, other: &I) {
                *self = $Trait::$method(*self, $Type(*other));
            }
        }
    };
}

/// The methods of integers that the operators here are made of.
pub trait Operators:
    Sized + Not<Output = Self> + BitAnd<Output = Self> + BitOr<Output = Self> + BitXor<Output = Self>
{
    fn wrap_add(self, other: Self) -> Self;
    fn wrap_sub(self, other: Self) -> Self;
    fn wrap_mul(self, other: Self) -> Self;
    fn wrap_div(self, other: Self) -> Self;
    fn wrap_rem(self, other: Self) -> Self;
    fn wrap_shl(self, count: usize) -> Self;
    fn wrap_shr(self, count: usize) -> Self;
    fn saturate_add(self, other: Self) -> Self;
    fn saturate_sub(self, other: Self) -> Self;
    fn saturate_mul(self, other: Self) -> Self;
    fn saturate_div(self, other: Self) -> Self;
    fn remainder(self, other: Self) -> Self;
}

macro_rules! operators {
    ($($int:ty)*) => ($(
        impl Operators for $int {
            fn wrap_add(self, other: Self) -> Self { self.wrapping_add(other) }
            fn wrap_sub(self, other: Self) -> Self { self.wrapping_sub(other) }
            fn wrap_mul(self, other: Self) -> Self { self.wrapping_mul(other) }
            fn wrap_div(self, other: Self) -> Self { self.wrapping_div(other) }
            fn wrap_rem(self, other: Self) -> Self { self.wrapping_rem(other) }
            fn wrap_shl(self, count: usize) -> Self { self.wrapping_shl(count as u32) }
            fn wrap_shr(self, count: usize) -> Self { self.wrapping_shr(count as u32) }
            fn saturate_add(self, other: Self) -> Self { self.saturating_add(other) }
            fn saturate_sub(self, other: Self) -> Self { self.saturating_sub(other) }
            fn saturate_mul(self, other: Self) -> Self { self.saturating_mul(other) }
            fn saturate_div(self, other: Self) -> Self { self.saturating_div(other) }
            fn remainder(self, other: Self) -> Self { self % other }
        }
    )*)
}

operators! { isize i8 i16 i32 i64 i128 usize u8 u16 u32 u64 u128 }

operator! { Wrapping Add add AddAssign add_assign |a, b| a.wrap_add(b) }
operator! { Wrapping Sub sub SubAssign sub_assign |a, b| a.wrap_sub(b) }
operator! { Wrapping Mul mul MulAssign mul_assign |a, b| a.wrap_mul(b) }
operator! { Wrapping Div div DivAssign div_assign |a, b| a.wrap_div(b) }
operator! { Wrapping Rem rem RemAssign rem_assign |a, b| a.wrap_rem(b) }
operator! { Wrapping BitAnd bitand BitAndAssign bitand_assign |a, b| a & b }
operator! { Wrapping BitOr bitor BitOrAssign bitor_assign |a, b| a | b }
operator! { Wrapping BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b }
operator! { Saturating Add add AddAssign add_assign |a, b| a.saturate_add(b) }
operator! { Saturating Sub sub SubAssign sub_assign |a, b| a.saturate_sub(b) }
operator! { Saturating Mul mul MulAssign mul_assign |a, b| a.saturate_mul(b) }
operator! { Saturating Div div DivAssign div_assign |a, b| a.saturate_div(b) }
operator! { Saturating Rem rem RemAssign rem_assign |a, b| a.remainder(b) }
operator! { Saturating BitAnd bitand BitAndAssign bitand_assign |a, b| a & b }
operator! { Saturating BitOr bitor BitOrAssign bitor_assign |a, b| a | b }
operator! { Saturating BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b }

impl<I: Int + Operators> Not for Wrapping<I> {
    type Output = Wrapping<I>;

    fn not(self) -> Wrapping<I> {
        Wrapping(!self.0)
    }
}

impl<I: Int + Operators> Not for Saturating<I> {
    type Output = Saturating<I>;

    fn not(self) -> Saturating<I> {
        Saturating(!self.0)
    }
}

impl<I: Int + Operators> Neg for Wrapping<I> {
    type Output = Wrapping<I>;

    fn neg(self) -> Wrapping<I> {
        Wrapping(I::ZERO.wrap_sub(self.0))
    }
}

impl<I: crate::num::SignedInt + Operators> Neg for Saturating<I> {
    type Output = Saturating<I>;

    fn neg(self) -> Saturating<I> {
        Saturating(I::ZERO.saturate_sub(self.0))
    }
}

impl<I: Int + Operators> Shl<usize> for Wrapping<I> {
    type Output = Wrapping<I>;

    fn shl(self, other: usize) -> Wrapping<I> {
        Wrapping(self.0.wrap_shl(other))
    }
}

impl<I: Int + Operators> ShlAssign<usize> for Wrapping<I> {
    fn shl_assign(&mut self, other: usize) {
        *self = *self << other;
    }
}

impl<I: Int + Operators> Shr<usize> for Wrapping<I> {
    type Output = Wrapping<I>;

    fn shr(self, other: usize) -> Wrapping<I> {
        Wrapping(self.0.wrap_shr(other))
    }
}

impl<I: Int + Operators> ShrAssign<usize> for Wrapping<I> {
    fn shr_assign(&mut self, other: usize) {
        *self = *self >> other;
    }
}

macro_rules! methods {
    ($($int:ident)*) => ($(
        impl Saturating<$int> {
            /// The least.
            pub const MIN: Self = Self(<$int>::MIN);

            /// The greatest.
            pub const MAX: Self = Self(<$int>::MAX);

            /// How many bits it has.
            pub const BITS: u32 = <$int>::BITS;

            /// How many bits are one.
            pub const fn count_ones(self) -> u32 {
                self.0.count_ones()
            }

            /// How many bits are zero.
            pub const fn count_zeros(self) -> u32 {
                self.0.count_zeros()
            }

            /// How many zero bits lead.
            pub const fn leading_zeros(self) -> u32 {
                self.0.leading_zeros()
            }

            /// How many zero bits trail.
            pub const fn trailing_zeros(self) -> u32 {
                self.0.trailing_zeros()
            }

            /// The bits rotated to the left.
            pub const fn rotate_left(self, n: u32) -> Self {
                Saturating(self.0.rotate_left(n))
            }

            /// The bits rotated to the right.
            pub const fn rotate_right(self, n: u32) -> Self {
                Saturating(self.0.rotate_right(n))
            }

            /// The bytes in reverse order.
            pub const fn swap_bytes(self) -> Self {
                Saturating(self.0.swap_bytes())
            }

            /// The bits in reverse order.
            pub const fn reverse_bits(self) -> Self {
                Saturating(self.0.reverse_bits())
            }

            /// From big endian.
            pub const fn from_be(x: Self) -> Self {
                Saturating(<$int>::from_be(x.0))
            }

            /// From little endian.
            pub const fn from_le(x: Self) -> Self {
                x
            }

            /// To big endian.
            pub const fn to_be(self) -> Self {
                Saturating(self.0.to_be())
            }

            /// To little endian.
            pub const fn to_le(self) -> Self {
                self
            }

            /// The power, or the nearest number that fits.
            pub const fn pow(self, exp: u32) -> Self {
                Saturating(self.0.saturating_pow(exp))
            }
        }

        impl Wrapping<$int> {
            /// The bits in reverse order.
            pub const fn reverse_bits(self) -> Self {
                Wrapping(self.0.reverse_bits())
            }
        }
    )*)
}

methods! { isize i8 i16 i32 i64 i128 usize u8 u16 u32 u64 u128 }

macro_rules! signed_methods {
    ($($int:ident)*) => ($(
        impl Saturating<$int> {
            /// Without the sign, or the nearest number that fits.
            pub fn abs(self) -> Saturating<$int> {
                Saturating(self.0.saturating_abs())
            }

            /// -1, 0 or 1.
            pub fn signum(self) -> Saturating<$int> {
                Saturating(self.0.signum())
            }

            /// Whether it is greater than zero.
            pub const fn is_positive(self) -> bool {
                self.0 > 0
            }

            /// Whether it is less than zero.
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }
        }
    )*)
}

signed_methods! { isize i8 i16 i32 i64 i128 }
