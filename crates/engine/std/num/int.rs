//! The methods of all integer types.

use crate::intrinsics;
use crate::num::{self, Int};
use crate::panicking::panic_const::{
    panic_const_div_overflow, panic_const_mul_overflow, panic_const_rem_overflow,
};

#[engine::inherent]
impl<I: Int> I {
    /// The least number.
    pub const MIN: I = <I as Int>::LEAST;

    /// The greatest number.
    pub const MAX: I = <I as Int>::GREATEST;

    /// How many bits it has.
    pub const BITS: u32 = <I as Int>::WIDTH;

    /// The least number.
    pub const fn min_value() -> I {
        <I as Int>::LEAST
    }

    /// The greatest number.
    pub const fn max_value() -> I {
        <I as Int>::GREATEST
    }

    /// How many bits are one.
    pub const fn count_ones(self) -> u32 {
        intrinsics::ctpop(self)
    }

    /// How many bits are zero.
    pub const fn count_zeros(self) -> u32 {
        <I as Int>::WIDTH - intrinsics::ctpop(self)
    }

    /// How many zero bits lead.
    pub const fn leading_zeros(self) -> u32 {
        intrinsics::ctlz(self)
    }

    /// How many zero bits trail.
    pub const fn trailing_zeros(self) -> u32 {
        intrinsics::cttz(self)
    }

    /// How many one bits lead.
    pub const fn leading_ones(self) -> u32 {
        intrinsics::ctlz(intrinsics::wrapping_sub(<I as Int>::ALL_ONES, self))
    }

    /// How many one bits trail.
    pub const fn trailing_ones(self) -> u32 {
        intrinsics::cttz(intrinsics::wrapping_sub(<I as Int>::ALL_ONES, self))
    }

    /// The bits rotated to the left.
    pub const fn rotate_left(self, n: u32) -> I {
        intrinsics::rotate_left(self, n)
    }

    /// The bits rotated to the right.
    pub const fn rotate_right(self, n: u32) -> I {
        intrinsics::rotate_right(self, n)
    }

    /// The bytes in reverse order.
    pub const fn swap_bytes(self) -> I {
        intrinsics::bswap(self)
    }

    /// The bits in reverse order.
    pub const fn reverse_bits(self) -> I {
        intrinsics::bitreverse(self)
    }

    /// From big endian.
    pub const fn from_be(x: I) -> I {
        intrinsics::bswap(x)
    }

    /// From little endian.
    pub const fn from_le(x: I) -> I {
        x
    }

    /// To big endian.
    pub const fn to_be(self) -> I {
        intrinsics::bswap(self)
    }

    /// To little endian.
    pub const fn to_le(self) -> I {
        self
    }

    /// The bytes, the highest first.
    pub const fn to_be_bytes(self) -> <I as Int>::Bytes {
        unsafe { intrinsics::transmute_unchecked(intrinsics::bswap(self)) }
    }

    /// The bytes, the lowest first.
    pub const fn to_le_bytes(self) -> <I as Int>::Bytes {
        unsafe { intrinsics::transmute_unchecked(self) }
    }

    /// The bytes as they are in memory.
    pub const fn to_ne_bytes(self) -> <I as Int>::Bytes {
        unsafe { intrinsics::transmute_unchecked(self) }
    }

    /// Of bytes, the highest first.
    pub const fn from_be_bytes(bytes: <I as Int>::Bytes) -> I {
        let read: I = unsafe { intrinsics::transmute_unchecked(bytes) };
        intrinsics::bswap(read)
    }

    /// Of bytes, the lowest first.
    pub const fn from_le_bytes(bytes: <I as Int>::Bytes) -> I {
        unsafe { intrinsics::transmute_unchecked(bytes) }
    }

    /// Of bytes as they are in memory.
    pub const fn from_ne_bytes(bytes: <I as Int>::Bytes) -> I {
        unsafe { intrinsics::transmute_unchecked(bytes) }
    }

    /// The sum, if it fits.
    pub const fn checked_add(self, rhs: I) -> Option<I> {
        let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The difference, if it fits.
    pub const fn checked_sub(self, rhs: I) -> Option<I> {
        let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The product, if it fits.
    pub const fn checked_mul(self, rhs: I) -> Option<I> {
        let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The quotient, if there is one and it fits.
    pub const fn checked_div(self, rhs: I) -> Option<I> {
        if num::is_zero(rhs) || num::division_overflows(self, rhs) {
            None
        } else {
            Some(unsafe { intrinsics::unchecked_div(self, rhs) })
        }
    }

    /// The Euclidean quotient, if there is one and it fits.
    pub const fn checked_div_euclid(self, rhs: I) -> Option<I> {
        if num::is_zero(rhs) || num::division_overflows(self, rhs) {
            None
        } else {
            Some(num::div_euclid(self, rhs))
        }
    }

    /// The remainder, if there is one and the quotient fits.
    pub const fn checked_rem(self, rhs: I) -> Option<I> {
        if num::is_zero(rhs) || num::division_overflows(self, rhs) {
            None
        } else {
            Some(unsafe { intrinsics::unchecked_rem(self, rhs) })
        }
    }

    /// The Euclidean remainder, if there is one and the quotient fits.
    pub const fn checked_rem_euclid(self, rhs: I) -> Option<I> {
        if num::is_zero(rhs) || num::division_overflows(self, rhs) {
            None
        } else {
            Some(num::rem_euclid(self, rhs))
        }
    }

    /// The negated number, if it fits.
    pub const fn checked_neg(self) -> Option<I> {
        let (value, overflow) = intrinsics::sub_with_overflow(<I as Int>::ZERO, self);
        if overflow { None } else { Some(value) }
    }

    /// Shifted, unless the count is too large.
    pub const fn checked_shl(self, rhs: u32) -> Option<I> {
        if rhs < <I as Int>::WIDTH { Some(unsafe { intrinsics::unchecked_shl(self, rhs) }) } else { None }
    }

    /// Shifted, unless the count is too large.
    pub const fn checked_shr(self, rhs: u32) -> Option<I> {
        if rhs < <I as Int>::WIDTH { Some(unsafe { intrinsics::unchecked_shr(self, rhs) }) } else { None }
    }

    /// The power, if it fits.
    pub const fn checked_pow(self, exp: u32) -> Option<I> {
        let (value, overflow) = num::pow_with_overflow(self, exp);
        if overflow { None } else { Some(value) }
    }

    /// The sum. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_add(self, rhs: I) -> I {
        num::add(self, rhs)
    }

    /// The difference. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_sub(self, rhs: I) -> I {
        num::sub(self, rhs)
    }

    /// The product. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_mul(self, rhs: I) -> I {
        num::mul(self, rhs)
    }

    /// The quotient. Panics if there is none or it does not fit.
    #[track_caller]
    pub const fn strict_div(self, rhs: I) -> I {
        num::div(self, rhs)
    }

    /// The remainder. Panics if there is none or the quotient does not fit.
    #[track_caller]
    pub const fn strict_rem(self, rhs: I) -> I {
        num::rem(self, rhs)
    }

    /// The Euclidean quotient. Panics if there is none or it does not fit.
    #[track_caller]
    pub const fn strict_div_euclid(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) {
            panic_const_div_overflow()
        }
        num::div_euclid(self, rhs)
    }

    /// The Euclidean remainder. Panics if there is none or the quotient does not fit.
    #[track_caller]
    pub const fn strict_rem_euclid(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) {
            panic_const_rem_overflow()
        }
        num::rem_euclid(self, rhs)
    }

    /// The negated number. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_neg(self) -> I {
        num::neg(self)
    }

    /// Shifted. Panics if the count is too large.
    #[track_caller]
    pub const fn strict_shl(self, rhs: u32) -> I {
        num::shl(self, rhs)
    }

    /// Shifted. Panics if the count is too large.
    #[track_caller]
    pub const fn strict_shr(self, rhs: u32) -> I {
        num::shr(self, rhs)
    }

    /// The power. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_pow(self, exp: u32) -> I {
        let (value, overflow) = num::pow_with_overflow(self, exp);
        if overflow {
            panic_const_mul_overflow()
        }
        value
    }

    /// The sum. That it does not fit is UB.
    #[track_caller]
    pub const unsafe fn unchecked_add(self, rhs: I) -> I {
        intrinsics::wrapping_add(self, rhs)
    }

    /// The difference. That it does not fit is UB.
    #[track_caller]
    pub const unsafe fn unchecked_sub(self, rhs: I) -> I {
        intrinsics::wrapping_sub(self, rhs)
    }

    /// The product. That it does not fit is UB.
    #[track_caller]
    pub const unsafe fn unchecked_mul(self, rhs: I) -> I {
        intrinsics::wrapping_mul(self, rhs)
    }

    /// Shifted. That the count is too large is UB.
    #[track_caller]
    pub const unsafe fn unchecked_shl(self, rhs: u32) -> I {
        unsafe { intrinsics::unchecked_shl(self, rhs) }
    }

    /// Shifted. That the count is too large is UB.
    #[track_caller]
    pub const unsafe fn unchecked_shr(self, rhs: u32) -> I {
        unsafe { intrinsics::unchecked_shr(self, rhs) }
    }

    /// Shifted; zero if the count is too large.
    pub const fn unbounded_shl(self, rhs: u32) -> I {
        if rhs < <I as Int>::WIDTH {
            unsafe { intrinsics::unchecked_shl(self, rhs) }
        } else {
            <I as Int>::ZERO
        }
    }

    /// Shifted; only the sign is left if the count is too large.
    pub const fn unbounded_shr(self, rhs: u32) -> I {
        if rhs < <I as Int>::WIDTH {
            unsafe { intrinsics::unchecked_shr(self, rhs) }
        } else {
            unsafe { intrinsics::unchecked_shr(intrinsics::unchecked_shr(self, <I as Int>::WIDTH - 1), 1) }
        }
    }

    /// The sum, or the nearest number that fits.
    pub const fn saturating_add(self, rhs: I) -> I {
        intrinsics::saturating_add(self, rhs)
    }

    /// The difference, or the nearest number that fits.
    pub const fn saturating_sub(self, rhs: I) -> I {
        intrinsics::saturating_sub(self, rhs)
    }

    /// The product, or the nearest number that fits.
    pub const fn saturating_mul(self, rhs: I) -> I {
        let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
        if !overflow {
            value
        } else if num::is_below_zero(self) == num::is_below_zero(rhs) {
            <I as Int>::GREATEST
        } else {
            <I as Int>::LEAST
        }
    }

    /// The power, or the nearest number that fits.
    pub const fn saturating_pow(self, exp: u32) -> I {
        let (value, overflow) = num::pow_with_overflow(self, exp);
        if !overflow {
            value
        } else if num::is_below_zero(self) && exp % 2 == 1 {
            <I as Int>::LEAST
        } else {
            <I as Int>::GREATEST
        }
    }

    /// The sum, wrapped around.
    pub const fn wrapping_add(self, rhs: I) -> I {
        intrinsics::wrapping_add(self, rhs)
    }

    /// The difference, wrapped around.
    pub const fn wrapping_sub(self, rhs: I) -> I {
        intrinsics::wrapping_sub(self, rhs)
    }

    /// The product, wrapped around.
    pub const fn wrapping_mul(self, rhs: I) -> I {
        intrinsics::wrapping_mul(self, rhs)
    }

    /// The negated number, wrapped around.
    pub const fn wrapping_neg(self) -> I {
        intrinsics::wrapping_sub(<I as Int>::ZERO, self)
    }

    /// Shifted, by the count modulo the number of bits.
    pub const fn wrapping_shl(self, rhs: u32) -> I {
        unsafe { intrinsics::unchecked_shl(self, rhs & (<I as Int>::WIDTH - 1)) }
    }

    /// Shifted, by the count modulo the number of bits.
    pub const fn wrapping_shr(self, rhs: u32) -> I {
        unsafe { intrinsics::unchecked_shr(self, rhs & (<I as Int>::WIDTH - 1)) }
    }

    /// The power, wrapped around.
    pub const fn wrapping_pow(self, exp: u32) -> I {
        num::pow_with_overflow(self, exp).0
    }

    /// The sum, wrapped around, and whether it was.
    pub const fn overflowing_add(self, rhs: I) -> (I, bool) {
        intrinsics::add_with_overflow(self, rhs)
    }

    /// The difference, wrapped around, and whether it was.
    pub const fn overflowing_sub(self, rhs: I) -> (I, bool) {
        intrinsics::sub_with_overflow(self, rhs)
    }

    /// The product, wrapped around, and whether it was.
    pub const fn overflowing_mul(self, rhs: I) -> (I, bool) {
        intrinsics::mul_with_overflow(self, rhs)
    }

    /// The negated number, wrapped around, and whether it was.
    pub const fn overflowing_neg(self) -> (I, bool) {
        intrinsics::sub_with_overflow(<I as Int>::ZERO, self)
    }

    /// Shifted, by the count modulo the number of bits, and whether it was larger.
    pub const fn overflowing_shl(self, rhs: u32) -> (I, bool) {
        let count = rhs & (<I as Int>::WIDTH - 1);
        (unsafe { intrinsics::unchecked_shl(self, count) }, rhs >= <I as Int>::WIDTH)
    }

    /// Shifted, by the count modulo the number of bits, and whether it was larger.
    pub const fn overflowing_shr(self, rhs: u32) -> (I, bool) {
        let count = rhs & (<I as Int>::WIDTH - 1);
        (unsafe { intrinsics::unchecked_shr(self, count) }, rhs >= <I as Int>::WIDTH)
    }

    /// The power, wrapped around, and whether it was.
    pub const fn overflowing_pow(self, exp: u32) -> (I, bool) {
        num::pow_with_overflow(self, exp)
    }

    /// The power. Panics if it does not fit.
    pub const fn pow(self, exp: u32) -> I {
        let (value, overflow) = num::pow_with_overflow(self, exp);
        if overflow {
            panic_const_mul_overflow()
        }
        value
    }

    /// The Euclidean quotient.
    #[track_caller]
    pub const fn div_euclid(self, rhs: I) -> I {
        num::div_euclid(self, rhs)
    }

    /// The Euclidean remainder.
    #[track_caller]
    pub const fn rem_euclid(self, rhs: I) -> I {
        num::rem_euclid(self, rhs)
    }

    /// The logarithm, rounded down.
    #[track_caller]
    pub const fn ilog(self, base: I) -> u32 {
        assert!(
            num::is_less(<I as Int>::ONE, base),
            "base of integer logarithm must be at least 2"
        );
        if !num::is_less(<I as Int>::ZERO, self) {
            num::panic_for_nonpositive_argument()
        }
        num::logarithm(self, base)
    }

    /// The logarithm to base 2, rounded down.
    #[track_caller]
    pub const fn ilog2(self) -> u32 {
        if !num::is_less(<I as Int>::ZERO, self) {
            num::panic_for_nonpositive_argument()
        }
        <I as Int>::WIDTH - 1 - intrinsics::ctlz(self)
    }

    /// The logarithm to base 10, rounded down.
    #[track_caller]
    pub const fn ilog10(self) -> u32 {
        if !num::is_less(<I as Int>::ZERO, self) {
            num::panic_for_nonpositive_argument()
        }
        num::logarithm(self, num::cast::<u8, I>(10))
    }

    /// The logarithm, rounded down, if there is one.
    pub const fn checked_ilog(self, base: I) -> Option<u32> {
        if !num::is_less(<I as Int>::ZERO, self) || !num::is_less(<I as Int>::ONE, base) {
            None
        } else {
            Some(num::logarithm(self, base))
        }
    }

    /// The logarithm to base 2, rounded down, if there is one.
    pub const fn checked_ilog2(self) -> Option<u32> {
        if !num::is_less(<I as Int>::ZERO, self) {
            None
        } else {
            Some(<I as Int>::WIDTH - 1 - intrinsics::ctlz(self))
        }
    }

    /// The logarithm to base 10, rounded down, if there is one.
    pub const fn checked_ilog10(self) -> Option<u32> {
        if !num::is_less(<I as Int>::ZERO, self) {
            None
        } else {
            Some(num::logarithm(self, num::cast::<u8, I>(10)))
        }
    }
}
