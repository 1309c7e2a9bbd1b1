//! Expressions whose value is written to a place.

use super::Category;
use super::call::AdtExpr;
use crate::mir::body::{BasicBlock, Place, Rvalue, TerminatorKind, UnwindAction};
use crate::mir::build::Builder;
use crate::mir::build::scope::Region;
use crate::syntax::span::Span;
use crate::thir::{BorrowKind, ExprId, ExprKind, ScopeId};
use crate::ty::Mutability;

impl Builder<'_> {
    /// Evaluates an expression and writes its value to a place, which holds nothing.
    pub(in crate::mir::build) fn expr_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        expr: ExprId,
    ) {
        let node = &self.thir.exprs[expr];
        let span = node.span;
        match node.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(Region::Tree(scope), span, block, |this, block| {
                    this.expr_into(destination, block, value);
                });
            }
            ref kind if Category::of(kind) == Some(Category::Constant) => {
                self.rvalue_into(destination, block, expr);
            }
            ExprKind::Block(id) => self.block_into(destination, block, id),
            _ => self.in_operand_scope(span, block, |this, block| {
                this.expr_into_inner(destination, block, expr);
            }),
        }
    }

    fn rvalue_into(&mut self, destination: Place, block: &mut BasicBlock, expr: ExprId) {
        let span = self.thir.exprs[expr].span;
        let value = self.as_local_rvalue(block, expr);
        self.push_assign(*block, destination, value, span);
    }

    fn expr_into_inner(&mut self, destination: Place, block: &mut BasicBlock, expr: ExprId) {
        let node = &self.thir.exprs[expr];
        let span = node.span;
        match &node.kind {
            ExprKind::Block(id) => self.block_into(destination, block, *id),
            ExprKind::Match { scrutinee, arms } => {
                self.match_into(destination, block, *scrutinee, arms, span);
            }
            ExprKind::If {
                scope,
                cond,
                then,
                els,
            } => self.if_into(destination, block, (*scope, *cond, *then, *els), span),
            ExprKind::Let { .. } => {
                let (holds, fails) = self.in_if_then_scope(*block, |this, block| {
                    this.condition(block, expr, true);
                });
                *block = self.join_bool(destination, holds, fails, span);
            }
            ExprKind::NeverToAny(source) => self.never_into(block, *source, span),
            ExprKind::Logical { and, left, right } => {
                self.logical_into(destination, block, *and, (*left, *right), span);
            }
            ExprKind::Loop { label, body } => {
                self.loop_into(destination, block, *label, *body, span);
            }
            ExprKind::Call {
                fun, args, fn_span, ..
            } => self.call_into(destination, block, (*fun, args), node.ty, (span, *fn_span)),
            ExprKind::Use(source) => self.expr_into(destination, block, *source),
            ExprKind::Borrow { kind, arg } => {
                self.borrow_into(destination, block, *kind, expr, *arg);
            }
            ExprKind::RawBorrow { mutability, arg } => {
                let place = match mutability {
                    Mutability::Not => self.as_read_only_place(block, *arg),
                    Mutability::Mut => self.as_place(block, *arg),
                };
                let value = Rvalue::RawPtr(*mutability, place);
                self.push_assign(*block, destination, value, span);
            }
            ExprKind::Adt {
                adt,
                variant,
                args,
                fields,
                base,
            } => {
                let parts = AdtExpr {
                    adt: *adt,
                    variant: *variant,
                    args: *args,
                    fields,
                    base: *base,
                };
                self.adt_into(destination, block, &parts, span);
            }
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.expr_stmt(block, expr, None);
                self.push_unit(*block, destination, span);
            }
            // Nothing is assigned: these are of type `!`.
            ExprKind::Continue { .. } | ExprKind::Break { .. } | ExprKind::Return(_) => {
                self.expr_stmt(block, expr, None);
            }
            ExprKind::Yield(value) => self.yield_into(destination, block, *value, span),
            kind if Category::of(kind) == Some(Category::Place) => {
                let place = self.as_place(block, expr);
                let value = Rvalue::Use(self.consume(place));
                self.push_assign(*block, destination, value, span);
            }
            _ => self.rvalue_into(destination, block, expr),
        }
    }

    fn if_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        (scope, cond, then, els): (ScopeId, ExprId, ExprId, Option<ExprId>),
        span: Span,
    ) {
        let then_span = self.thir.exprs[then].span;
        let depth = self.scope_depth();
        let els_place = destination.clone();
        let region = Region::Tree(scope);
        let mut els_block = self.in_scope(region, then_span, block, |this, block| {
            let (then_block, els_block) = this.in_if_then_scope_at(depth, *block, |this, block| {
                this.condition(block, cond, true);
                this.expr_into(destination, block, then);
            });
            *block = then_block;
            els_block
        });
        match els {
            Some(els) => self.expr_into(els_place, &mut els_block, els),
            None => self.push_unit(els_block, els_place, span.shrink_to_end()),
        }
        let join = self.new_block();
        self.goto(*block, join, span);
        self.goto(els_block, join, span);
        *block = join;
    }

    /// An expression of type `!`: what follows it cannot be reached.
    fn never_into(&mut self, block: &mut BasicBlock, source: ExprId, span: Span) {
        let is_call = matches!(self.peeled(source), ExprKind::Call { .. });
        let lifetime = self.local_lifetime();
        self.as_temp(block, lifetime, source, Mutability::Mut);
        if !is_call {
            self.terminate(*block, TerminatorKind::Unreachable, span);
            *block = self.new_block();
        }
    }

    fn peeled(&self, expr: ExprId) -> &ExprKind {
        let mut kind = &self.thir.exprs[expr].kind;
        while let ExprKind::Scope { value, .. } = kind {
            kind = &self.thir.exprs[*value].kind;
        }
        kind
    }

    /// `a && b`, `a || b` as a value.
    fn logical_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        and: bool,
        (left, right): (ExprId, ExprId),
        span: Span,
    ) {
        let (holds, fails) = self.in_if_then_scope(*block, |this, block| {
            this.condition(block, left, true);
        });
        let (short, mut goes_on) = if and { (fails, holds) } else { (holds, fails) };
        let bool = self.tcx.types.common.bool;
        let known = Rvalue::Use(self.scalar(u128::from(!and), bool, span));
        self.push_assign(short, destination.clone(), known, span);
        self.expr_into(destination, &mut goes_on, right);
        let join = self.new_block();
        self.goto(goes_on, join, span);
        self.goto(short, join, span);
        *block = join;
    }

    /// Writes `true` or `false`, depending on which block it comes from.
    fn join_bool(
        &mut self,
        destination: Place,
        holds: BasicBlock,
        fails: BasicBlock,
        span: Span,
    ) -> BasicBlock {
        let bool = self.tcx.types.common.bool;
        let join = self.new_block();
        for (block, bits) in [(holds, 1), (fails, 0)] {
            let value = Rvalue::Use(self.scalar(bits, bool, span));
            self.push_assign(block, destination.clone(), value, span);
            self.goto(block, join, span);
        }
        join
    }

    fn loop_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        label: ScopeId,
        body: ExprId,
        span: Span,
    ) {
        let start = self.new_block();
        self.goto(*block, start, span);
        let label = Some(label);
        *block = self.in_breakable_scope(label, Some(start), destination, span, |this| {
            let mut inside = this.new_block();
            let kind = TerminatorKind::FalseUnwind {
                real: inside,
                unwind: UnwindAction::Continue,
            };
            this.terminate(start, kind, span);
            this.diverge_from(start);
            let unit = this.unit_place(span);
            this.expr_into(unit, &mut inside, body);
            this.goto(inside, start, span);
            None
        });
    }

    /// Where the value of loops' bodies goes.
    fn unit_place(&mut self, span: Span) -> Place {
        if let Some(local) = self.unit_temp {
            return local.into();
        }
        let unit = self.tcx.types.common.unit;
        let local = self.temp(unit, span);
        self.unit_temp = Some(local);
        local.into()
    }

    fn borrow_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        kind: BorrowKind,
        expr: ExprId,
        arg: ExprId,
    ) {
        let span = self.thir.exprs[expr].span;
        if let Some(promoted) = self.promote(expr) {
            self.push_assign(*block, destination, Rvalue::Use(promoted), span);
            return;
        }
        let place = match kind {
            BorrowKind::Shared | BorrowKind::Fake => self.as_read_only_place(block, arg),
            BorrowKind::Mut { .. } | BorrowKind::Unique => self.as_place(block, arg),
        };
        self.push_assign(*block, destination, Rvalue::Ref(kind, place), span);
    }

    fn yield_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        value: ExprId,
        span: Span,
    ) {
        let lifetime = self.local_lifetime();
        let value = self.as_operand(block, lifetime, value, false);
        let resume = self.new_block();
        let kind = TerminatorKind::Yield {
            value,
            resume,
            resume_arg: destination,
            drop: None,
        };
        self.terminate(*block, kind, span);
        self.coroutine_drop_from(*block);
        *block = resume;
    }
}
