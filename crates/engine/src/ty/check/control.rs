//! Control flow: blocks, `if`, `match`, loops, jumps.

use super::FnCtxt;
use super::coerce_many::{CoerceCause, CoerceMany};
use super::expect::Expectation;
use super::fn_ctxt::{Breakable, Diverges};
use crate::syntax::ast::{Arm, BlockKind, ExprId, ExprKind, PatId, StmtKind};
use crate::syntax::span::Span;
use crate::ty::Ty;

impl<'t> FnCtxt<'t> {
    /// Checks what decides where control goes to.
    pub fn check_control(&self, expr: ExprId, kind: &'t ExprKind, expected: Expectation) -> Ty {
        match kind {
            ExprKind::Block(block) => match block.kind {
                BlockKind::Async | BlockKind::AsyncMove | BlockKind::AsyncClosure => {
                    self.check_async_block(expr, block, expected)
                }
                BlockKind::Const => self.check_const_block(expr, block, expected),
                BlockKind::Plain | BlockKind::Unsafe | BlockKind::Params => {
                    self.check_block(expr, block, expected)
                }
            },
            ExprKind::If { cond, then, els } => self.check_if(expr, *cond, *then, *els, expected),
            ExprKind::Let(pat, scrutinee) => self.check_let_expr(expr, *pat, *scrutinee),
            ExprKind::Match { scrutinee, arms } => {
                self.check_match(expr, *scrutinee, arms, expected)
            }
            ExprKind::Loop { body, .. } => self.check_loop(expr, *body, expected),
            ExprKind::While { cond, body, .. } => self.check_while(expr, *cond, *body),
            ExprKind::For {
                pat, iter, body, ..
            } => self.check_for(expr, *pat, *iter, *body),
            ExprKind::Break { value, .. } => self.check_break(expr, *value),
            ExprKind::Continue { .. } => self.tcx.types.common.never,
            ExprKind::Return(value) => self.check_return(expr, *value),
            _ => self.unsupported(self.span(expr), "this expression"),
        }
    }

    fn check_if(
        &self,
        expr: ExprId,
        cond: ExprId,
        then: ExprId,
        els: Option<ExprId>,
        expected: Expectation,
    ) -> Ty {
        let span = self.span(expr);
        let cond_ty = self.check_expr_has_type_or_error(cond, self.tcx.types.common.bool);
        let cond_diverges = self.diverges.replace(Diverges::Maybe);
        let expected = expected.for_branches(self);
        let then_ty = self.check_expr_with_expectation(then, expected);
        let then_diverges = self.diverges.replace(Diverges::Maybe);
        let mut coerce = CoerceMany::new(expected.coercion_target(self, span));
        coerce.coerce(self, CoerceCause::Misc(span), then, then_ty);
        if let Some(els) = els {
            let els_ty = self.check_expr_with_expectation(els, expected);
            let els_diverges = self.diverges.get();
            let cause = CoerceCause::Misc(self.tail_span(els));
            coerce.coerce(self, cause, els, els_ty);
            self.diverges
                .set(cond_diverges.max(then_diverges.min(els_diverges)));
        } else {
            coerce.coerce_forced_unit(self, CoerceCause::IfNoElse(span));
            self.diverges.set(cond_diverges);
        }
        let ty = coerce.complete(self);
        if self.references_error(cond_ty) {
            return self.tcx.types.common.error;
        }
        ty
    }

    /// `let pat = e` in a condition.
    fn check_let_expr(&self, expr: ExprId, pat: PatId, scrutinee: ExprId) -> Ty {
        let ref_bindings = self.explicit_ref_bindings(&[pat]);
        let ty = self.check_scrutinee(scrutinee, ref_bindings, false);
        self.check_pat_top(pat, ty);
        let _ = expr;
        self.tcx.types.common.bool
    }

    /// Checks what is matched. With `ref` in the patterns it is a place whose type must not
    /// be coerced; otherwise it is coerced to any type, which makes a value of a `!`.
    pub fn check_scrutinee(&self, expr: ExprId, refs: Option<bool>, no_arms: bool) -> Ty {
        if let Some(mutable) = refs {
            return self.check_expr_with_expectation_and_needs(expr, Expectation::None, mutable);
        }
        if no_arms {
            return self.check_expr(expr);
        }
        let var = self.next_ty_var(self.span(expr));
        self.check_expr_has_type_or_error(expr, var);
        var
    }

    fn check_match(
        &self,
        expr: ExprId,
        scrutinee: ExprId,
        arms: &'t [Arm],
        expected: Expectation,
    ) -> Ty {
        let common = self.tcx.types.common;
        let pats: Vec<PatId> = arms.iter().map(|arm| arm.pat).collect();
        let refs = self.explicit_ref_bindings(&pats);
        let scrutinee_ty = self.check_scrutinee(scrutinee, refs, arms.is_empty());
        if arms.is_empty() {
            self.diverges.set(Diverges::Always);
            return common.never;
        }
        let scrutinee_diverges = self.diverges.replace(Diverges::Maybe);
        for arm in arms {
            self.check_pat_top(arm.pat, scrutinee_ty);
        }
        let expected = expected.for_branches(self);
        let first = match expected {
            Expectation::HasType(ty) if ty != common.unit => ty,
            _ => self.next_ty_var(self.span(expr)),
        };
        let mut coerce = CoerceMany::new(first);
        let mut all_diverge = Diverges::Always;
        for arm in arms {
            self.diverges.set(Diverges::Maybe);
            if let Some(guard) = arm.guard {
                self.check_expr_has_type_or_error(guard, common.bool);
                self.diverges.set(Diverges::Maybe);
            }
            let ty = self.check_expr_with_expectation(arm.body, expected);
            all_diverge = all_diverge.min(self.diverges.get());
            let cause = CoerceCause::Misc(self.tail_span(arm.body));
            coerce.coerce(self, cause, arm.body, ty);
        }
        self.diverges.set(scrutinee_diverges.max(all_diverge));
        coerce.complete(self)
    }

    /// Where the value of a branch is written: the last expression of a block, the last
    /// statement if there is none, or the whole.
    #[must_use]
    pub fn tail_span(&self, expr: ExprId) -> Span {
        let mut expr = self.peel(expr);
        let mut is_first = true;
        while let ExprKind::Block(block) = &self.expr(expr).kind {
            if block.kind != BlockKind::Plain && !is_first {
                break;
            }
            is_first = false;
            match (block.tail, block.stmts.last()) {
                (Some(tail), _) => {
                    let inner = self.peel(tail);
                    let is_block = matches!(&self.expr(inner).kind, ExprKind::Block(inner)
                        if matches!(inner.kind, BlockKind::Plain | BlockKind::Unsafe));
                    if !is_block {
                        return self.span(tail);
                    }
                    expr = inner;
                }
                (None, Some(stmt)) => return self.body.stmts[*stmt].span,
                (None, None) => break,
            }
        }
        self.span(expr)
    }

    fn check_loop(&self, expr: ExprId, body: ExprId, expected: Expectation) -> Ty {
        let coerce = CoerceMany::new(expected.coercion_target(self, self.span(body)));
        let breakable = Breakable {
            expr,
            coerce: Some(coerce),
            may_break: false,
            is_loop: true,
        };
        let breakable = self.with_breakable(breakable, || self.check_block_no_value(body));
        if breakable.may_break {
            self.diverges.set(Diverges::Maybe);
        } else {
            self.diverges.set(Diverges::Always);
        }
        match breakable.coerce {
            Some(coerce) => coerce.complete(self),
            None => self.tcx.types.common.unit,
        }
    }

    fn check_while(&self, expr: ExprId, cond: ExprId, body: ExprId) -> Ty {
        let breakable = Breakable {
            expr,
            coerce: None,
            may_break: false,
            is_loop: true,
        };
        self.with_breakable(breakable, || {
            self.check_expr_has_type_or_error(cond, self.tcx.types.common.bool);
            self.check_block_no_value(body);
        });
        self.diverges.set(Diverges::Maybe);
        self.tcx.types.common.unit
    }

    fn check_for(&self, expr: ExprId, pat: PatId, iter: ExprId, body: ExprId) -> Ty {
        let iter_ty = self.check_expr(iter);
        let item_ty = self.check_for_head(expr, iter, iter_ty);
        let diverges = self.diverges.replace(Diverges::Maybe);
        self.check_pat_top(pat, item_ty);
        let breakable = Breakable {
            expr,
            coerce: None,
            may_break: false,
            is_loop: true,
        };
        self.with_breakable(breakable, || self.check_block_no_value(body));
        self.diverges.set(diverges);
        self.tcx.types.common.unit
    }

    /// Checks a block that gives nothing: the body of a loop.
    fn check_block_no_value(&self, body: ExprId) {
        let unit = self.tcx.types.common.unit;
        let ty = self.check_expr_with_hint(body, unit);
        if !self.is_never(ty) {
            self.demand_suptype(self.span(body), unit, ty);
        }
    }

    /// Checks what may be left by `break`.
    pub fn with_breakable(&self, breakable: Breakable, check: impl FnOnce()) -> Breakable {
        let (expr, is_loop) = (breakable.expr, breakable.is_loop);
        self.state.borrow_mut().breakables.push(breakable);
        check();
        let popped = self.state.borrow_mut().breakables.pop();
        popped.unwrap_or(Breakable {
            expr,
            coerce: None,
            may_break: false,
            is_loop,
        })
    }

    /// What a `break` leaves.
    fn break_target(&self, expr: ExprId) -> Option<usize> {
        let state = self.state.borrow();
        if let Some(target) = self.names.labels.get(expr) {
            state
                .breakables
                .iter()
                .rposition(|breakable| breakable.expr == *target)
        } else {
            let ExprKind::Break { label: None, .. } = self.expr(expr).kind else {
                return None;
            };
            state
                .breakables
                .iter()
                .rposition(|breakable| breakable.is_loop)
        }
    }

    fn check_break(&self, expr: ExprId, value: Option<ExprId>) -> Ty {
        let common = self.tcx.types.common;
        let target = self.break_target(expr);
        let expected = target.and_then(|index| {
            let state = self.state.borrow();
            let coerce = state.breakables.get(index)?.coerce.as_ref()?;
            Some(coerce.expected_ty())
        });
        let Some(target) = target else {
            // The jump leads nowhere, which `syntax` and `resolve` have reported.
            if let Some(value) = value {
                self.check_expr(value);
            }
            self.tainted.set(true);
            return common.error;
        };
        let (ty, span) = match value {
            Some(value) => {
                let hint = expected.unwrap_or(common.error);
                (self.check_expr_with_hint(value, hint), self.span(value))
            }
            None => (common.unit, self.span(expr)),
        };
        // The coercion is taken out while it is worked with, since that may look at the
        // state again.
        let taken = self.with_breakable_at(target, |breakable| breakable.coerce.take());
        if let Some(mut coerce) = taken.flatten() {
            match value {
                Some(value) => coerce.coerce(self, CoerceCause::Misc(span), value, ty),
                None => coerce.coerce_forced_unit(self, CoerceCause::Misc(span)),
            }
            self.with_breakable_at(target, |breakable| breakable.coerce = Some(coerce));
        }
        let reached = self.diverges.get() != Diverges::Always;
        self.with_breakable_at(target, |breakable| breakable.may_break |= reached);
        common.never
    }

    /// Does something with one of what may be left.
    pub fn with_breakable_at<R>(
        &self,
        index: usize,
        act: impl FnOnce(&mut Breakable) -> R,
    ) -> Option<R> {
        self.state.borrow_mut().breakables.get_mut(index).map(act)
    }

    fn check_return(&self, expr: ExprId, value: Option<ExprId>) -> Ty {
        let never = self.tcx.types.common.never;
        let in_fn = self.state.borrow().ret.is_some();
        if !in_fn {
            // `syntax` has reported it.
            let _ = expr;
            self.tainted.set(true);
            if let Some(value) = value {
                self.check_expr(value);
            }
            return never;
        }
        if let Some(value) = value {
            self.check_return_or_tail(value, true);
        } else {
            let cause = CoerceCause::ReturnNoExpr(self.span(expr));
            self.with_ret(|ret| ret.coerce_forced_unit(self, cause));
        }
        never
    }

    /// Checks what a function gives: after `return`, or the value of its body.
    pub fn check_return_or_tail(&self, value: ExprId, explicit: bool) {
        let expected = self
            .state
            .borrow()
            .ret
            .as_ref()
            .map(CoerceMany::expected_ty);
        let expected = expected.unwrap_or(self.tcx.types.common.error);
        let ty = self.check_expr_with_hint(value, expected);
        let mut span = self.span(value);
        if !explicit && let ExprKind::Block(block) = &self.expr(self.peel(value)).kind {
            span = block.tail.map_or(span, |tail| self.span(tail));
        }
        self.with_ret(|ret| ret.coerce(self, CoerceCause::Misc(span), value, ty));
    }

    fn with_ret(&self, act: impl FnOnce(&mut CoerceMany)) {
        let taken = self.state.borrow_mut().ret.take();
        if let Some(mut ret) = taken {
            act(&mut ret);
            self.state.borrow_mut().ret = Some(ret);
        }
    }

    /// Whether statements of a block are only items.
    #[must_use]
    pub fn is_item_stmt(&self, stmt: crate::syntax::ast::StmtId) -> bool {
        matches!(
            self.body.stmts[stmt].kind,
            StmtKind::Item(_) | StmtKind::MacroDef(_)
        )
    }
}
