//! Values that are known before the program runs.

use crate::mir::body::{BinOp, UnOp};
use crate::mir::int::{
    bit_width, compare_bits, f32_of, f64_of, is_signed, max_bits, min_bits, sign_extend,
};
use crate::syntax::ast::{FloatType, IntType};
use crate::ty::{Tcx, Ty, TyKind};

/// A value, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing is known.
    Unknown,
    /// A number, `bool` or `char`.
    Bits { bits: u128, ty: Ty },
    /// A value of several parts.
    Parts { variant: usize, parts: Vec<Value> },
}

/// A number with its type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scalar {
    pub(super) bits: u128,
    pub(super) ty: Ty,
}

impl Value {
    pub(super) fn scalar(&self) -> Option<Scalar> {
        match *self {
            Self::Bits { bits, ty } => Some(Scalar { bits, ty }),
            _ => None,
        }
    }
}

fn int_of(tcx: &Tcx, ty: Ty) -> Option<IntType> {
    match tcx.types.kind(ty) {
        TyKind::Int(int) => Some(int),
        _ => None,
    }
}

/// `op(a, b)`, and whether it overflows; nothing if it is not known or cannot be.
pub(super) fn binary(tcx: &Tcx, op: BinOp, a: Scalar, b: Scalar) -> Option<(Scalar, bool)> {
    let bool = |value: bool| Scalar {
        bits: value.into(),
        ty: tcx.types.common.bool,
    };
    let compared = match op {
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => {
            let order = compare_bits(tcx, a.ty, a.bits, b.bits);
            Some(match (op, order) {
                (BinOp::Eq, order) => order.is_some_and(std::cmp::Ordering::is_eq),
                (BinOp::Ne, order) => !order.is_some_and(std::cmp::Ordering::is_eq),
                (BinOp::Lt, order) => order.is_some_and(std::cmp::Ordering::is_lt),
                (BinOp::Le, order) => order.is_some_and(std::cmp::Ordering::is_le),
                (BinOp::Gt, order) => order.is_some_and(std::cmp::Ordering::is_gt),
                (_, order) => order.is_some_and(std::cmp::Ordering::is_ge),
            })
        }
        _ => None,
    };
    if let Some(compared) = compared {
        return Some((bool(compared), false));
    }
    match tcx.types.kind(a.ty) {
        TyKind::Int(int) => {
            let rhs = int_of(tcx, b.ty)?;
            let (bits, overflows) = int_binary(op, int, a.bits, (rhs, b.bits))?;
            Some((Scalar { bits, ty: a.ty }, overflows))
        }
        TyKind::Bool => {
            let bits = match op {
                BinOp::BitAnd => a.bits & b.bits,
                BinOp::BitOr => a.bits | b.bits,
                BinOp::BitXor => a.bits ^ b.bits,
                _ => return None,
            };
            Some((Scalar { bits, ty: a.ty }, false))
        }
        TyKind::Float(float) => {
            let bits = float_binary(op, float, a.bits, b.bits)?;
            Some((Scalar { bits, ty: a.ty }, false))
        }
        _ => None,
    }
}

fn mask(int: IntType) -> u128 {
    u128::MAX >> (128 - bit_width(int))
}

fn int_binary(op: BinOp, int: IntType, a: u128, (rhs, b): (IntType, u128)) -> Option<(u128, bool)> {
    match op {
        BinOp::BitAnd => return Some((a & b, false)),
        BinOp::BitOr => return Some((a | b, false)),
        BinOp::BitXor => return Some((a ^ b, false)),
        BinOp::Shl | BinOp::Shr => {
            let width = bit_width(int);
            let overflows = b >= u128::from(width) || (is_signed(rhs) && b > max_bits(rhs));
            let amount = u32::try_from(b & u128::from(width - 1)).ok()?;
            let bits = match (op, is_signed(int)) {
                (BinOp::Shl, _) => a << amount,
                #[allow(clippy::cast_sign_loss)]
                (_, true) => (sign_extend(a, int) >> amount) as u128,
                (_, false) => a >> amount,
            };
            return Some((bits & mask(int), overflows));
        }
        _ => {}
    }
    if is_signed(int) {
        signed_binary(op, int, sign_extend(a, int), sign_extend(b, int))
    } else {
        unsigned_binary(op, int, a, b)
    }
}

#[allow(clippy::cast_sign_loss)]
fn signed_binary(op: BinOp, int: IntType, a: i128, b: i128) -> Option<(u128, bool)> {
    let (value, overflows) = match op {
        BinOp::Add => a.overflowing_add(b),
        BinOp::Sub => a.overflowing_sub(b),
        BinOp::Mul => a.overflowing_mul(b),
        BinOp::Div => (a.checked_div(b)?, false),
        BinOp::Rem => (a.checked_rem(b)?, false),
        _ => return None,
    };
    let bits = value as u128 & mask(int);
    Some((bits, overflows || sign_extend(bits, int) != value))
}

fn unsigned_binary(op: BinOp, int: IntType, a: u128, b: u128) -> Option<(u128, bool)> {
    let (value, overflows) = match op {
        BinOp::Add => a.overflowing_add(b),
        BinOp::Sub => a.overflowing_sub(b),
        BinOp::Mul => a.overflowing_mul(b),
        BinOp::Div => (a.checked_div(b)?, false),
        BinOp::Rem => (a.checked_rem(b)?, false),
        _ => return None,
    };
    let bits = value & mask(int);
    Some((bits, overflows || bits != value))
}

fn float_binary(op: BinOp, float: FloatType, a: u128, b: u128) -> Option<u128> {
    Some(match float {
        FloatType::F32 => {
            let (a, b) = (f32_of(a), f32_of(b));
            let value = match op {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                BinOp::Rem => a % b,
                _ => return None,
            };
            value.to_bits().into()
        }
        FloatType::F64 => {
            let (a, b) = (f64_of(a), f64_of(b));
            let value = match op {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                BinOp::Rem => a % b,
                _ => return None,
            };
            value.to_bits().into()
        }
    })
}

/// `op(a)`, and whether it overflows.
pub(super) fn unary(tcx: &Tcx, op: UnOp, a: Scalar) -> Option<(Scalar, bool)> {
    let (bits, overflows) = match (op, tcx.types.kind(a.ty)) {
        (UnOp::Not, TyKind::Bool) => (a.bits ^ 1, false),
        (UnOp::Not, TyKind::Int(int)) => (!a.bits & mask(int), false),
        (UnOp::Neg, TyKind::Int(int)) => {
            let bits = a.bits.wrapping_neg() & mask(int);
            (bits, is_signed(int) && a.bits == min_bits(int))
        }
        (UnOp::Neg, TyKind::Float(FloatType::F32)) => (a.bits ^ (1 << 31), false),
        (UnOp::Neg, TyKind::Float(FloatType::F64)) => (a.bits ^ (1 << 63), false),
        _ => return None,
    };
    Some((Scalar { bits, ty: a.ty }, overflows))
}

/// `a as ty` between numbers.
pub(super) fn cast(tcx: &Tcx, a: Scalar, ty: Ty) -> Option<Scalar> {
    let bits = match (tcx.types.kind(a.ty), tcx.types.kind(ty)) {
        (TyKind::Int(from), TyKind::Int(to)) => int_to_int(a.bits, from, to),
        (TyKind::Bool | TyKind::Char, TyKind::Int(to)) => a.bits & mask(to),
        (TyKind::Int(IntType::U8), TyKind::Char) => a.bits,
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
        (TyKind::Int(from), TyKind::Float(to)) => match (to, is_signed(from)) {
            (FloatType::F32, true) => (sign_extend(a.bits, from) as f32).to_bits().into(),
            (FloatType::F32, false) => (a.bits as f32).to_bits().into(),
            (FloatType::F64, true) => (sign_extend(a.bits, from) as f64).to_bits().into(),
            (FloatType::F64, false) => (a.bits as f64).to_bits().into(),
        },
        (TyKind::Float(from), TyKind::Int(to)) => {
            let value = match from {
                FloatType::F32 => f64::from(f32_of(a.bits)),
                FloatType::F64 => f64_of(a.bits),
            };
            float_to_int(value, to)
        }
        _ => return None,
    };
    Some(Scalar { bits, ty })
}

#[allow(clippy::cast_sign_loss)]
fn int_to_int(bits: u128, from: IntType, to: IntType) -> u128 {
    let wide = if is_signed(from) {
        sign_extend(bits, from) as u128
    } else {
        bits
    };
    wide & mask(to)
}

/// Saturating, as casts are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn float_to_int(value: f64, to: IntType) -> u128 {
    if is_signed(to) {
        let (min, max) = (sign_extend(min_bits(to), to), sign_extend(max_bits(to), to));
        (value as i128).clamp(min, max) as u128 & mask(to)
    } else {
        (value as u128).min(max_bits(to))
    }
}
