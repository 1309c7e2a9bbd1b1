//! Blocks, statements, `let`.

use super::FnCtxt;
use super::coerce_many::{CoerceCause, CoerceMany};
use super::expect::Expectation;
use super::fn_ctxt::{Breakable, Diverges};
use crate::syntax::ast::{
    Block, BodyKind, ExprId, ExprKind, PatId, PatKind, StmtId, StmtKind, TypeId,
};
use crate::syntax::span::Span;
use crate::ty::Ty;

impl<'t> FnCtxt<'t> {
    /// Checks a block. What is in scope changes with its items.
    pub fn check_block(&self, expr: ExprId, block: &'t Block, expected: Expectation) -> Ty {
        let map = &self.tcx.resolution.map;
        let scope = map.block(self.body_ref.krate, self.body_ref.body, expr);
        let outer = self.scope.get();
        if let Some(scope) = scope {
            self.scope.set(scope);
        }
        let ty = self.check_block_inner(expr, block, expected);
        self.scope.set(outer);
        ty
    }

    fn check_block_inner(&self, expr: ExprId, block: &'t Block, expected: Expectation) -> Ty {
        let before = self.diverges.get();
        let breakable = Breakable {
            expr,
            coerce: Some(CoerceMany::new(expected.coercion_target(self, block.span))),
            may_break: false,
            is_loop: false,
        };
        let breakable = self.with_breakable(breakable, || {
            for stmt in &block.stmts {
                self.check_stmt(*stmt);
            }
            self.check_tail(expr, block, expected);
        });
        if breakable.may_break {
            self.diverges.set(before);
        }
        match breakable.coerce {
            Some(coerce) => coerce.complete(self),
            None => self.tcx.types.common.error,
        }
    }

    fn check_tail(&self, expr: ExprId, block: &'t Block, expected: Expectation) {
        let tail = block
            .tail
            .map(|tail| (tail, self.check_expr_with_expectation(tail, expected)));
        let index = self.state.borrow().breakables.len().saturating_sub(1);
        let taken = self.with_breakable_at(index, |breakable| breakable.coerce.take());
        let Some(mut coerce) = taken.flatten() else {
            return;
        };
        if let Some((tail, ty)) = tail {
            let cause = CoerceCause::Misc(self.coercion_span(tail));
            coerce.coerce(self, cause, tail, ty);
        } else if self.diverges.get() != Diverges::Always {
            let cause = CoerceCause::Misc(self.missing_tail_span(expr, block));
            coerce.coerce_forced_unit(self, cause);
        }
        self.with_breakable_at(index, |breakable| breakable.coerce = Some(coerce));
    }

    /// Where rustc points to if the tail of a block is of a wrong type: to the one branch
    /// that gives a value, if it has branches.
    fn coercion_span(&self, tail: ExprId) -> Span {
        let in_progress = |branch: ExprId| {
            let ty = self.results.borrow().expr_ty(self.peel(branch))?;
            if self.is_never(ty) {
                return None;
            }
            Some(match &self.expr(self.peel(branch)).kind {
                ExprKind::Block(block) => block.tail.map_or(block.span, |tail| self.span(tail)),
                _ => self.span(branch),
            })
        };
        match &self.expr(self.peel(tail)).kind {
            ExprKind::If { els: Some(els), .. } => {
                if let Some(span) = in_progress(*els) {
                    return span;
                }
            }
            ExprKind::Match { arms, .. } => {
                let mut spans = arms.iter().filter_map(|arm| in_progress(arm.body));
                if let (Some(span), None) = (spans.next(), spans.next()) {
                    return span;
                }
            }
            _ => {}
        }
        self.span(tail)
    }

    /// Where rustc points to if a block has no tail and should: to the return type of a
    /// function, for the block of its body.
    fn missing_tail_span(&self, expr: ExprId, block: &Block) -> Span {
        if self.body.kind == BodyKind::Fn && self.peel(self.body.value) == expr {
            return self.return_type_span().unwrap_or(block.span);
        }
        block.span
    }

    fn check_stmt(&self, stmt: StmtId) {
        if self.is_item_stmt(stmt) {
            return;
        }
        let old = self.diverges.replace(Diverges::Maybe);
        match &self.body.stmts[stmt].kind {
            StmtKind::Let {
                pat,
                ty,
                init,
                else_block,
            } => self.check_let(*pat, *ty, *init, *else_block),
            StmtKind::Expr { expr, semi: false } => {
                self.check_expr_has_type_or_error(*expr, self.tcx.types.common.unit);
            }
            StmtKind::Expr { expr, semi: true } => {
                self.check_expr(*expr);
            }
            StmtKind::Item(_) | StmtKind::MacroDef(_) => {}
        }
        self.diverges.set(self.diverges.get().max(old));
    }

    fn check_let(
        &self,
        pat: PatId,
        ty: Option<TypeId>,
        init: Option<ExprId>,
        else_block: Option<ExprId>,
    ) {
        let local_ty = match ty {
            Some(ty) => self.lower_ty(ty),
            None => self.next_ty_var(self.pat_span(pat)),
        };
        if matches!(self.body.pats[pat].kind, PatKind::Wild)
            && let Some(init) = init
            && self.is_syntactic_place(init)
        {
            self.unread_places.borrow_mut().insert(self.peel(init));
        }
        let mut expected = local_ty;
        if let Some(init) = init {
            let init_ty = self.check_initializer(pat, local_ty, init);
            if self.references_error(init_ty) {
                expected = init_ty;
            }
        }
        self.check_pat_top(pat, expected);
        if let Some(block) = else_block {
            let before = self.diverges.get();
            let ty = self.check_expr(block);
            self.demand_eqtype(self.span(block), self.tcx.types.common.never, ty);
            self.diverges.set(before);
        }
    }

    fn check_initializer(&self, pat: PatId, local_ty: Ty, init: ExprId) -> Ty {
        match self.explicit_ref_bindings(&[pat]) {
            Some(mutable) => {
                let ty =
                    self.check_expr_with_expectation_and_needs(init, Expectation::None, mutable);
                self.demand_eqtype(self.span(init), local_ty, ty);
                ty
            }
            None => self.check_expr_coercible_to(init, local_ty),
        }
    }
}
