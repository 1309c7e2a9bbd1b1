//! What has to be of a type, and is not: E0308.

use super::FnCtxt;
use super::expect::Expectation;
use crate::syntax::ast::ExprId;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Ty;
use crate::ty::results::{Adjust, Adjustment};

impl FnCtxt<'_> {
    /// Reports that one type was expected and another found, unless that follows from
    /// something that was reported.
    pub fn report_mismatch(&self, span: Span, expected: Ty, found: Ty) {
        let (expected, found) = (self.resolve(expected), self.resolve(found));
        if self.references_error(expected) || self.references_error(found) {
            self.tainted.set(true);
            return;
        }
        let note = format!(
            "expected `{}`, found `{}`",
            self.ty_string(expected),
            self.ty_string(found)
        );
        self.report(Diagnostic::coded("E0308", span, "mismatched types").with_note(None, note));
    }

    /// Makes two types one. Gives whether they could be.
    pub fn demand_eqtype(&self, span: Span, expected: Ty, found: Ty) -> bool {
        let result = self.commit_if_ok(|| self.eq(span, expected, found));
        if result.is_err() {
            self.report_mismatch(span, expected, found);
        }
        result.is_ok()
    }

    /// As [`FnCtxt::demand_eqtype`]: within bodies regions are erased, so that there are no
    /// subtypes but for types of functions over any lifetime, which we do not tell apart.
    pub fn demand_suptype(&self, span: Span, expected: Ty, found: Ty) -> bool {
        self.demand_eqtype(span, expected, found)
    }

    /// Coerces an expression that was checked, or reports that it cannot be. What is
    /// expected is given either way, so that later uses are checked against that.
    pub fn demand_coerce(&self, expr: ExprId, checked: Ty, expected: Ty) -> Ty {
        let expected = self.resolve_with_obligations(expected);
        if let Ok(ty) = self.coerce(expr, checked, expected, false) {
            ty
        } else {
            self.report_mismatch(self.span(expr), expected, checked);
            expected
        }
    }

    /// Checks an expression that has to be of a type, without any coercion but that of `!`.
    pub fn check_expr_has_type_or_error(&self, expr: ExprId, expected: Ty) -> Ty {
        self.check_has_type_with(expr, expected, Expectation::HasType(expected))
    }

    fn check_has_type_with(&self, expr: ExprId, expected: Ty, hint: Expectation) -> Ty {
        let mut ty = self.check_expr_with_expectation(expr, hint);
        if self.is_never(ty) && self.reads_never(expr) {
            let target = self.next_ty_var(self.span(expr));
            self.write_never_as(expr, target);
            ty = target;
        }
        self.demand_suptype(self.has_type_span(expr), expected, ty);
        ty
    }

    /// What is of type `!` becomes another type.
    pub fn write_never_as(&self, expr: ExprId, target: Ty) {
        let adjustment = Adjustment {
            kind: Adjust::NeverToAny,
            target,
        };
        self.apply_adjustments(expr, vec![adjustment]);
    }

    /// Where rustc points if an expression is not of the type that it has to be of.
    fn has_type_span(&self, expr: ExprId) -> Span {
        self.span(expr)
    }

    /// Checks an expression and coerces it to a type.
    pub fn check_expr_coercible_to(&self, expr: ExprId, expected: Ty) -> Ty {
        let ty = self.check_expr_with_hint(expr, expected);
        self.demand_coerce(expr, ty, expected)
    }

    /// Checks an expression of which a type is expected, but not demanded.
    pub fn check_expr_with_hint(&self, expr: ExprId, expected: Ty) -> Ty {
        self.check_expr_with_expectation(expr, Expectation::HasType(expected))
    }

    /// Checks an expression.
    pub fn check_expr(&self, expr: ExprId) -> Ty {
        self.check_expr_with_expectation(expr, Expectation::None)
    }
}
