//! `*e` and `e[i]` where they are calls: rustc's `place_op`.
//!
//! They begin as `deref` and `index`. Where the place turns out to be written to, they
//! become `deref_mut` and `index_mut`: [`FnCtxt::convert_place_derefs_to_mutable`].

use super::fn_ctxt::FnCtxt;
use super::method::MethodCallee;
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment, CalleeRole, PointerCoercion};
use crate::ty::{Mutability, Ty};

/// Which operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceOp {
    /// `*e`
    Deref,
    /// `e[i]`
    Index,
}

impl FnCtxt<'_> {
    /// The type of `*e`: built in, or by a call of `deref`, which is recorded then.
    pub fn lookup_derefing(&self, expr: ExprId, operand: ExprId, ty: Ty) -> Option<Ty> {
        if let Some(inner) = self.builtin_deref(ty, true) {
            return Some(inner);
        }
        let method = self.try_overloaded_deref(self.span(expr), ty)?;
        self.register_predicates(method.obligations.clone());
        let (inputs, output) = self.tcx.types.split_sig(method.sig);
        let target = inputs.first().copied()?;
        let borrow = Adjustment {
            kind: Adjust::Borrow {
                mutability: Mutability::Not,
                two_phase: false,
            },
            target,
        };
        self.apply_adjustments(operand, vec![borrow]);
        self.write_callee(expr, CalleeRole::Method, method.callee());
        self.builtin_deref(output, false)
    }

    /// `Deref::deref` on a type, if it can be called.
    pub fn try_overloaded_deref(&self, span: Span, ty: Ty) -> Option<MethodCallee> {
        self.try_overloaded_place_op(span, ty, None, PlaceOp::Deref)
    }

    /// `Deref::deref` or `Index::index` on a type, if it can be called.
    pub fn try_overloaded_place_op(
        &self,
        span: Span,
        ty: Ty,
        index: Option<Ty>,
        op: PlaceOp,
    ) -> Option<MethodCallee> {
        let name = match op {
            PlaceOp::Deref => "deref",
            PlaceOp::Index => "index",
        };
        let of = self.tcx.lang_item(name)?;
        self.lookup_method_in_trait(span, name, of, ty, index.as_slice())
    }

    fn try_mutable_place_op(
        &self,
        span: Span,
        ty: Ty,
        index: Option<Ty>,
        op: PlaceOp,
    ) -> Option<MethodCallee> {
        let name = match op {
            PlaceOp::Deref => "deref_mut",
            PlaceOp::Index => "index_mut",
        };
        let of = self.tcx.lang_item(name)?;
        self.lookup_method_in_trait(span, name, of, ty, index.as_slice())
    }

    /// The place is written to, or borrowed mutably: all calls on the way to it become
    /// those that give a `&mut`. What cannot become one stays, for the borrow checker.
    pub fn convert_place_derefs_to_mutable(&self, expr: ExprId) {
        let mut exprs = vec![self.peel(expr)];
        while let Some(last) = exprs.last() {
            let (ExprKind::Field(base, _)
            | ExprKind::Index(base, _)
            | ExprKind::Unary(UnaryOp::Deref, base)) = self.expr(*last).kind
            else {
                break;
            };
            exprs.push(self.peel(base));
        }
        for expr in exprs.into_iter().rev() {
            self.convert_adjustments(expr);
            match self.expr(expr).kind {
                ExprKind::Index(base, _) => {
                    self.convert_op(PlaceOp::Index, expr, self.peel(base));
                }
                ExprKind::Unary(UnaryOp::Deref, base) => {
                    self.convert_op(PlaceOp::Deref, expr, self.peel(base));
                }
                _ => {}
            }
        }
    }

    fn convert_adjustments(&self, expr: ExprId) {
        let old = self.results.borrow_mut().adjustments.remove(expr);
        let Some(mut adjustments) = old else { return };
        let mut source = self.node_ty(expr);
        for adjustment in &mut adjustments {
            if let Adjust::Deref(Some((callee, by))) = &mut adjustment.kind {
                let span = self.span(expr);
                let method = self.try_mutable_place_op(span, source, None, PlaceOp::Deref);
                if let Some(method) = method {
                    *callee = method.callee();
                    *by = Mutability::Mut;
                    self.register_predicates(method.obligations);
                }
            }
            source = adjustment.target;
        }
        self.results
            .borrow_mut()
            .adjustments
            .insert(expr, adjustments);
    }

    fn convert_op(&self, op: PlaceOp, expr: ExprId, base: ExprId) {
        let callee = self.results.borrow().callee(expr, CalleeRole::Method);
        let Some(callee) = callee else { return };
        let adjusted = self.results.borrow().expr_ty_adjusted(base);
        let base_ty = adjusted.and_then(|ty| self.builtin_deref(ty, false));
        let Some(base_ty) = base_ty else { return };
        let index = match op {
            PlaceOp::Deref => None,
            PlaceOp::Index => self
                .tcx
                .types
                .args(callee.args)
                .get(1)
                .and_then(|arg| arg.as_ty()),
        };
        let Some(method) = self.try_mutable_place_op(self.span(expr), base_ty, index, op) else {
            return;
        };
        self.write_callee(expr, CalleeRole::Method, method.callee());
        let (inputs, _) = self.tcx.types.split_sig(method.sig);
        let receiver = inputs.first().copied();
        self.register_predicates(method.obligations);
        self.make_autoref_mutable(base, receiver);
    }

    /// The borrow of an operator's operand becomes one by `&mut`.
    fn make_autoref_mutable(&self, base: ExprId, receiver: Option<Ty>) {
        let mut source = self.node_ty(base);
        let mut results = self.results.borrow_mut();
        let Some(adjustments) = results.adjustments.get_mut(base) else {
            return;
        };
        let mut borrowed = false;
        for adjustment in adjustments {
            match &mut adjustment.kind {
                Adjust::Borrow {
                    mutability,
                    two_phase,
                } => {
                    *mutability = Mutability::Mut;
                    *two_phase = false;
                    adjustment.target = self.tcx.types.mk_ref(source, Mutability::Mut);
                    borrowed = true;
                }
                Adjust::Pointer(PointerCoercion::Unsize) if borrowed => {
                    adjustment.target = receiver.unwrap_or(adjustment.target);
                }
                _ => {}
            }
            source = adjustment.target;
        }
    }
}
