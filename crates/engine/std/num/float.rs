//! The methods of both float types.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::num::{self, Float, FpCategory, Int};

/// The bits of a float, the highest the sign.
const fn bits<F: Float>(x: F) -> <F as Float>::Bits {
    unsafe { intrinsics::transmute_unchecked(x) }
}

/// The float of these bits.
const fn of_bits<F: Float>(x: <F as Float>::Bits) -> F {
    unsafe { intrinsics::transmute_unchecked(x) }
}

/// The bits as a number that holds those of both types.
const fn wide_bits<F: Float>(x: F) -> u64 {
    num::cast::<<F as Float>::Bits, u64>(bits(x))
}

/// The float of these bits, of which an `f32` takes the lower half.
const fn of_wide_bits<F: Float>(x: u64) -> F {
    of_bits(num::cast::<u64, <F as Float>::Bits>(x))
}

/// Only the highest bit.
const fn sign_mask<F: Float>() -> u64 {
    1 << (<F as Float>::WIDTH - 1)
}

/// The bits of the exponent.
const fn exponent_mask<F: Float>() -> u64 {
    (sign_mask::<F>() - 1) & !significand_mask::<F>()
}

/// The bits of the significand.
const fn significand_mask<F: Float>() -> u64 {
    (1 << (<F as Float>::SIGNIFICAND - 1)) - 1
}

#[engine::inherent]
impl<F: Float> F {
    /// The base of the representation.
    pub const RADIX: u32 = 2;
    /// How many digits the significand has.
    pub const MANTISSA_DIGITS: u32 = <F as Float>::SIGNIFICAND;
    /// How many decimal digits survive.
    pub const DIGITS: u32 = <F as Float>::DECIMALS;
    /// The difference between 1 and the next float.
    pub const EPSILON: F = <F as Float>::STEP;
    /// The least that is finite.
    pub const MIN: F = <F as Float>::LEAST;
    /// The least that is positive and normal.
    pub const MIN_POSITIVE: F = <F as Float>::LEAST_POSITIVE;
    /// The greatest that is finite.
    pub const MAX: F = <F as Float>::GREATEST;
    /// One more than the least exponent of a normal number.
    pub const MIN_EXP: i32 = <F as Float>::LEAST_EXPONENT;
    /// One more than the greatest exponent.
    pub const MAX_EXP: i32 = <F as Float>::GREATEST_EXPONENT;
    /// The least decimal exponent.
    pub const MIN_10_EXP: i32 = <F as Float>::LEAST_DECIMAL_EXPONENT;
    /// The greatest decimal exponent.
    pub const MAX_10_EXP: i32 = <F as Float>::GREATEST_DECIMAL_EXPONENT;
    /// Not a number.
    pub const NAN: F = <F as Float>::NOT_A_NUMBER;
    /// Infinity.
    pub const INFINITY: F = <F as Float>::INFINITE;
    /// Negative infinity.
    pub const NEG_INFINITY: F = of_wide_bits::<F>(sign_mask::<F>() | exponent_mask::<F>());

    /// Whether it is not a number.
    pub const fn is_nan(self) -> bool {
        (wide_bits::<F>(self) & !sign_mask::<F>()) > exponent_mask::<F>()
    }

    /// Whether it is infinite.
    pub const fn is_infinite(self) -> bool {
        (wide_bits::<F>(self) & !sign_mask::<F>()) == exponent_mask::<F>()
    }

    /// Whether it is neither infinite nor not a number.
    pub const fn is_finite(self) -> bool {
        (wide_bits::<F>(self) & !sign_mask::<F>()) < exponent_mask::<F>()
    }

    /// Whether it is so small that it has fewer digits.
    pub const fn is_subnormal(self) -> bool {
        let b = wide_bits::<F>(self);
        b & exponent_mask::<F>() == 0 && b & significand_mask::<F>() != 0
    }

    /// Whether it is neither zero, subnormal, infinite nor not a number.
    pub const fn is_normal(self) -> bool {
        let exponent = wide_bits::<F>(self) & exponent_mask::<F>();
        exponent != 0 && exponent != exponent_mask::<F>()
    }

    /// What kind of number it is.
    pub const fn classify(self) -> FpCategory {
        let b = wide_bits::<F>(self);
        let exponent = b & exponent_mask::<F>();
        let significand = b & significand_mask::<F>();
        if exponent == exponent_mask::<F>() {
            if significand == 0 { FpCategory::Infinite } else { FpCategory::Nan }
        } else if exponent == 0 {
            if significand == 0 { FpCategory::Zero } else { FpCategory::Subnormal }
        } else {
            FpCategory::Normal
        }
    }

    /// Whether the sign is `+`.
    pub const fn is_sign_positive(self) -> bool {
        wide_bits::<F>(self) & sign_mask::<F>() == 0
    }

    /// Whether the sign is `-`.
    pub const fn is_sign_negative(self) -> bool {
        wide_bits::<F>(self) & sign_mask::<F>() != 0
    }

    /// The next greater float.
    pub const fn next_up(self) -> F {
        let b = wide_bits::<F>(self);
        let abs = b & !sign_mask::<F>();
        if abs > exponent_mask::<F>() || b == exponent_mask::<F>() {
            return self;
        }
        let next = if abs == 0 {
            1
        } else if b == abs {
            b + 1
        } else {
            b - 1
        };
        of_wide_bits::<F>(next)
    }

    /// The next lesser float.
    pub const fn next_down(self) -> F {
        let b = wide_bits::<F>(self);
        let abs = b & !sign_mask::<F>();
        if abs > exponent_mask::<F>() || b == (sign_mask::<F>() | exponent_mask::<F>()) {
            return self;
        }
        let next = if abs == 0 {
            sign_mask::<F>() | 1
        } else if b == abs {
            b - 1
        } else {
            b + 1
        };
        of_wide_bits::<F>(next)
    }

    /// One divided by it.
    pub const fn recip(self) -> F {
        <F as Float>::ONE / self
    }

    /// Radians as degrees.
    pub const fn to_degrees(self) -> F {
        self * <F as Float>::DEGREES
    }

    /// Degrees as radians.
    pub const fn to_radians(self) -> F {
        self * <F as Float>::RADIANS
    }

    /// The greater; the other if one is not a number.
    pub const fn max(self, other: F) -> F {
        if other != other || self > other {
            self
        } else if self != self || self < other {
            other
        } else if wide_bits::<F>(self) & sign_mask::<F>() == 0 {
            self
        } else {
            other
        }
    }

    /// The lesser; the other if one is not a number.
    pub const fn min(self, other: F) -> F {
        if other != other || self < other {
            self
        } else if self != self || self > other {
            other
        } else if wide_bits::<F>(self) & sign_mask::<F>() != 0 {
            self
        } else {
            other
        }
    }

    /// The middle.
    pub const fn midpoint(self, other: F) -> F {
        if <F as Float>::WIDTH == 32 {
            let sum = num::cast::<F, f64>(self) + num::cast::<F, f64>(other);
            return num::cast::<f64, F>(sum / 2.0);
        }
        let highest = <F as Float>::GREATEST * <F as Float>::HALF;
        if intrinsics::fabs(self) <= highest && intrinsics::fabs(other) <= highest {
            (self + other) / <F as Float>::TWO
        } else {
            (self / <F as Float>::TWO) + (other / <F as Float>::TWO)
        }
    }

    /// As an integer, which it must fit.
    pub unsafe fn to_int_unchecked<I: Int>(self) -> I {
        num::cast(self)
    }

    /// The bits.
    pub const fn to_bits(self) -> <F as Float>::Bits {
        bits::<F>(self)
    }

    /// Of bits.
    pub const fn from_bits(v: <F as Float>::Bits) -> F {
        of_bits::<F>(v)
    }

    /// The bytes, the highest first.
    pub const fn to_be_bytes(self) -> <F as Float>::Bytes {
        unsafe { intrinsics::transmute_unchecked(intrinsics::bswap(bits::<F>(self))) }
    }

    /// The bytes, the lowest first.
    pub const fn to_le_bytes(self) -> <F as Float>::Bytes {
        unsafe { intrinsics::transmute_unchecked(self) }
    }

    /// The bytes as they are in memory.
    pub const fn to_ne_bytes(self) -> <F as Float>::Bytes {
        unsafe { intrinsics::transmute_unchecked(self) }
    }

    /// Of bytes, the highest first.
    pub const fn from_be_bytes(bytes: <F as Float>::Bytes) -> F {
        let read: <F as Float>::Bits = unsafe { intrinsics::transmute_unchecked(bytes) };
        of_bits::<F>(intrinsics::bswap(read))
    }

    /// Of bytes, the lowest first.
    pub const fn from_le_bytes(bytes: <F as Float>::Bytes) -> F {
        unsafe { intrinsics::transmute_unchecked(bytes) }
    }

    /// Of bytes as they are in memory.
    pub const fn from_ne_bytes(bytes: <F as Float>::Bytes) -> F {
        unsafe { intrinsics::transmute_unchecked(bytes) }
    }

    /// Compares in an order in which each float has its place.
    pub fn total_cmp(&self, other: &F) -> Ordering {
        // A negative one's other bits are flipped, so that its order as an integer is the right one.
        let key = |x: F| {
            let b = wide_bits::<F>(x);
            let b = if b & sign_mask::<F>() == 0 { b } else { b ^ (sign_mask::<F>() - 1) };
            (b ^ sign_mask::<F>()) & (sign_mask::<F>() | (sign_mask::<F>() - 1))
        };
        key(*self).cmp(&key(*other))
    }

    /// Within `min` and `max`.
    #[track_caller]
    pub const fn clamp(self, min: F, max: F) -> F {
        assert!(min <= max, "min > max, or either was NaN. min = {min:?}, max = {max:?}");
        let mut x = self;
        if x < min {
            x = min;
        }
        if x > max {
            x = max;
        }
        x
    }

    /// Without the sign.
    pub const fn abs(self) -> F {
        intrinsics::fabs(self)
    }

    /// -1 or 1 by the sign, or not a number.
    pub const fn signum(self) -> F {
        if self != self { self } else { intrinsics::copysign(<F as Float>::ONE, self) }
    }

    /// With the sign of another.
    pub const fn copysign(self, sign: F) -> F {
        intrinsics::copysign(self, sign)
    }

    /// The largest whole number that is not greater.
    pub const fn floor(self) -> F {
        intrinsics::floor(self)
    }

    /// The smallest whole number that is not less.
    pub const fn ceil(self) -> F {
        intrinsics::ceil(self)
    }

    /// The nearest whole number, halves away from zero.
    pub const fn round(self) -> F {
        intrinsics::round(self)
    }

    /// The nearest whole number, halves to the even one.
    pub const fn round_ties_even(self) -> F {
        intrinsics::round_ties_even(self)
    }

    /// The whole part.
    pub const fn trunc(self) -> F {
        intrinsics::trunc(self)
    }

    /// What is left without the whole part.
    pub const fn fract(self) -> F {
        self - intrinsics::trunc(self)
    }

    /// `self * a + b`, rounded once.
    pub const fn mul_add(self, a: F, b: F) -> F {
        intrinsics::fma(self, a, b)
    }

    /// The quotient, rounded so that the remainder is not negative.
    pub fn div_euclid(self, rhs: F) -> F {
        let q = intrinsics::trunc(self / rhs);
        if self % rhs < <F as Float>::ZERO {
            return if rhs > <F as Float>::ZERO { q - <F as Float>::ONE } else { q + <F as Float>::ONE };
        }
        q
    }

    /// The remainder that is not negative.
    pub fn rem_euclid(self, rhs: F) -> F {
        let r = self % rhs;
        if r < <F as Float>::ZERO { r + intrinsics::fabs(rhs) } else { r }
    }

    /// A power with an integer as the exponent.
    pub fn powi(self, n: i32) -> F {
        intrinsics::powi(self, n)
    }

    /// A power.
    pub fn powf(self, n: F) -> F {
        intrinsics::powf(self, n)
    }

    /// The square root.
    pub fn sqrt(self) -> F {
        intrinsics::sqrt(self)
    }

    /// The exponential function.
    pub fn exp(self) -> F {
        intrinsics::exp(self)
    }

    /// A power of two.
    pub fn exp2(self) -> F {
        intrinsics::exp2(self)
    }

    /// The natural logarithm.
    pub fn ln(self) -> F {
        intrinsics::ln(self)
    }

    /// The logarithm to any base.
    pub fn log(self, base: F) -> F {
        intrinsics::ln(self) / intrinsics::ln(base)
    }

    /// The logarithm to base 2.
    pub fn log2(self) -> F {
        intrinsics::log2(self)
    }

    /// The logarithm to base 10.
    pub fn log10(self) -> F {
        intrinsics::log10(self)
    }

    /// The difference, if it is positive.
    pub fn abs_sub(self, other: F) -> F {
        if self <= other { <F as Float>::ZERO } else { self - other }
    }

    /// The cube root.
    pub fn cbrt(self) -> F {
        intrinsics::cbrt(self)
    }

    /// The hypotenuse of a right triangle.
    pub fn hypot(self, other: F) -> F {
        intrinsics::hypot(self, other)
    }

    /// The sine.
    pub fn sin(self) -> F {
        intrinsics::sin(self)
    }

    /// The cosine.
    pub fn cos(self) -> F {
        intrinsics::cos(self)
    }

    /// The tangent.
    pub fn tan(self) -> F {
        intrinsics::tan(self)
    }

    /// The arc sine.
    pub fn asin(self) -> F {
        intrinsics::asin(self)
    }

    /// The arc cosine.
    pub fn acos(self) -> F {
        intrinsics::acos(self)
    }

    /// The arc tangent.
    pub fn atan(self) -> F {
        intrinsics::atan(self)
    }

    /// The arc tangent of `self / other`, with the quadrant.
    pub fn atan2(self, other: F) -> F {
        intrinsics::atan2(self, other)
    }

    /// The sine and the cosine.
    pub fn sin_cos(self) -> (F, F) {
        (intrinsics::sin(self), intrinsics::cos(self))
    }

    /// The exponential function less one.
    pub fn exp_m1(self) -> F {
        intrinsics::exp_m1(self)
    }

    /// The natural logarithm of one more.
    pub fn ln_1p(self) -> F {
        intrinsics::ln_1p(self)
    }

    /// The hyperbolic sine.
    pub fn sinh(self) -> F {
        intrinsics::sinh(self)
    }

    /// The hyperbolic cosine.
    pub fn cosh(self) -> F {
        intrinsics::cosh(self)
    }

    /// The hyperbolic tangent.
    pub fn tanh(self) -> F {
        intrinsics::tanh(self)
    }

    /// The inverse of `sinh`.
    pub fn asinh(self) -> F {
        intrinsics::asinh(self)
    }

    /// The inverse of `cosh`.
    pub fn acosh(self) -> F {
        intrinsics::acosh(self)
    }

    /// The inverse of `tanh`.
    pub fn atanh(self) -> F {
        intrinsics::atanh(self)
    }
}
