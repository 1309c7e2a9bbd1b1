//! Whether `let`, `_` and `..` stand where they may.

use crate::syntax::Edition;
use crate::syntax::ast::{BinaryOp, Body, Child, ExprId, ExprKind, PatId, PatKind, StructRest};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;

pub(super) fn check(edition: Edition, body: &Body, diagnostics: &mut Vec<Diagnostic>) {
    let mut checker = Checker {
        edition,
        body,
        diagnostics,
    };
    checker.expr(body.value, Place::Value);
    checker.rests();
}

/// What an expression is used as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Value,
    /// A condition, in which `let` may stand.
    Condition,
    /// The left side of an assignment, in which `_` may stand.
    Assignee,
}

struct Checker<'c> {
    edition: Edition,
    body: &'c Body,
    diagnostics: &'c mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn expr(&mut self, id: ExprId, place: Place) {
        let expr = &self.body.exprs[id];
        match &expr.kind {
            ExprKind::Let(..) if place != Place::Condition => {
                self.report(expr.span, "expected expression, found `let` statement");
            }
            ExprKind::Underscore if place != Place::Assignee => {
                let message =
                    "in expressions, `_` can only be used on the left-hand side of an assignment";
                self.report(expr.span, message);
            }
            ExprKind::Struct {
                rest: StructRest::Rest(dots),
                ..
            } if place != Place::Assignee => {
                let message = "base expression required after `..`";
                self.diagnostics
                    .push(Diagnostic::coded("E0797", dots.shrink_to_end(), message));
            }
            _ => {}
        }
        self.children(id, place);
    }

    fn children(&mut self, id: ExprId, place: Place) {
        match &self.body.exprs[id].kind {
            ExprKind::Binary(BinaryOp::And, left, right) => {
                let inner = if place == Place::Condition {
                    place
                } else {
                    Place::Value
                };
                self.check_chain(*left, place);
                self.check_chain(*right, place);
                self.expr(*left, inner);
                self.expr(*right, inner);
            }
            ExprKind::If { cond, then, els } => {
                self.expr(*cond, Place::Condition);
                self.expr(*then, Place::Value);
                if let Some(els) = els {
                    self.expr(*els, Place::Value);
                }
            }
            ExprKind::While { cond, body, .. } => {
                self.expr(*cond, Place::Condition);
                self.expr(*body, Place::Value);
            }
            ExprKind::Match { scrutinee, arms } => {
                self.expr(*scrutinee, Place::Value);
                for arm in arms {
                    if let Some(guard) = arm.guard {
                        self.expr(guard, Place::Condition);
                    }
                    self.expr(arm.body, Place::Value);
                }
            }
            ExprKind::Assign(left, right) => {
                self.expr(*left, Place::Assignee);
                self.expr(*right, Place::Value);
            }
            ExprKind::Paren(_)
            | ExprKind::Tuple(_)
            | ExprKind::Array(_)
            | ExprKind::Struct { .. }
            | ExprKind::Call { .. }
                if place == Place::Assignee =>
            {
                self.all_children(id, Place::Assignee);
            }
            _ => self.all_children(id, Place::Value),
        }
    }

    fn all_children(&mut self, id: ExprId, place: Place) {
        for child in self.body.children(id) {
            if let Child::Expr(expr) = child {
                self.expr(expr, place);
            }
        }
    }

    /// Conditions of more than one `let` came with edition 2024.
    fn check_chain(&mut self, part: ExprId, place: Place) {
        let expr = &self.body.exprs[part];
        let is_early = self.edition < Edition::Edition2024;
        if is_early && place == Place::Condition && matches!(expr.kind, ExprKind::Let(..)) {
            self.report(
                expr.span,
                "let chains are only allowed in Rust 2024 or later",
            );
        }
    }

    /// `..` may stand once in each tuple or slice, and nowhere else.
    fn rests(&mut self) {
        let mut allowed = Vec::new();
        for pat in self.body.pats.values() {
            match &pat.kind {
                PatKind::Tuple(pats) | PatKind::TupleStruct(_, pats) => {
                    self.list(pats, "tuple", &mut allowed);
                }
                PatKind::Slice(pats) => self.list(pats, "slice", &mut allowed),
                _ => {}
            }
        }
        for (id, pat) in self.body.pats.iter() {
            if matches!(pat.kind, PatKind::Rest) && !allowed.contains(&id) {
                self.report(pat.span, "`..` patterns are not allowed here");
            }
        }
    }

    fn list(&mut self, pats: &[PatId], kind: &str, allowed: &mut Vec<PatId>) {
        let mut rests = pats.iter().filter_map(|pat| rest_in(self.body, *pat));
        allowed.extend(rests.next());
        if let Some(second) = rests.next() {
            allowed.push(second);
            let span = self.body.pats[second].span;
            self.report(
                span,
                format!("`..` can only be used once per {kind} pattern"),
            );
        }
    }

    fn report(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(span, message));
    }
}

/// The `..` that an element of a list is: `..` or `x @ ..`.
fn rest_in(body: &Body, pat: PatId) -> Option<PatId> {
    match &body.pats[pat].kind {
        PatKind::Rest => Some(pat),
        PatKind::Ident { sub: Some(sub), .. } => rest_in(body, *sub),
        _ => None,
    }
}
