//! Conditions: of `if`, of guards, the left side of `&&` and `||`.

use super::super::Builder;
use super::super::scope::{Lifetime, Region};
use crate::mir::body::{BasicBlock, Operand};
use crate::thir::{ExprId, ExprKind, Pat};
use crate::ty::Mutability;

impl Builder<'_> {
    /// Evaluates a condition. `block` goes on where it holds; where not, the innermost
    /// condition is left. `declare` says whether the variables of `let`s are still to be
    /// declared.
    pub(in crate::mir::build) fn condition(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
        declare: bool,
    ) {
        let node = &self.thir.exprs[expr];
        let span = node.span;
        match &node.kind {
            ExprKind::Logical {
                and: true,
                left,
                right,
            } => {
                self.condition(block, *left, declare);
                self.condition(block, *right, declare);
            }
            ExprKind::Logical {
                and: false,
                left,
                right,
            } => {
                let (holds, mut fails) = self.in_if_then_scope(*block, |this, block| {
                    this.condition(block, *left, declare);
                });
                self.condition(&mut fails, *right, declare);
                let join = self.new_block();
                self.goto(holds, join, span);
                self.goto(fails, join, span);
                *block = join;
            }
            ExprKind::Not(operand) if self.is_bool(*operand) => {
                let (holds, fails) = self.in_if_then_scope(*block, |this, block| {
                    this.condition(block, *operand, declare);
                });
                self.break_for_else(holds, span);
                *block = fails;
            }
            ExprKind::Scope { scope, value } => {
                self.in_scope(Region::Tree(*scope), span, block, |this, block| {
                    this.condition(block, *value, declare);
                });
            }
            ExprKind::Use(value) => self.condition(block, *value, declare),
            ExprKind::Let { expr, pat } => self.lower_let(block, *expr, pat, declare),
            _ => self.plain_condition(block, expr),
        }
    }

    fn is_bool(&self, expr: ExprId) -> bool {
        self.thir.exprs[expr].ty == self.tcx.types.common.bool
    }

    fn plain_condition(&mut self, block: &mut BasicBlock, expr: ExprId) {
        let span = self.thir.exprs[expr].span;
        let lifetime: Lifetime = self.local_lifetime();
        let value = self.as_temp(block, lifetime, expr, Mutability::Mut);
        let holds = self.new_block();
        let fails = self.new_block();
        self.branch(*block, Operand::Move(value.into()), holds, fails, span);
        self.break_for_else(fails, span);
        *block = holds;
    }

    /// `let pat = expr` in a condition, or with an `else`.
    pub(in crate::mir::build) fn lower_let(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
        pat: &Pat,
        declare: bool,
    ) {
        let span = self.thir.exprs[expr].span;
        let place = self.scrutinee(block, expr);
        let tree = self.match_tree(*block, &place, &[(pat, false)], span, false);
        self.break_for_else(tree.otherwise, span);
        if declare {
            self.declare_bindings(pat, false, Some(span));
        }
        if let Some(branch) = tree.branches.first() {
            *block = self.bind_branch(branch, None, pat.span);
        }
    }

    /// Declares the variables of the `let`s in a guard, which is lowered once for each of
    /// the alternatives of the arm's pattern.
    pub(in crate::mir::build) fn declare_guard_bindings(&mut self, guard: ExprId) {
        match &self.thir.exprs[guard].kind {
            ExprKind::Let { pat, expr } => {
                let span = self.thir.exprs[*expr].span;
                self.declare_bindings(pat, false, Some(span));
            }
            ExprKind::Scope { value, .. } | ExprKind::Use(value) => {
                self.declare_guard_bindings(*value);
            }
            ExprKind::Logical {
                and: true,
                left,
                right,
            } => {
                self.declare_guard_bindings(*left);
                self.declare_guard_bindings(*right);
            }
            _ => {}
        }
    }
}
