//! The methods of the unsigned integer types.

use crate::intrinsics;
use crate::num::{self, Int, UnsignedInt};
use crate::panicking::panic_const::{panic_const_add_overflow, panic_const_sub_overflow};

/// `a + b`, where `b` is signed, wrapped around, and whether it was.
const fn add_signed<I: UnsignedInt>(a: I, b: <I as Int>::Signed) -> (I, bool) {
    let (sum, overflow) = intrinsics::add_with_overflow(a, num::cast::<<I as Int>::Signed, I>(b));
    (sum, overflow != num::is_below_zero(b))
}

/// `a - b`, where `b` is signed, wrapped around, and whether it was.
const fn sub_signed<I: UnsignedInt>(a: I, b: <I as Int>::Signed) -> (I, bool) {
    let (difference, overflow) = intrinsics::sub_with_overflow(a, num::cast::<<I as Int>::Signed, I>(b));
    (difference, overflow != num::is_below_zero(b))
}

/// One less than the next power of two.
const fn below_next_power_of_two<I: UnsignedInt>(a: I) -> I {
    if !num::is_less(<I as Int>::ONE, a) {
        return <I as Int>::ZERO;
    }
    let p = intrinsics::wrapping_sub(a, <I as Int>::ONE);
    unsafe { intrinsics::unchecked_shr(<I as Int>::GREATEST, intrinsics::ctlz(p)) }
}

#[engine::inherent]
impl<I: UnsignedInt> I {
    /// The same bits, signed.
    pub const fn cast_signed(self) -> <I as Int>::Signed {
        num::cast(self)
    }

    /// The sum with a signed number, if it fits.
    pub const fn checked_add_signed(self, rhs: <I as Int>::Signed) -> Option<I> {
        let (value, overflow) = add_signed::<I>(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The difference from a signed number, if it fits.
    pub const fn checked_sub_signed(self, rhs: <I as Int>::Signed) -> Option<I> {
        let (value, overflow) = sub_signed::<I>(self, rhs);
        if overflow { None } else { Some(value) }
    }

    /// The difference as a signed number, if it fits.
    pub const fn checked_signed_diff(self, rhs: I) -> Option<<I as Int>::Signed> {
        let difference: <I as Int>::Signed = num::cast(intrinsics::wrapping_sub(self, rhs));
        if num::is_less(self, rhs) == num::is_below_zero(difference) { Some(difference) } else { None }
    }

    /// The sum with a signed number. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_add_signed(self, rhs: <I as Int>::Signed) -> I {
        let (value, overflow) = add_signed::<I>(self, rhs);
        if overflow {
            panic_const_add_overflow()
        }
        value
    }

    /// The difference from a signed number. Panics if it does not fit.
    #[track_caller]
    pub const fn strict_sub_signed(self, rhs: <I as Int>::Signed) -> I {
        let (value, overflow) = sub_signed::<I>(self, rhs);
        if overflow {
            panic_const_sub_overflow()
        }
        value
    }

    /// The sum with a signed number, or the nearest number that fits.
    pub const fn saturating_add_signed(self, rhs: <I as Int>::Signed) -> I {
        let (value, overflow) = add_signed::<I>(self, rhs);
        if !overflow {
            value
        } else if num::is_below_zero(rhs) {
            <I as Int>::ZERO
        } else {
            <I as Int>::GREATEST
        }
    }

    /// The difference from a signed number, or the nearest number that fits.
    pub const fn saturating_sub_signed(self, rhs: <I as Int>::Signed) -> I {
        let (value, overflow) = sub_signed::<I>(self, rhs);
        if !overflow {
            value
        } else if num::is_below_zero(rhs) {
            <I as Int>::GREATEST
        } else {
            <I as Int>::ZERO
        }
    }

    /// The sum with a signed number, wrapped around.
    pub const fn wrapping_add_signed(self, rhs: <I as Int>::Signed) -> I {
        add_signed::<I>(self, rhs).0
    }

    /// The difference from a signed number, wrapped around.
    pub const fn wrapping_sub_signed(self, rhs: <I as Int>::Signed) -> I {
        sub_signed::<I>(self, rhs).0
    }

    /// The sum with a signed number, wrapped around, and whether it was.
    pub const fn overflowing_add_signed(self, rhs: <I as Int>::Signed) -> (I, bool) {
        add_signed::<I>(self, rhs)
    }

    /// The difference from a signed number, wrapped around, and whether it was.
    pub const fn overflowing_sub_signed(self, rhs: <I as Int>::Signed) -> (I, bool) {
        sub_signed::<I>(self, rhs)
    }

    /// The sum with a carry, and the carry of that.
    pub fn carrying_add(self, rhs: I, carry: bool) -> (I, bool) {
        let (a, b) = intrinsics::add_with_overflow(self, rhs);
        let (c, d) = intrinsics::add_with_overflow(a, num::cast::<u8, I>(carry as u8));
        (c, b | d)
    }

    /// The difference with a borrow, and the borrow of that.
    pub fn borrowing_sub(self, rhs: I, borrow: bool) -> (I, bool) {
        let (a, b) = intrinsics::sub_with_overflow(self, rhs);
        let (c, d) = intrinsics::sub_with_overflow(a, num::cast::<u8, I>(borrow as u8));
        (c, b | d)
    }

    /// The product and a carry, as the lower and the higher half.
    pub fn carrying_mul(self, rhs: I, carry: I) -> (I, I) {
        multiply_wide(self, rhs, carry, <I as Int>::ZERO)
    }

    /// The product and two carries, as the lower and the higher half.
    pub fn carrying_mul_add(self, rhs: I, carry: I, add: I) -> (I, I) {
        multiply_wide(self, rhs, carry, add)
    }

    /// How far apart two numbers are.
    pub const fn abs_diff(self, other: I) -> I {
        if num::is_less(self, other) {
            intrinsics::wrapping_sub(other, self)
        } else {
            intrinsics::wrapping_sub(self, other)
        }
    }

    /// The square root, rounded down.
    pub const fn isqrt(self) -> I {
        num::square_root(self)
    }

    /// The middle, rounded down.
    pub const fn midpoint(self, rhs: I) -> I {
        let (less, greater) = if num::is_less(self, rhs) { (self, rhs) } else { (rhs, self) };
        intrinsics::wrapping_add(less, num::shr(intrinsics::wrapping_sub(greater, less), 1))
    }

    /// The quotient.
    #[track_caller]
    pub const fn saturating_div(self, rhs: I) -> I {
        num::div(self, rhs)
    }

    /// The quotient.
    #[track_caller]
    pub const fn wrapping_div(self, rhs: I) -> I {
        num::div(self, rhs)
    }

    /// The quotient.
    #[track_caller]
    pub const fn wrapping_div_euclid(self, rhs: I) -> I {
        num::div(self, rhs)
    }

    /// The remainder.
    #[track_caller]
    pub const fn wrapping_rem(self, rhs: I) -> I {
        num::rem(self, rhs)
    }

    /// The remainder.
    #[track_caller]
    pub const fn wrapping_rem_euclid(self, rhs: I) -> I {
        num::rem(self, rhs)
    }

    /// The quotient, which always fits.
    #[track_caller]
    pub const fn overflowing_div(self, rhs: I) -> (I, bool) {
        (num::div(self, rhs), false)
    }

    /// The quotient, which always fits.
    #[track_caller]
    pub const fn overflowing_div_euclid(self, rhs: I) -> (I, bool) {
        (num::div(self, rhs), false)
    }

    /// The remainder, which always fits.
    #[track_caller]
    pub const fn overflowing_rem(self, rhs: I) -> (I, bool) {
        (num::rem(self, rhs), false)
    }

    /// The remainder, which always fits.
    #[track_caller]
    pub const fn overflowing_rem_euclid(self, rhs: I) -> (I, bool) {
        (num::rem(self, rhs), false)
    }

    /// The quotient, rounded up.
    #[track_caller]
    pub const fn div_ceil(self, rhs: I) -> I {
        let quotient = num::div(self, rhs);
        if num::is_zero(num::rem(self, rhs)) {
            quotient
        } else {
            intrinsics::wrapping_add(quotient, <I as Int>::ONE)
        }
    }

    /// The next multiple of a number. Panics if it does not fit.
    pub const fn next_multiple_of(self, rhs: I) -> I {
        let rest = num::rem(self, rhs);
        if num::is_zero(rest) { self } else { num::add(self, intrinsics::wrapping_sub(rhs, rest)) }
    }

    /// The next multiple of a number, if there is one and it fits.
    pub const fn checked_next_multiple_of(self, rhs: I) -> Option<I> {
        if num::is_zero(rhs) {
            return None;
        }
        let rest = num::rem(self, rhs);
        if num::is_zero(rest) {
            return Some(self);
        }
        let (value, overflow) = intrinsics::add_with_overflow(self, intrinsics::wrapping_sub(rhs, rest));
        if overflow { None } else { Some(value) }
    }

    /// Whether it is a multiple of a number.
    pub const fn is_multiple_of(self, rhs: I) -> bool {
        if num::is_zero(rhs) { num::is_zero(self) } else { num::is_zero(num::rem(self, rhs)) }
    }

    /// Whether it is a power of two.
    pub const fn is_power_of_two(self) -> bool {
        intrinsics::ctpop(self) == 1
    }

    /// The next power of two. Panics if it does not fit.
    pub const fn next_power_of_two(self) -> I {
        num::add(below_next_power_of_two::<I>(self), <I as Int>::ONE)
    }

    /// The next power of two, if it fits.
    pub const fn checked_next_power_of_two(self) -> Option<I> {
        let (value, overflow) =
            intrinsics::add_with_overflow(below_next_power_of_two::<I>(self), <I as Int>::ONE);
        if overflow { None } else { Some(value) }
    }
}

/// `a * b + c + d`, as the lower and the higher half: by halves of the digits.
fn multiply_wide<I: UnsignedInt>(a: I, b: I, c: I, d: I) -> (I, I) {
    let half = <I as Int>::WIDTH / 2;
    let low = |x: I| intrinsics::wrapping_sub(x, num::shl(num::shr(x, half), half));
    let (a1, a0) = (num::shr(a, half), low(a));
    let (b1, b0) = (num::shr(b, half), low(b));
    let p00 = intrinsics::wrapping_mul(a0, b0);
    let p01 = intrinsics::wrapping_mul(a0, b1);
    let p10 = intrinsics::wrapping_mul(a1, b0);
    let p11 = intrinsics::wrapping_mul(a1, b1);
    let middle = num::add(num::add(num::shr(p00, half), low(p01)), low(p10));
    let lower = intrinsics::wrapping_add(low(p00), num::shl(low(middle), half));
    let higher = num::add(
        num::add(p11, num::shr(middle, half)),
        num::add(num::shr(p01, half), num::shr(p10, half)),
    );
    let (lower, carry_c) = intrinsics::add_with_overflow(lower, c);
    let (lower, carry_d) = intrinsics::add_with_overflow(lower, d);
    let carries = num::cast::<u8, I>(carry_c as u8 + carry_d as u8);
    (lower, num::add(higher, carries))
}
