//! Lints that are errors unless something is said: literals that are too large for their
//! type (`overflowing_literals`).
//!
//! rustc runs them when nothing else is wrong, so that they are kept back.

use std::collections::HashMap;

use super::FnCtxt;
use crate::resolve::DefId;
use crate::syntax::ast::{Attr, AttrKind, ExprId, ExprKind, LintLevel, Literal, UnaryOp};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::results::TypeckResults;
use crate::ty::{Tcx, Ty, TyKind};

use crate::syntax::Edition;
use crate::syntax::ast::{FloatType, IntType};

impl FnCtxt<'_> {
    /// Whether it would be wrong if what diverges were `!` and not `()`, as it is in edition
    /// 2024: rustc denies that in 2021 as well.
    pub fn lint_unit_fallback(&self) {
        let vars = self.infcx.diverging_vars();
        if vars.is_empty() || !self.is_user || self.edition != Edition::Edition2021 {
            return;
        }
        let common = self.tcx.types.common;
        if self.holds_with_fallback(&vars, common.unit)
            && !self.holds_with_fallback(&vars, common.never)
        {
            let span = self.tcx.head_span(self.owner);
            let message = "this function depends on never type fallback being `()`";
            self.tcx.report(Diagnostic::error(span, message));
        }
    }

    fn holds_with_fallback(&self, vars: &[Ty], fallback: Ty) -> bool {
        let pending = self.fulfillment.borrow().pending();
        self.probe(|| {
            self.register_predicates(pending);
            for var in vars {
                let _ = self.infcx.eq(*var, fallback);
            }
            self.select_where_possible_quietly()
        })
    }

    /// Looks at all literals of the body.
    pub fn lint_literals(&self, results: &TypeckResults) {
        if !self.is_user || allows(self.tcx, self.owner, &self.ast.attrs) {
            return;
        }
        let signs: HashMap<ExprId, ExprId> = self
            .body
            .exprs
            .iter()
            .filter_map(|(expr, node)| match node.kind {
                ExprKind::Unary(UnaryOp::Neg, inner) => Some((self.peel(inner), expr)),
                _ => None,
            })
            .collect();
        // Of two signs the outer one counts.
        let sign_of = |literal: ExprId| {
            let sign = *signs.get(&literal)?;
            (!signs.contains_key(&sign)).then_some(sign)
        };
        for (expr, node) in self.body.exprs.iter() {
            let (ExprKind::Literal(literal), Some(ty)) = (&node.kind, results.expr_ty(expr)) else {
                continue;
            };
            match (literal, self.tcx.types.kind(ty)) {
                (Literal::Int { value, .. }, TyKind::Int(int)) => {
                    self.lint_int(expr, *value, int, sign_of(expr), results);
                }
                (Literal::Float { digits, .. }, TyKind::Float(float)) => {
                    self.lint_float(expr, self.tcx.text(*digits), float);
                }
                (Literal::Int { value, .. }, TyKind::Float(float)) => {
                    self.lint_float(expr, &value.to_string(), float);
                }
                _ => {}
            }
        }
    }

    fn lint_int(
        &self,
        expr: ExprId,
        value: u128,
        int: IntType,
        sign: Option<ExprId>,
        results: &TypeckResults,
    ) {
        let (signed, max) = int_max(int);
        let negated = signed && sign.is_some();
        let limit = if negated { max.saturating_add(1) } else { max };
        if value <= limit {
            return;
        }
        if let Some(parent) = self.cast_to_char(expr, results) {
            let message = "only `u8` can be cast into `char`";
            self.keep_back(Diagnostic::error(self.span(parent), message));
            return;
        }
        let name = int.name();
        if !negated
            && value - 1 == max
            && let Some(range) = self.range_ending_with(expr)
        {
            let message = format!("range endpoint is out of range for `{name}`");
            self.keep_back(Diagnostic::error(self.span(range), message));
            return;
        }
        let message = format!("literal out of range for `{name}`");
        let at = sign.filter(|_| signed).unwrap_or(expr);
        self.keep_back(Diagnostic::error(self.span(at), message));
    }

    fn lint_float(&self, expr: ExprId, digits: &str, float: FloatType) {
        let infinite = match float {
            FloatType::F32 => digits.parse::<f32>().is_ok_and(f32::is_infinite),
            FloatType::F64 => digits.parse::<f64>().is_ok_and(f64::is_infinite),
        };
        if infinite {
            let message = format!("literal out of range for `{}`", float.name());
            self.keep_back(Diagnostic::error(self.span(expr), message));
        }
    }

    /// `300 as char`
    fn cast_to_char(&self, literal: ExprId, results: &TypeckResults) -> Option<ExprId> {
        let mut casts = self.body.exprs.iter().filter(|(cast, node)| {
            let is_char = results
                .expr_ty(*cast)
                .is_some_and(|ty| self.tcx.types.kind(ty) == TyKind::Char);
            is_char && matches!(node.kind, ExprKind::Cast(inner, _) if self.peel(inner) == literal)
        });
        casts.next().map(|(cast, _)| cast)
    }

    /// `0..256`, also with a cast after the end.
    fn range_ending_with(&self, literal: ExprId) -> Option<ExprId> {
        let ends_with = |end: ExprId| {
            let end = self.peel(end);
            end == literal
                || matches!(self.expr(end).kind, ExprKind::Cast(inner, _)
                    if self.peel(inner) == literal)
        };
        let mut ranges = self.body.exprs.iter().filter(|(_, node)| match node.kind {
            ExprKind::Range {
                start: Some(_),
                end: Some(end),
                inclusive: false,
            } => ends_with(end),
            _ => false,
        });
        ranges.next().map(|(range, _)| range)
    }

    fn keep_back(&self, diagnostic: Diagnostic) {
        self.tcx.report_late(diagnostic);
    }
}

/// Whether a type is signed, and its largest value.
fn int_max(int: IntType) -> (bool, u128) {
    match int {
        IntType::I8 => (true, i8::MAX.unsigned_abs().into()),
        IntType::I16 => (true, i16::MAX.unsigned_abs().into()),
        IntType::I32 => (true, i32::MAX.unsigned_abs().into()),
        IntType::I64 | IntType::Isize => (true, i64::MAX.unsigned_abs().into()),
        IntType::I128 => (true, i128::MAX.unsigned_abs()),
        IntType::U8 => (false, u8::MAX.into()),
        IntType::U16 => (false, u16::MAX.into()),
        IntType::U32 => (false, u32::MAX.into()),
        IntType::U64 | IntType::Usize => (false, u64::MAX.into()),
        IntType::U128 => (false, u128::MAX),
    }
}

/// Whether something around says `#[allow(overflowing_literals)]` or `#[warn(…)]`.
fn allows(tcx: &Tcx, owner: DefId, of_crate: &[Attr]) -> bool {
    let says = |attrs: &[Attr]| {
        attrs.iter().any(|attr| match &attr.kind {
            AttrKind::Lint(LintLevel::Allow | LintLevel::Warn | LintLevel::Expect, names) => names
                .iter()
                .any(|name| tcx.text(*name) == "overflowing_literals"),
            _ => false,
        })
    };
    let mut around = std::iter::successors(Some(owner), |def| tcx.def(*def).parent);
    says(of_crate) || around.any(|def| says(tcx.attrs(def)))
}
