//! Expressions that name places: variables, fields, elements, dereferences.

use super::Builder;
use crate::resolve::LocalId;
use crate::syntax::ast;
use crate::syntax::span::Span;
use crate::thir::tree::{ExprId, ExprKind};
use crate::ty::results::CalleeRole;
use crate::ty::{Mutability, Ty, TyKind};

impl Builder<'_> {
    /// A variable: one that is declared here, or one of the body around a closure.
    pub(super) fn local(&mut self, local: LocalId, ty: Ty, span: Span) -> ExprId {
        let kind = match self.var_of.get(&local) {
            Some(var) => ExprKind::Var(*var),
            None => ExprKind::UpvarRef(local),
        };
        self.node(kind, ty, span)
    }

    pub(super) fn field(
        &mut self,
        expr: ast::ExprId,
        base: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let Some(field) = self.results.fields.get(expr).copied() else {
            return self.give_up(span);
        };
        let base = self.place_base(|this| this.expr(base));
        let kind = ExprKind::Field {
            base,
            variant: None,
            field,
        };
        self.node(kind, ty, span)
    }

    /// `a[i]`; overloaded it is `*Index::index(&a, i)`.
    pub(super) fn index(
        &mut self,
        expr: ast::ExprId,
        base: ast::ExprId,
        index: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let Some(callee) = self.results.callee(expr, CalleeRole::Method) else {
            let base = self.place_base(|this| this.expr(base));
            let index = self.plain(|this| this.expr(index));
            return self.node(ExprKind::Index { base, index }, ty, span);
        };
        // What a panic reports begins at the bracket.
        let bracket = self.span(base);
        let fn_span = if bracket.file == span.file && bracket.ctxt == span.ctxt {
            Span {
                start: bracket.end,
                ..span
            }
        } else {
            span
        };
        let base = self.place_base(|this| this.expr(base));
        let index = self.plain(|this| this.expr(index));
        let mutability = self.reference_mutability(base);
        let reference = self.tcx.types.mk_ref(ty, mutability);
        let call = self.call_at(callee, vec![base, index], reference, span, fn_span);
        self.node(ExprKind::Deref(call), ty, span)
    }

    /// `*e`; overloaded it is `*Deref::deref(&e)`.
    pub(super) fn deref_expr(
        &mut self,
        expr: ast::ExprId,
        operand: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let value = self.place_base(|this| this.expr(operand));
        let Some(callee) = self.results.callee(expr, CalleeRole::Method) else {
            return self.node(ExprKind::Deref(value), ty, span);
        };
        let mutability = self.reference_mutability(value);
        let reference = self.tcx.types.mk_ref(ty, mutability);
        let call = self.call(callee, vec![value], reference, span);
        self.node(ExprKind::Deref(call), ty, span)
    }

    /// Whether a value, which is a reference, is `&mut`.
    fn reference_mutability(&self, value: ExprId) -> Mutability {
        match self.tcx.types.kind(self.exprs[value].ty) {
            TyKind::Ref(_, _, mutability) => mutability,
            _ => Mutability::Not,
        }
    }
}
