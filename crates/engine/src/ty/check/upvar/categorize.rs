//! Which place an expression is: rustc's `cat_*`.
//!
//! Only places that begin at a variable from outside the closure are of interest. For all
//! others, values and the closure's own variables among them, there is nothing.

use super::place::{Place, Step};
use super::visit::UseVisitor;
use crate::resolve::{LocalId, Res};
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::ty::results::{Adjust, Adjustment, CalleeRole};
use crate::ty::{Ty, TyKind};

impl UseVisitor<'_, '_> {
    /// The place that an expression is, after its adjustments.
    pub(super) fn place(&self, expr: ExprId) -> Option<Place> {
        let expr = self.fcx.peel(expr);
        let mut place = self.place_unadjusted(expr);
        for adjustment in self.adjustments(expr) {
            place = self.adjusted(place, adjustment);
        }
        place
    }

    /// What is done to an expression's value.
    pub(super) fn adjustments(&self, expr: ExprId) -> Vec<Adjustment> {
        let results = self.fcx.results.borrow();
        results.adjustments.get(expr).cloned().unwrap_or_default()
    }

    /// The place after one adjustment: only dereferences that are built in go on.
    pub(super) fn adjusted(&self, place: Option<Place>, adjustment: Adjustment) -> Option<Place> {
        match adjustment.kind {
            Adjust::Deref(None) => self.deref(place?),
            _ => None,
        }
    }

    /// The place that an expression is, before its adjustments. Parentheses are peeled off.
    pub(super) fn place_unadjusted(&self, expr: ExprId) -> Option<Place> {
        match &self.fcx.expr(expr).kind {
            ExprKind::Path(_) => self.path(expr),
            ExprKind::Unary(UnaryOp::Deref, base) => {
                if self.is_overloaded(expr) {
                    return None;
                }
                self.deref(self.place(*base)?)
            }
            ExprKind::Field(base, _) => {
                let base = self.place(*base)?;
                let index = self.fcx.results.borrow().fields.get(expr).copied()?;
                Some(base.project(Step::Field(index, 0), self.expr_ty(expr)))
            }
            ExprKind::Index(base, _) => {
                if self.is_overloaded(expr) {
                    return None;
                }
                let base = self.place(*base)?;
                Some(base.project(Step::Element, self.expr_ty(expr)))
            }
            _ => None,
        }
    }

    /// Whether an operator is a call.
    pub(super) fn is_overloaded(&self, expr: ExprId) -> bool {
        let results = self.fcx.results.borrow();
        results.callees.contains_key(&(expr, CalleeRole::Method))
    }

    /// The type of an expression, before its adjustments.
    pub(super) fn expr_ty(&self, expr: ExprId) -> Ty {
        self.fcx.resolve(self.fcx.node_ty(expr))
    }

    fn path(&self, expr: ExprId) -> Option<Place> {
        let found = self.fcx.names.exprs.get(expr)?;
        match found.full_res()? {
            Res::Local(local) if self.upvars.contains(&local) => Some(self.variable(local)),
            _ => None,
        }
    }

    /// A variable from outside.
    pub(super) fn variable(&self, local: LocalId) -> Place {
        let ty = self.fcx.locals.borrow().get(&local).copied();
        let ty = ty.unwrap_or(self.fcx.tcx.types.common.error);
        Place {
            local,
            base_ty: self.fcx.resolve(ty),
            steps: Vec::new(),
        }
    }

    /// What a place of a reference, a raw pointer or a box leads to.
    pub(super) fn deref(&self, place: Place) -> Option<Place> {
        let ty = self.fcx.builtin_deref(place.ty(), true)?;
        let ty = self.fcx.resolve(ty);
        Some(place.project(Step::Deref, ty))
    }

    /// A field of a struct, of the only variant of an enum, or of a tuple.
    pub(super) fn field(&self, place: &Place, variant: usize, index: usize) -> Option<Place> {
        let ty = match self.fcx.tcx.types.kind(place.ty()) {
            TyKind::Tuple(list) => self.fcx.tcx.types.list(list).get(index).copied()?,
            TyKind::Adt(def, args) => {
                let field = self.fcx.tcx.adt_def(def).variants.get(variant)?;
                let field = field.fields.get(index)?.def;
                self.fcx.field_ty(self.fcx.body.span, field, args)
            }
            _ => return None,
        };
        let ty = self.fcx.resolve(ty);
        Some(place.clone().project(Step::Field(index, variant), ty))
    }
}
