//! Coercion of many expressions to one type: the arms of a `match`, the elements of an
//! array, what a function returns. rustc's `CoerceMany`.

use super::FnCtxt;
use super::coerce::Coerce;
use crate::syntax::ast::ExprId;
use crate::syntax::span::Span;
use crate::ty::infer::TypeError;
use crate::ty::results::{Adjust, Adjustment, PointerCoercion};
use crate::ty::{Safety, Ty, TyKind, TyList};

/// The expressions so far.
#[derive(Clone, Debug)]
pub struct CoerceMany {
    expected: Ty,
    merged: Option<Ty>,
    exprs: Vec<ExprId>,
    /// How many there were, those without an expression included.
    pushed: usize,
}

/// Why two types have to be one, which decides what an error is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoerceCause {
    /// E0308
    Misc(Span),
    /// E0069: `return;` in a function that gives something.
    ReturnNoExpr(Span),
    /// E0317: an `if` without `else`.
    IfNoElse(Span),
}

impl CoerceMany {
    /// Nothing so far.
    #[must_use]
    pub fn new(expected: Ty) -> Self {
        Self {
            expected,
            merged: None,
            exprs: Vec::new(),
            pushed: 0,
        }
    }

    /// What the first expression is coerced to.
    #[must_use]
    pub fn expected_ty(&self) -> Ty {
        self.expected
    }

    /// What all expressions so far are.
    #[must_use]
    pub fn merged_ty(&self) -> Ty {
        self.merged.unwrap_or(self.expected)
    }

    /// One more expression.
    pub fn coerce(&mut self, fcx: &FnCtxt<'_>, cause: CoerceCause, expr: ExprId, ty: Ty) {
        self.coerce_inner(fcx, cause, Some(expr), ty);
    }

    /// One more way to the end, which gives `()` because nothing is written.
    pub fn coerce_forced_unit(&mut self, fcx: &FnCtxt<'_>, cause: CoerceCause) {
        self.coerce_inner(fcx, cause, None, fcx.tcx.types.common.unit);
    }

    fn coerce_inner(&mut self, fcx: &FnCtxt<'_>, cause: CoerceCause, expr: Option<ExprId>, ty: Ty) {
        let ty = fcx.infcx.shallow_resolve(ty);
        let error = fcx.tcx.types.common.error;
        if fcx.references_error(ty) || fcx.references_error(self.merged_ty()) {
            self.merged = Some(error);
            return;
        }
        let result = match expr {
            Some(expr) if self.pushed == 0 => fcx.coerce(expr, ty, self.expected, false),
            Some(expr) => {
                fcx.find_coercion_lub(cause.span(), &self.exprs, self.merged_ty(), expr, ty)
            }
            None => fcx
                .commit_if_ok(|| fcx.eq(cause.span(), self.merged_ty(), ty))
                .map(|()| self.merged_ty()),
        };
        if let Ok(ty) = result {
            self.merged = Some(ty);
            self.exprs.extend(expr);
            self.pushed += 1;
        } else {
            fcx.report_coerce_many(cause, self.merged_ty(), ty);
            self.merged = Some(error);
        }
    }

    /// One more value, which is of the type already.
    pub fn note_type(&mut self, ty: Ty) {
        self.merged = Some(ty);
        self.pushed += 1;
    }

    /// What all are: `!` if there were none.
    #[must_use]
    pub fn complete(self, fcx: &FnCtxt<'_>) -> Ty {
        match self.merged {
            Some(ty) => ty,
            None => fcx.tcx.types.common.never,
        }
    }
}

impl CoerceCause {
    /// Where it is.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Misc(span) | Self::ReturnNoExpr(span) | Self::IfNoElse(span) => span,
        }
    }
}

impl FnCtxt<'_> {
    fn report_coerce_many(&self, cause: CoerceCause, expected: Ty, found: Ty) {
        let span = cause.span();
        match cause {
            CoerceCause::Misc(_) => self.report_mismatch(span, expected, found),
            CoerceCause::ReturnNoExpr(_) => {
                let message = "`return;` in a function whose return type is not `()`";
                self.error("E0069", span, message);
            }
            CoerceCause::IfNoElse(_) => {
                self.error("E0317", span, "`if` may be missing an `else` clause");
            }
        }
    }

    /// The type that the expressions so far and a new one can all be coerced to: the new
    /// one to the type of the others, or those to the type of the new one.
    ///
    /// # Errors
    /// If there is none.
    fn find_coercion_lub(
        &self,
        span: Span,
        exprs: &[ExprId],
        prev_ty: Ty,
        new: ExprId,
        new_ty: Ty,
    ) -> Result<Ty, TypeError> {
        let prev_ty = self.try_resolve(prev_ty);
        let new_ty = self.try_resolve(new_ty);
        if prev_ty == new_ty {
            return Ok(prev_ty);
        }
        if let Some(result) = self.fn_lub(span, exprs, prev_ty, new, new_ty) {
            return result;
        }
        let how = Coerce {
            span,
            two_phase: false,
            never: self.reads_never(new),
        };
        let mut first_error = None;
        if self.adjustments_of(new).is_empty() {
            match self.commit_if_ok(|| self.coerce_type(how, new_ty, prev_ty)) {
                Ok((adjustments, target)) => {
                    self.apply_adjustments(new, adjustments);
                    return Ok(target);
                }
                Err(error) => first_error = Some(error),
            }
        }
        if !exprs.iter().all(|expr| self.has_noop_adjustments(*expr)) {
            self.commit_if_ok(|| self.eq(span, prev_ty, new_ty))?;
            return Ok(prev_ty);
        }
        let how = Coerce { never: true, ..how };
        match self.commit_if_ok(|| self.coerce_type(how, prev_ty, new_ty)) {
            Ok((adjustments, target)) => {
                for expr in exprs {
                    self.apply_adjustments(*expr, adjustments.clone());
                }
                Ok(target)
            }
            Err(error) => Err(first_error.unwrap_or(error)),
        }
    }

    /// Whether another adjustment can still be added to those of an expression.
    fn has_noop_adjustments(&self, expr: ExprId) -> bool {
        match self.adjustments_of(expr).as_slice() {
            [] => true,
            [only] => only.kind == Adjust::NeverToAny,
            [deref, borrow] => match (deref.kind, borrow.kind, self.kind(self.node_ty(expr))) {
                (
                    Adjust::Deref(None),
                    Adjust::Borrow { mutability, .. },
                    TyKind::Ref(_, _, original),
                ) => mutability == original,
                _ => false,
            },
            _ => false,
        }
    }

    /// Functions and closures of different types become function pointers.
    fn fn_lub(
        &self,
        span: Span,
        exprs: &[ExprId],
        prev_ty: Ty,
        new: ExprId,
        new_ty: Ty,
    ) -> Option<Result<Ty, TypeError>> {
        let is_fn_def = |ty| matches!(self.kind(ty), TyKind::FnDef(..));
        if is_fn_def(prev_ty)
            && is_fn_def(new_ty)
            && self.commit_if_ok(|| self.eq(span, prev_ty, new_ty)).is_ok()
        {
            return Some(Ok(prev_ty));
        }
        let (prev_sig, prev_kind, prev_safety) = self.reifiable_sig(span, prev_ty)?;
        let (new_sig, new_kind, new_safety) = self.reifiable_sig(span, new_ty)?;
        // A closure takes on the safety of a function beside it.
        let safety = match (prev_kind, new_kind) {
            (PointerCoercion::ClosureFnPointer, _) => new_safety,
            (_, PointerCoercion::ClosureFnPointer) => prev_safety,
            _ if prev_safety == new_safety => prev_safety,
            _ => return Some(Err(TypeError::Safety)),
        };
        let pointer = |sig| self.tcx.types.mk(TyKind::FnPtr(sig, safety));
        let (prev_ptr, new_ptr) = (pointer(prev_sig), pointer(new_sig));
        if let Err(error) = self.commit_if_ok(|| self.eq(span, prev_ptr, new_ptr)) {
            return Some(Err(error));
        }
        let adjustment = |kind| Adjustment {
            kind: Adjust::Pointer(kind),
            target: prev_ptr,
        };
        for expr in exprs {
            self.apply_adjustments(*expr, vec![adjustment(prev_kind)]);
        }
        self.apply_adjustments(new, vec![adjustment(new_kind)]);
        Some(Ok(prev_ptr))
    }

    fn reifiable_sig(&self, span: Span, ty: Ty) -> Option<(TyList, PointerCoercion, Safety)> {
        match self.kind(ty) {
            TyKind::FnDef(..) => {
                let (sig, safety) = self.fn_def_sig(span, ty)?;
                Some((sig, PointerCoercion::ReifyFnPointer, safety))
            }
            TyKind::Closure(id, _) => {
                let pointer = self.closure_as_fn_ptr(id, Safety::Safe)?;
                match self.kind(pointer) {
                    TyKind::FnPtr(sig, safety) => {
                        Some((sig, PointerCoercion::ClosureFnPointer, safety))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
