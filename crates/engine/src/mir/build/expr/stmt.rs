//! Expressions whose value is not used.

use super::arith::bin_op;
use crate::mir::body::{BasicBlock, Operand};
use crate::mir::build::Builder;
use crate::mir::build::scope::{Jump, Lifetime, Region};
use crate::syntax::ast::BinaryOp;
use crate::syntax::span::Span;
use crate::thir::{ExprId, ExprKind, ScopeId, TempReason};
use crate::ty::Mutability;

impl Builder<'_> {
    /// Evaluates an expression and drops its value at the end of the statement, if it is one.
    pub(in crate::mir::build) fn expr_stmt(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
        statement: Option<ScopeId>,
    ) {
        let node = &self.thir.exprs[expr];
        let span = node.span;
        match node.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(Region::Tree(scope), span, block, |this, block| {
                    this.expr_stmt(block, value, statement);
                });
            }
            ExprKind::Assign { lhs, rhs } => {
                self.in_operand_scope(span, block, |this, block| {
                    this.assign(block, lhs, rhs, span);
                });
            }
            ExprKind::AssignOp { op, lhs, rhs } => {
                self.in_operand_scope(span, block, |this, block| {
                    this.assign_op(block, op, (lhs, rhs), span);
                });
            }
            ExprKind::Continue { label } => self.jump(Jump::Continue(label), None, block, span),
            ExprKind::Break { label, value } => {
                self.jump(Jump::Break(label), value, block, span);
            }
            ExprKind::Return(value) => self.jump(Jump::Return, value, block, span),
            _ => {
                let lifetime = match statement {
                    Some(scope) => Lifetime {
                        region: Some(Region::Tree(scope)),
                        why: Some(TempReason::Statement),
                    },
                    None => self.local_lifetime(),
                };
                self.as_temp(block, lifetime, expr, Mutability::Not);
            }
        }
    }

    /// `lhs = rhs`: the right side comes first, and only then what was there is dropped.
    fn assign(&mut self, block: &mut BasicBlock, lhs: ExprId, rhs: ExprId, span: Span) {
        let ty = self.thir.exprs[lhs].ty;
        let value = self.as_local_rvalue(block, rhs);
        let place = self.as_place(block, lhs);
        if self.needs_drop(ty) {
            let lhs_span = self.thir.exprs[lhs].span;
            self.drop_and_replace(&place, &value, block, lhs_span);
        } else {
            self.push_assign(*block, place, value, span);
        }
    }

    /// `lhs += rhs`, built in.
    fn assign_op(
        &mut self,
        block: &mut BasicBlock,
        op: BinaryOp,
        (lhs, rhs): (ExprId, ExprId),
        span: Span,
    ) {
        let ty = self.thir.exprs[lhs].ty;
        let Some(op) = bin_op(op) else {
            self.defect("`&&=` or `||=`");
            return;
        };
        let rhs = self.as_local_operand(block, rhs);
        let place = self.as_place(block, lhs);
        let value = self.binary_op(op, ty, Operand::Copy(place.clone()), rhs, block, span);
        self.push_assign(*block, place, value, span);
    }
}
