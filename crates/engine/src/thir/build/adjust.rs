//! Adjustments, made explicit.

use super::Builder;
use crate::syntax::ast;
use crate::syntax::span::Span;
use crate::thir::scope::TempScope;
use crate::thir::tree::{BorrowKind, ExprId, ExprKind};
use crate::ty::results::{Adjust, Adjustment, Callee};
use crate::ty::{Mutability, Ty, TyKind};

impl Builder<'_> {
    /// An expression with what is done to its value before it is used.
    pub(super) fn expr(&mut self, expr: ast::ExprId) -> ExprId {
        let adjusted = self.peel(expr);
        let temp = self.temps.here;
        // A value that is borrowed implicitly is a temporary like any other.
        let built = self.unadjusted(adjusted);
        let Some(adjustments) = self.results.adjustments.get(adjusted) else {
            return built;
        };
        let span = self.exprs[built].span;
        adjustments.iter().fold(built, |value, adjustment| {
            self.adjust(value, *adjustment, temp, span)
        })
    }

    /// A value with one thing done to it.
    fn adjust(
        &mut self,
        value: ExprId,
        adjustment: Adjustment,
        temp: TempScope,
        span: Span,
    ) -> ExprId {
        let kind = match adjustment.kind {
            Adjust::NeverToAny => ExprKind::NeverToAny(value),
            Adjust::Deref(None) => ExprKind::Deref(value),
            Adjust::Deref(Some((callee, mutability))) => {
                return self.overloaded_deref(value, callee, mutability, adjustment.target, span);
            }
            Adjust::Borrow {
                mutability,
                two_phase,
            } => ExprKind::Borrow {
                kind: borrow_kind(mutability, two_phase),
                arg: value,
            },
            Adjust::RawBorrow(mutability) => ExprKind::RawBorrow {
                mutability,
                arg: value,
            },
            Adjust::Pointer(coercion) => ExprKind::Pointer(coercion, value),
        };
        self.node_in(kind, adjustment.target, temp, span)
    }

    /// `*Deref::deref(&value)`, of which `target` is the type.
    pub(super) fn overloaded_deref(
        &mut self,
        value: ExprId,
        callee: Callee,
        mutability: Mutability,
        target: Ty,
        span: Span,
    ) -> ExprId {
        let borrowed = self.borrow(value, mutability, span);
        let reference = self.tcx.types.mk_ref(target, mutability);
        let call = self.call(callee, vec![borrowed], reference, span);
        self.node(ExprKind::Deref(call), target, span)
    }

    /// `&value` or `&mut value`
    pub(super) fn borrow(&mut self, value: ExprId, mutability: Mutability, span: Span) -> ExprId {
        let ty = self.tcx.types.mk_ref(self.exprs[value].ty, mutability);
        let kind = borrow_kind(mutability, false);
        self.node(ExprKind::Borrow { kind, arg: value }, ty, span)
    }

    /// `*value`, built in.
    pub(super) fn deref(&mut self, value: ExprId, span: Span) -> ExprId {
        let ty = match self.tcx.types.kind(self.exprs[value].ty) {
            TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) => ty,
            _ => self.tcx.types.common.error,
        };
        self.node(ExprKind::Deref(value), ty, span)
    }
}

pub(super) fn borrow_kind(mutability: Mutability, two_phase: bool) -> BorrowKind {
    match mutability {
        Mutability::Not => BorrowKind::Shared,
        Mutability::Mut => BorrowKind::Mut { two_phase },
    }
}
