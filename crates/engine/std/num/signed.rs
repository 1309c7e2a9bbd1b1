//! The methods of the signed integer types.

use crate::intrinsics;
use crate::num::{self, Int, SignedInt};
use crate::panicking::panic_const::{
    panic_const_add_overflow, panic_const_neg_overflow, panic_const_sub_overflow,
};

/// `a + b`, where `b` is unsigned, wrapped around, and whether it was.
const fn add_unsigned<I: SignedInt>(a: I, b: <I as Int>::Unsigned) -> (I, bool) {
    let b: I = num::cast(b);
    let (sum, overflow) = intrinsics::add_with_overflow(a, b);
    (sum, overflow != num::is_below_zero(b))
}

/// `a - b`, where `b` is unsigned, wrapped around, and whether it was.
const fn sub_unsigned<I: SignedInt>(a: I, b: <I as Int>::Unsigned) -> (I, bool) {
    let b: I = num::cast(b);
    let (difference, overflow) = intrinsics::sub_with_overflow(a, b);
    (difference, overflow != num::is_below_zero(b))
}

#[engine::inherent]
impl<I: SignedInt> I {
    /// The same bits, unsigned.
    pub const fn cast_unsigned(self) -> <I as Int>::Unsigned {
        num::cast(self)
    }

    /// The sum with an unsigned number, if it fits.
    pub const fn checked_add_unsigned(self, rhs: <I as Int>::Unsigned) -> Option<I> {
        let (value, overflow) = add_unsigned::<I>(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The difference from an unsigned number, if it fits.
    pub const fn checked_sub_unsigned(self, rhs: <I as Int>::Unsigned) -> Option<I> {
        let (value, overflow) = sub_unsigned::<I>(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The sum with an unsigned number. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_add_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        let (value, overflow) = add_unsigned::<I>(self, rhs);
        if overflow {
            panic_const_add_overflow()
        }
        value
    }

    /// The difference from an unsigned number. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_sub_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        let (value, overflow) = sub_unsigned::<I>(self, rhs);
        if overflow {
            panic_const_sub_overflow()
        }
        value
    }

    /// The sum with an unsigned number, or the nearest number that fits.
    pub const fn saturating_add_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        let (value, overflow) = add_unsigned::<I>(self, rhs);
        if overflow { <I as Int>::GREATEST } else { value }
    }

    /// The difference from an unsigned number, or the nearest number that fits.
    pub const fn saturating_sub_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        let (value, overflow) = sub_unsigned::<I>(self, rhs);
        if overflow { <I as Int>::LEAST } else { value }
    }

    /// The sum with an unsigned number, wrapped around.
    pub const fn wrapping_add_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        add_unsigned::<I>(self, rhs).0
    }

    /// The difference from an unsigned number, wrapped around.
    pub const fn wrapping_sub_unsigned(self, rhs: <I as Int>::Unsigned) -> I {
        sub_unsigned::<I>(self, rhs).0
    }

    /// The sum with an unsigned number, wrapped around, and whether it was.
    pub const fn overflowing_add_unsigned(self, rhs: <I as Int>::Unsigned) -> (I, bool) {
        add_unsigned::<I>(self, rhs)
    }

    /// The difference from an unsigned number, wrapped around, and whether it was.
    pub const fn overflowing_sub_unsigned(self, rhs: <I as Int>::Unsigned) -> (I, bool) {
        sub_unsigned::<I>(self, rhs)
    }

    /// The negated number. That it does not fit is UB.
    #[track_caller]
    pub const unsafe fn unchecked_neg(self) -> I {
        intrinsics::wrapping_sub(<I as Int>::ZERO, self)
    }

    /// The negated number, or the nearest number that fits.
    pub const fn saturating_neg(self) -> I {
        intrinsics::saturating_sub(<I as Int>::ZERO, self)
    }

    /// Without the sign, if it fits.
    pub const fn checked_abs(self) -> Option<I> {
        if num::is_below_zero(self) {
            let (value, overflow) = intrinsics::sub_with_overflow(<I as Int>::ZERO, self);
            if overflow { None } else { Some(value) }
        } else {
            Some(self)
        }
    }

    /// Without the sign. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_abs(self) -> I {
        if num::is_below_zero(self) { num::neg(self) } else { self }
    }

    /// Without the sign, or the nearest number that fits.
    pub const fn saturating_abs(self) -> I {
        if num::is_below_zero(self) { intrinsics::saturating_sub(<I as Int>::ZERO, self) } else { self }
    }

    /// Without the sign, wrapped around.
    pub const fn wrapping_abs(self) -> I {
        if num::is_below_zero(self) { intrinsics::wrapping_sub(<I as Int>::ZERO, self) } else { self }
    }

    /// Without the sign, wrapped around, and whether it was.
    pub const fn overflowing_abs(self) -> (I, bool) {
        if num::is_below_zero(self) {
            intrinsics::sub_with_overflow(<I as Int>::ZERO, self)
        } else {
            (self, false)
        }
    }

    /// Without the sign, unsigned.
    pub const fn unsigned_abs(self) -> <I as Int>::Unsigned {
        let value = if num::is_below_zero(self) {
            intrinsics::wrapping_sub(<I as Int>::ZERO, self)
        } else {
            self
        };
        num::cast(value)
    }

    /// Without the sign. Panics if it does not fit.
    pub const fn abs(self) -> I {
        if num::is_below_zero(self) {
            let (value, overflow) = intrinsics::sub_with_overflow(<I as Int>::ZERO, self);
            if overflow {
                panic_const_neg_overflow()
            }
            value
        } else {
            self
        }
    }

    /// How far apart two numbers are.
    pub const fn abs_diff(self, other: I) -> <I as Int>::Unsigned {
        let difference = if num::is_less(self, other) {
            intrinsics::wrapping_sub(other, self)
        } else {
            intrinsics::wrapping_sub(self, other)
        };
        num::cast(difference)
    }

    /// -1, 0 or 1.
    pub const fn signum(self) -> I {
        num::cast::<i8, I>(intrinsics::three_way_compare(self, <I as Int>::ZERO))
    }

    /// Whether it is greater than zero.
    pub const fn is_positive(self) -> bool {
        num::is_less(<I as Int>::ZERO, self)
    }

    /// Whether it is less than zero.
    pub const fn is_negative(self) -> bool {
        num::is_below_zero(self)
    }

    /// The square root, rounded down, if there is one.
    pub const fn checked_isqrt(self) -> Option<I> {
        if num::is_below_zero(self) { None } else { Some(num::square_root(self)) }
    }

    /// The square root, rounded down.
    #[track_caller]
    pub const fn isqrt(self) -> I {
        if num::is_below_zero(self) {
            num::panic_for_negative_argument()
        }
        num::square_root(self)
    }

    /// The middle, rounded towards zero.
    pub const fn midpoint(self, rhs: I) -> I {
        // The halves, and what both have lost; then one more if it was rounded down below zero.
        let (a, b) = (num::shr(self, 1), num::shr(rhs, 1));
        let two = num::cast::<u8, I>(2);
        let lost_a = intrinsics::wrapping_sub(self, intrinsics::wrapping_mul(a, two));
        let lost_b = intrinsics::wrapping_sub(rhs, intrinsics::wrapping_mul(b, two));
        let lost = intrinsics::wrapping_add(lost_a, lost_b);
        let floor = intrinsics::wrapping_add(intrinsics::wrapping_add(a, b), num::shr(lost, 1));
        if num::is_below_zero(floor) && num::is_equal(lost, <I as Int>::ONE) {
            intrinsics::wrapping_add(floor, <I as Int>::ONE)
        } else {
            floor
        }
    }

    /// The quotient, or the nearest number that fits.
    pub const fn saturating_div(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) { <I as Int>::GREATEST } else { num::div(self, rhs) }
    }

    /// The quotient, wrapped around.
    pub const fn wrapping_div(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) { self } else { num::div(self, rhs) }
    }

    /// The Euclidean quotient, wrapped around.
    pub const fn wrapping_div_euclid(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) { self } else { num::div_euclid(self, rhs) }
    }

    /// The remainder, wrapped around.
    pub const fn wrapping_rem(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) { <I as Int>::ZERO } else { num::rem(self, rhs) }
    }

    /// The Euclidean remainder, wrapped around.
    pub const fn wrapping_rem_euclid(self, rhs: I) -> I {
        if num::division_overflows(self, rhs) { <I as Int>::ZERO } else { num::rem_euclid(self, rhs) }
    }

    /// The quotient, wrapped around, and whether it was.
    pub const fn overflowing_div(self, rhs: I) -> (I, bool) {
        if num::division_overflows(self, rhs) { (self, true) } else { (num::div(self, rhs), false) }
    }

    /// The Euclidean quotient, wrapped around, and whether it was.
    pub const fn overflowing_div_euclid(self, rhs: I) -> (I, bool) {
        if num::division_overflows(self, rhs) { (self, true) } else { (num::div_euclid(self, rhs), false) }
    }

    /// The remainder, and whether the quotient was wrapped around.
    pub const fn overflowing_rem(self, rhs: I) -> (I, bool) {
        if num::is_equal(rhs, <I as Int>::ALL_ONES) {
            (<I as Int>::ZERO, num::is_equal(self, <I as Int>::LEAST))
        } else {
            (num::rem(self, rhs), false)
        }
    }

    /// The Euclidean remainder, and whether the quotient was wrapped around.
    #[track_caller]
    pub const fn overflowing_rem_euclid(self, rhs: I) -> (I, bool) {
        if num::is_equal(rhs, <I as Int>::ALL_ONES) {
            (<I as Int>::ZERO, num::is_equal(self, <I as Int>::LEAST))
        } else {
            (num::rem_euclid(self, rhs), false)
        }
    }
}
