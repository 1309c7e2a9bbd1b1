//! Constants that are plain to see: literals, names of such constants, and arithmetic on
//! them. For all others it takes the machine.

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::{BinaryOp, Body, ExprId, ExprKind, IntType, Literal, UnaryOp};
use crate::ty::kind::{Ty, TyKind};
use crate::ty::{BodyRef, Tcx};

use super::adt::int_mask;

/// How far names of constants are followed.
const MAX_DEPTH: u32 = 16;

impl Tcx {
    /// The bits of a constant of type `ty`, if they are plain to see and nothing can be
    /// wrong with it.
    pub(super) fn simple_const(&self, body: BodyRef, ty: Ty) -> Option<u128> {
        let value = self.plain_const(body, ty, 0)?;
        let TyKind::Int(int) = self.types.kind(ty) else {
            return u128::try_from(value).ok();
        };
        #[allow(clippy::cast_sign_loss)]
        Some(value as u128 & int_mask(int))
    }

    fn plain_const(&self, body: BodyRef, ty: Ty, depth: u32) -> Option<i128> {
        let node = self.body(body)?;
        let value = self.plain_expr(body, node, node.value, ty, depth)?;
        self.fits(value, ty).then_some(value)
    }

    fn fits(&self, value: i128, ty: Ty) -> bool {
        match self.types.kind(ty) {
            TyKind::Int(int) => {
                int_range(int).is_some_and(|(min, max)| (min..=max).contains(&value))
            }
            TyKind::Bool | TyKind::Char => true,
            _ => false,
        }
    }

    fn plain_expr(
        &self,
        at: BodyRef,
        body: &Body,
        expr: ExprId,
        ty: Ty,
        depth: u32,
    ) -> Option<i128> {
        if depth > MAX_DEPTH {
            return None;
        }
        let inner = |expr: ExprId| self.plain_expr(at, body, expr, ty, depth + 1);
        let value = match &body.exprs[expr].kind {
            ExprKind::Paren(expr) => inner(*expr)?,
            ExprKind::Literal(literal) => self.plain_literal(literal, ty)?,
            ExprKind::Unary(UnaryOp::Neg, expr) => inner(*expr)?.checked_neg()?,
            ExprKind::Binary(op, left, right) => {
                if !matches!(self.types.kind(ty), TyKind::Int(_)) {
                    return None;
                }
                let (left, right) = (inner(*left)?, inner(*right)?);
                match op {
                    BinaryOp::Add => left.checked_add(right)?,
                    BinaryOp::Sub => left.checked_sub(right)?,
                    BinaryOp::Mul => left.checked_mul(right)?,
                    BinaryOp::Div if right > 0 => left.checked_div(right)?,
                    BinaryOp::Rem if right > 0 => left.checked_rem(right)?,
                    _ => return None,
                }
            }
            ExprKind::Block(block) if block.stmts.is_empty() && block.label.is_none() => {
                inner(block.tail?)?
            }
            ExprKind::Path(_) => {
                let tables = self.tables(at.krate)?.body(at.body)?;
                match tables.exprs.get(expr)?.full_res()? {
                    Res::Def(def) => self.plain_item(def, ty, depth + 1)?,
                    _ => return None,
                }
            }
            _ => return None,
        };
        self.fits(value, ty).then_some(value)
    }

    fn plain_item(&self, def: DefId, ty: Ty, depth: u32) -> Option<i128> {
        if self.def_kind(def) != DefKind::Const || self.is_thread_local(def) {
            return None;
        }
        if self.is_active(crate::ty::Query::TypeOf(def)) || self.type_of(def) != ty {
            return None;
        }
        self.plain_const(self.body_of(def)?, ty, depth)
    }

    fn plain_literal(&self, literal: &Literal, ty: Ty) -> Option<i128> {
        match (literal, self.types.kind(ty)) {
            (Literal::Int { value, suffix }, TyKind::Int(int)) => {
                let fits = suffix.is_none_or(|suffix| suffix == int);
                fits.then(|| i128::try_from(*value).ok()).flatten()
            }
            (Literal::Byte(byte), TyKind::Int(IntType::U8)) => Some((*byte).into()),
            (Literal::Bool(value), TyKind::Bool) => Some((*value).into()),
            (Literal::Char(value), TyKind::Char) => Some(u32::from(*value).into()),
            _ => None,
        }
    }
}

/// The least and the greatest value of a type, if both are an `i128`.
pub(in crate::ty) fn int_range(int: IntType) -> Option<(i128, i128)> {
    Some(match int {
        IntType::I8 => (i8::MIN.into(), i8::MAX.into()),
        IntType::I16 => (i16::MIN.into(), i16::MAX.into()),
        IntType::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntType::I64 | IntType::Isize => (i64::MIN.into(), i64::MAX.into()),
        IntType::U8 => (0, u8::MAX.into()),
        IntType::U16 => (0, u16::MAX.into()),
        IntType::U32 => (0, u32::MAX.into()),
        IntType::U64 | IntType::Usize => (0, u64::MAX.into()),
        IntType::I128 => (i128::MIN, i128::MAX),
        IntType::U128 => return None,
    })
}
