//! Literals.

use super::Builder;
use crate::syntax::ast::{FloatType, IntType, Literal};
use crate::syntax::span::Span;
use crate::thir::tree::{ExprId, ExprKind, Lit};
use crate::ty::{Ty, TyKind};

impl Builder<'_> {
    pub(super) fn literal(
        &mut self,
        literal: &Literal,
        negative: bool,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        match self.lit(literal, negative, ty) {
            Some(lit) => self.node(ExprKind::Literal(lit), ty, span),
            None => self.unsupported(span, "a literal of this type"),
        }
    }

    /// The value of a literal of a type.
    pub(super) fn lit(&self, literal: &Literal, negative: bool, ty: Ty) -> Option<Lit> {
        let kind = self.tcx.types.kind(ty);
        Some(match literal {
            Literal::Int { value, .. } => match kind {
                TyKind::Int(int) => Lit::Scalar(int_bits(*value, negative, int)),
                _ => return None,
            },
            Literal::Float { digits, .. } => match kind {
                TyKind::Float(float) => {
                    Lit::Scalar(float_bits(self.tcx.text(*digits), negative, float)?)
                }
                _ => return None,
            },
            Literal::Bool(value) => Lit::Scalar(u128::from(*value)),
            Literal::Char(value) => Lit::Scalar(u128::from(u32::from(*value))),
            Literal::Byte(value) => Lit::Scalar(u128::from(*value)),
            Literal::Str(text) => Lit::Str(*text),
            Literal::ByteStr(bytes) => Lit::ByteStr(bytes.clone()),
            Literal::CStr(bytes) => {
                let mut bytes = bytes.to_vec();
                bytes.push(0);
                Lit::CStr(bytes.into())
            }
        })
    }

    /// A number of an integer type that sugar needs.
    pub(super) fn number(&mut self, value: u128, ty: Ty, span: Span) -> ExprId {
        self.node(ExprKind::Literal(Lit::Scalar(value)), ty, span)
    }
}

/// How many bits a number of a type has.
fn width(int: IntType) -> u32 {
    match int {
        IntType::I8 | IntType::U8 => 8,
        IntType::I16 | IntType::U16 => 16,
        IntType::I32 | IntType::U32 => 32,
        IntType::I64 | IntType::U64 | IntType::Isize | IntType::Usize => 64,
        IntType::I128 | IntType::U128 => 128,
    }
}

fn int_bits(value: u128, negative: bool, int: IntType) -> u128 {
    let value = if negative {
        value.wrapping_neg()
    } else {
        value
    };
    value & (u128::MAX >> (128 - width(int)))
}

fn float_bits(digits: &str, negative: bool, float: FloatType) -> Option<u128> {
    Some(match float {
        FloatType::F32 => {
            let value: f32 = digits.parse().ok()?;
            u128::from(if negative { -value } else { value }.to_bits())
        }
        FloatType::F64 => {
            let value: f64 = digits.parse().ok()?;
            u128::from(if negative { -value } else { value }.to_bits())
        }
    })
}
