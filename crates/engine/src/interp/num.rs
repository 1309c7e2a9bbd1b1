//! Numbers as the machine computes with them.

use super::memory::{get, put};
use crate::mir::{BinOp, UnOp};
use crate::syntax::ast::{FloatType, IntType};
use crate::ty::TyKind;

/// What the bytes of a number mean. `bool` is [`Num::U8`], `char` is [`Num::U32`], an
/// address is [`Num::U64`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Num {
    U8,
    U16,
    U32,
    U64,
    U128,
    I8,
    I16,
    I32,
    I64,
    I128,
    F32,
    F64,
}

impl Num {
    /// The number that a primitive type is.
    #[must_use]
    pub fn of(kind: TyKind) -> Option<Self> {
        Some(match kind {
            TyKind::Bool => Self::U8,
            TyKind::Char => Self::U32,
            TyKind::Int(int) => Self::of_int(int),
            TyKind::Float(FloatType::F32) => Self::F32,
            TyKind::Float(FloatType::F64) => Self::F64,
            TyKind::FnPtr(..) => Self::U64,
            _ => return None,
        })
    }

    /// The number that an integer type is.
    #[must_use]
    pub fn of_int(int: IntType) -> Self {
        match int {
            IntType::I8 => Self::I8,
            IntType::I16 => Self::I16,
            IntType::I32 => Self::I32,
            IntType::I64 | IntType::Isize => Self::I64,
            IntType::I128 => Self::I128,
            IntType::U8 => Self::U8,
            IntType::U16 => Self::U16,
            IntType::U32 => Self::U32,
            IntType::U64 | IntType::Usize => Self::U64,
            IntType::U128 => Self::U128,
        }
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn size(self) -> usize {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::U16 | Self::I16 => 2,
            Self::U32 | Self::I32 | Self::F32 => 4,
            Self::U64 | Self::I64 | Self::F64 => 8,
            Self::U128 | Self::I128 => 16,
        }
    }

    /// The unsigned integer of so many bytes.
    #[must_use]
    pub fn unsigned(size: u64) -> Option<Self> {
        Some(match size {
            1 => Self::U8,
            2 => Self::U16,
            4 => Self::U32,
            8 => Self::U64,
            16 => Self::U128,
            _ => return None,
        })
    }

    /// Whether it is an integer with a sign.
    #[must_use]
    pub fn is_signed(self) -> bool {
        matches!(
            self,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128
        )
    }

    /// Whether it is an `f32` or `f64`.
    #[must_use]
    pub fn is_float(self) -> bool {
        matches!(self, Self::F32 | Self::F64)
    }
}

/// What can be done with all types of integers.
pub trait Int: Copy + Ord + Default {
    /// How many bits it has.
    const BITS: u32;
    /// Reads one.
    fn load(bytes: &[u8], at: usize) -> Option<Self>;
    /// Writes one.
    fn store(self, bytes: &mut [u8], at: usize) -> Option<()>;
    /// An integer out of another, cut off.
    fn from_i32(value: i32) -> Self;
    /// The operators on two of the type, wrapping; `Shl`, `Shr` and comparisons left out.
    fn binary(op: BinOp, left: Self, right: Self) -> Option<Self>;
    /// `Add`, `Sub`, `Mul` and whether that overflowed.
    fn checked(op: BinOp, left: Self, right: Self) -> Option<(Self, bool)>;
    /// `Shl`, `Shr`; the count modulo the number of bits.
    fn shift(op: BinOp, left: Self, count: u32) -> Option<Self>;
    /// The unary operators, wrapping.
    fn unary(op: UnOp, value: Self) -> Self;
    /// The bits as those of a 128-bit integer, sign or zero extended.
    fn widen(self) -> i128;
    /// The low bits of a 128-bit integer.
    fn narrow(value: i128) -> Self;
    /// `saturating_add`, `saturating_sub`
    fn saturating(op: BinOp, left: Self, right: Self) -> Self;
    /// The smallest and the largest.
    fn limits() -> (Self, Self);
    /// Bit tricks by their number: see [`BitOp`].
    fn bits(op: BitOp, value: Self, count: u32) -> Self;
}

/// What intrinsics do with the bits of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum BitOp {
    RotateLeft,
    RotateRight,
    SwapBytes,
    ReverseBits,
    CountOnes,
    LeadingZeros,
    TrailingZeros,
}

/// Implements [`Int`] for the integer types.
macro_rules! ints {
    ($($int:ident),*) => {$(
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_possible_wrap,
            clippy::cast_lossless,
            clippy::unnecessary_cast
        )]
        impl Int for $int {
            const BITS: u32 = <$int>::BITS;
            #[inline(always)]
            fn load(bytes: &[u8], at: usize) -> Option<Self> {
                get(bytes, at).map(<$int>::from_le_bytes)
            }
            #[inline(always)]
            fn store(self, bytes: &mut [u8], at: usize) -> Option<()> {
                put(bytes, at, self.to_le_bytes())
            }
            #[inline(always)]
            fn from_i32(value: i32) -> Self {
                value as $int
            }
            #[inline(always)]
            fn binary(op: BinOp, left: Self, right: Self) -> Option<Self> {
                Some(match op {
                    BinOp::Add => left.wrapping_add(right),
                    BinOp::Sub => left.wrapping_sub(right),
                    BinOp::Mul => left.wrapping_mul(right),
                    BinOp::Div if right != 0 => left.wrapping_div(right),
                    BinOp::Rem if right != 0 => left.wrapping_rem(right),
                    BinOp::BitXor => left ^ right,
                    BinOp::BitAnd => left & right,
                    BinOp::BitOr => left | right,
                    _ => return None,
                })
            }
            #[inline(always)]
            fn checked(op: BinOp, left: Self, right: Self) -> Option<(Self, bool)> {
                Some(match op {
                    BinOp::Add => left.overflowing_add(right),
                    BinOp::Sub => left.overflowing_sub(right),
                    BinOp::Mul => left.overflowing_mul(right),
                    _ => return None,
                })
            }
            #[inline(always)]
            fn shift(op: BinOp, left: Self, count: u32) -> Option<Self> {
                Some(match op {
                    BinOp::Shl => left.wrapping_shl(count),
                    BinOp::Shr => left.wrapping_shr(count),
                    _ => return None,
                })
            }
            #[inline(always)]
            fn unary(op: UnOp, value: Self) -> Self {
                match op {
                    UnOp::Not => !value,
                    UnOp::Neg => value.wrapping_neg(),
                }
            }
            #[inline(always)]
            fn widen(self) -> i128 {
                self as i128
            }
            #[inline(always)]
            fn narrow(value: i128) -> Self {
                value as $int
            }
            fn saturating(op: BinOp, left: Self, right: Self) -> Self {
                match op {
                    BinOp::Add => left.saturating_add(right),
                    _ => left.saturating_sub(right),
                }
            }
            fn limits() -> (Self, Self) {
                (<$int>::MIN, <$int>::MAX)
            }
            fn bits(op: BitOp, value: Self, count: u32) -> Self {
                match op {
                    BitOp::RotateLeft => value.rotate_left(count % <$int>::BITS),
                    BitOp::RotateRight => value.rotate_right(count % <$int>::BITS),
                    BitOp::SwapBytes => value.swap_bytes(),
                    BitOp::ReverseBits => value.reverse_bits(),
                    BitOp::CountOnes => value.count_ones() as $int,
                    BitOp::LeadingZeros => value.leading_zeros() as $int,
                    BitOp::TrailingZeros => value.trailing_zeros() as $int,
                }
            }
        }
    )*};
}

ints!(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);

/// Compares two of an ordered type.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn compare<T: PartialOrd + Copy>(op: BinOp, left: T, right: T) -> Option<bool> {
    Some(match op {
        BinOp::Eq => left == right,
        BinOp::Ne => left != right,
        BinOp::Lt => left < right,
        BinOp::Le => left <= right,
        BinOp::Gt => left > right,
        BinOp::Ge => left >= right,
        _ => return None,
    })
}

/// Runs a function that is generic over [`Int`] with the type that a [`Num`] names.
macro_rules! with_int {
    ($num:expr, $int:ident => $body:expr) => {
        match $num {
            $crate::interp::num::Num::U8 => {
                type $int = u8;
                Some($body)
            }
            $crate::interp::num::Num::U16 => {
                type $int = u16;
                Some($body)
            }
            $crate::interp::num::Num::U32 => {
                type $int = u32;
                Some($body)
            }
            $crate::interp::num::Num::U64 => {
                type $int = u64;
                Some($body)
            }
            $crate::interp::num::Num::U128 => {
                type $int = u128;
                Some($body)
            }
            $crate::interp::num::Num::I8 => {
                type $int = i8;
                Some($body)
            }
            $crate::interp::num::Num::I16 => {
                type $int = i16;
                Some($body)
            }
            $crate::interp::num::Num::I32 => {
                type $int = i32;
                Some($body)
            }
            $crate::interp::num::Num::I64 => {
                type $int = i64;
                Some($body)
            }
            $crate::interp::num::Num::I128 => {
                type $int = i128;
                Some($body)
            }
            $crate::interp::num::Num::F32 | $crate::interp::num::Num::F64 => None,
        }
    };
}

pub(super) use with_int;

/// A number out of bytes as a wide value, to be converted.
#[derive(Clone, Copy, Debug)]
enum Wide {
    Int(i128),
    /// A `u128`, which an `i128` has no room for.
    Big(u128),
    F32(f32),
    F64(f64),
}

/// `value as to`: reads a number of type `from` at `src`, writes one of type `to` at `dst`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]
#[must_use]
pub fn cast(bytes: &mut [u8], from: Num, to: Num, src: usize, dst: usize) -> Option<()> {
    let wide = load_wide(bytes, from, src)?;
    if to == Num::F32 {
        let value: f32 = match wide {
            Wide::Int(value) => value as f32,
            Wide::Big(value) => value as f32,
            Wide::F32(value) => value,
            Wide::F64(value) => value as f32,
        };
        return put(bytes, dst, value.to_le_bytes());
    }
    if to == Num::F64 {
        let value: f64 = match wide {
            Wide::Int(value) => value as f64,
            Wide::Big(value) => value as f64,
            Wide::F32(value) => value.into(),
            Wide::F64(value) => value,
        };
        return put(bytes, dst, value.to_le_bytes());
    }
    match wide {
        Wide::Int(value) => with_int!(to, T => T::narrow(value).store(bytes, dst))?,
        #[allow(clippy::cast_possible_wrap)]
        Wide::Big(value) => with_int!(to, T => (value as T).store(bytes, dst))?,
        Wide::F32(value) => with_int!(to, T => (value as T).store(bytes, dst))?,
        Wide::F64(value) => with_int!(to, T => (value as T).store(bytes, dst))?,
    }
}

fn load_wide(bytes: &[u8], num: Num, at: usize) -> Option<Wide> {
    Some(match num {
        Num::F32 => Wide::F32(f32::from_le_bytes(get(bytes, at)?)),
        Num::F64 => Wide::F64(f64::from_le_bytes(get(bytes, at)?)),
        Num::U128 => Wide::Big(u128::load(bytes, at)?),
        _ => Wide::Int(with_int!(num, T => T::load(bytes, at).map(Int::widen))??),
    })
}

/// The operators on floats.
#[must_use]
pub fn float_binary(bytes: &mut [u8], op: BinOp, num: Num, slots: [usize; 3]) -> Option<()> {
    let [dst, a, b] = slots;
    if num == Num::F32 {
        let (a, b) = (
            f32::from_le_bytes(get(bytes, a)?),
            f32::from_le_bytes(get(bytes, b)?),
        );
        if let Some(result) = compare(op, a, b) {
            return put(bytes, dst, [u8::from(result)]);
        }
        let value = match op {
            BinOp::Add => a + b,
            BinOp::Sub => a - b,
            BinOp::Mul => a * b,
            BinOp::Div => a / b,
            BinOp::Rem => a % b,
            _ => return None,
        };
        put(bytes, dst, value.to_le_bytes())
    } else {
        let (a, b) = (
            f64::from_le_bytes(get(bytes, a)?),
            f64::from_le_bytes(get(bytes, b)?),
        );
        if let Some(result) = compare(op, a, b) {
            return put(bytes, dst, [u8::from(result)]);
        }
        let value = match op {
            BinOp::Add => a + b,
            BinOp::Sub => a - b,
            BinOp::Mul => a * b,
            BinOp::Div => a / b,
            BinOp::Rem => a % b,
            _ => return None,
        };
        put(bytes, dst, value.to_le_bytes())
    }
}
