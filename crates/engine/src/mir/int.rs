//! Numbers as bits.

use std::cmp::Ordering;

use crate::syntax::ast::{FloatType, IntType};
use crate::ty::{Tcx, Ty, TyKind};

/// How many bits an integer type has.
#[must_use]
pub fn bit_width(int: IntType) -> u32 {
    match int {
        IntType::I8 | IntType::U8 => 8,
        IntType::I16 | IntType::U16 => 16,
        IntType::I32 | IntType::U32 => 32,
        IntType::I64 | IntType::U64 | IntType::Isize | IntType::Usize => 64,
        IntType::I128 | IntType::U128 => 128,
    }
}

/// Whether an integer type has a sign.
#[must_use]
pub fn is_signed(int: IntType) -> bool {
    matches!(
        int,
        IntType::I8 | IntType::I16 | IntType::I32 | IntType::I64 | IntType::I128 | IntType::Isize
    )
}

/// The type of the same size without a sign.
#[must_use]
pub fn to_unsigned(int: IntType) -> IntType {
    match int {
        IntType::I8 => IntType::U8,
        IntType::I16 => IntType::U16,
        IntType::I32 => IntType::U32,
        IntType::I64 => IntType::U64,
        IntType::I128 => IntType::U128,
        IntType::Isize => IntType::Usize,
        unsigned => unsigned,
    }
}

/// The bits of the smallest number of a type.
#[must_use]
pub fn min_bits(int: IntType) -> u128 {
    if is_signed(int) {
        1 << (bit_width(int) - 1)
    } else {
        0
    }
}

/// The bits of the largest number of a type.
#[must_use]
pub fn max_bits(int: IntType) -> u128 {
    let all = u128::MAX >> (128 - bit_width(int));
    if is_signed(int) { all >> 1 } else { all }
}

/// Bits of a type with a sign as a number.
#[must_use]
pub fn sign_extend(bits: u128, int: IntType) -> i128 {
    let shift = 128 - bit_width(int);
    #[allow(clippy::cast_possible_wrap)]
    let value = (bits << shift) as i128;
    value >> shift
}

/// Bits so that they compare as the numbers do.
#[must_use]
pub fn ordered_bits(bits: u128, int: IntType) -> u128 {
    if is_signed(int) {
        bits ^ min_bits(int)
    } else {
        bits
    }
}

/// How two numbers of a type compare, `char` and `bool` included; nothing for other types
/// and for what is not a number.
#[must_use]
pub fn compare_bits(tcx: &Tcx, ty: Ty, a: u128, b: u128) -> Option<Ordering> {
    match tcx.types.kind(ty) {
        TyKind::Int(int) => Some(ordered_bits(a, int).cmp(&ordered_bits(b, int))),
        TyKind::Char | TyKind::Bool => Some(a.cmp(&b)),
        TyKind::Float(FloatType::F32) => f32_of(a).partial_cmp(&f32_of(b)),
        TyKind::Float(FloatType::F64) => f64_of(a).partial_cmp(&f64_of(b)),
        _ => None,
    }
}

/// The `f32` with these bits.
#[must_use]
pub fn f32_of(bits: u128) -> f32 {
    f32::from_bits(u32::try_from(bits).unwrap_or(0))
}

/// The `f64` with these bits.
#[must_use]
pub fn f64_of(bits: u128) -> f64 {
    f64::from_bits(u64::try_from(bits).unwrap_or(0))
}

/// The smallest and the largest value of a type whose ranges can be full.
#[must_use]
pub fn bounds(tcx: &Tcx, ty: Ty) -> Option<(u128, u128)> {
    match tcx.types.kind(ty) {
        TyKind::Int(int) => Some((min_bits(int), max_bits(int))),
        TyKind::Char => Some((0, 0x0010_ffff)),
        _ => None,
    }
}
