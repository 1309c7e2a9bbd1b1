//! Expressions that are made of operands.

use super::arith::bin_op;
use crate::mir::body::{
    AggregateKind, BasicBlock, CastKind, Operand, Rvalue, TerminatorKind, UnOp, UnwindAction,
};
use crate::mir::build::scope::{Lifetime, Region};
use crate::mir::build::{Builder, expr::Category};
use crate::syntax::span::Span;
use crate::thir::{BorrowKind, ExprId, ExprKind};
use crate::ty::{Args, ClosureId, Const, Mutability, Ty, TyKind};

impl Builder<'_> {
    /// A value whose operands live until the innermost scope ends.
    pub(in crate::mir::build) fn as_local_rvalue(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
    ) -> Rvalue {
        let lifetime = self.local_lifetime();
        self.as_rvalue(block, lifetime, expr)
    }

    fn as_rvalue(&mut self, block: &mut BasicBlock, lifetime: Lifetime, expr: ExprId) -> Rvalue {
        let node = &self.thir.exprs[expr];
        let (span, ty) = (node.span, node.ty);
        match &node.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(Region::Tree(*scope), span, block, |this, block| {
                    this.as_rvalue(block, lifetime, *value)
                })
            }
            ExprKind::Repeat { value, count } => self.repeat(block, lifetime, *value, *count, span),
            ExprKind::Binary(op, lhs, rhs) => {
                let lhs_ty = self.thir.exprs[*lhs].ty;
                let Some(op) = bin_op(*op) else {
                    self.defect("`&&` or `||` as an operator");
                    return self.unit_value(span);
                };
                let lhs = self.as_operand(block, lifetime, *lhs, true);
                let rhs = self.as_operand(block, lifetime, *rhs, false);
                self.binary_op(op, lhs_ty, lhs, rhs, block, span)
            }
            ExprKind::Not(operand) => {
                let operand = self.as_operand(block, lifetime, *operand, false);
                Rvalue::Unary(UnOp::Not, operand)
            }
            ExprKind::Neg(operand) => {
                let operand = self.as_operand(block, lifetime, *operand, false);
                self.neg_op(ty, operand, block, span)
            }
            ExprKind::Cast(source) => self.cast(block, lifetime, *source, ty),
            ExprKind::Pointer(coercion, source) => {
                let operand = self.as_operand(block, lifetime, *source, false);
                Rvalue::Cast(CastKind::Coercion(*coercion), operand, ty)
            }
            ExprKind::Array(parts) => {
                let elem = match self.tcx.types.kind(ty) {
                    TyKind::Array(elem, _) => elem,
                    _ => self.tcx.types.common.error,
                };
                let operands = self.operands(block, lifetime, parts);
                Rvalue::Aggregate(Box::new(AggregateKind::Array(elem)), operands)
            }
            ExprKind::Tuple(parts) if parts.is_empty() => self.unit_value(span),
            ExprKind::Tuple(parts) => {
                let operands = self.operands(block, lifetime, parts);
                Rvalue::Aggregate(Box::new(AggregateKind::Tuple), operands)
            }
            ExprKind::Closure { id, args, upvars } => {
                self.closure(block, lifetime, (*id, *args, ty), upvars)
            }
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.expr_stmt(block, expr, None);
                self.unit_value(span)
            }
            _ => {
                debug_assert_ne!(Category::of(&node.kind), Some(Category::Rvalue));
                Rvalue::Use(self.as_operand(block, lifetime, expr, false))
            }
        }
    }

    fn unit_value(&self, span: Span) -> Rvalue {
        let unit = self.tcx.types.common.unit;
        let kind = crate::mir::body::ConstOperandKind::ZeroSized;
        Rvalue::Use(self.constant(kind, unit, span))
    }

    fn operands(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        parts: &[ExprId],
    ) -> Vec<Operand> {
        let parts = parts.iter();
        parts
            .map(|part| self.as_operand(block, lifetime, *part, true))
            .collect()
    }

    /// `[value; count]`. None at all drop the value.
    fn repeat(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        value: ExprId,
        count: Const,
        span: Span,
    ) -> Rvalue {
        let known = self.tcx.try_eval_const(count);
        if self.tcx.types.as_usize(known) != Some(0) {
            let operand = self.as_operand(block, lifetime, value, false);
            return Rvalue::Repeat(operand, count);
        }
        let ty = self.thir.exprs[value].ty;
        if self.as_constant(value).is_none() {
            let operand = self.as_operand(block, lifetime, value, false);
            if let Operand::Move(place) = &operand {
                let target = self.new_block();
                let kind = TerminatorKind::Drop {
                    place: place.clone(),
                    target,
                    unwind: UnwindAction::Continue,
                    replace: false,
                };
                self.terminate(*block, kind, span);
                self.diverge_from(*block);
                *block = target;
            }
            self.record_moved(&[operand]);
        }
        Rvalue::Aggregate(Box::new(AggregateKind::Array(ty)), Vec::new())
    }

    /// `source as ty`. An enum is cast by its discriminant.
    fn cast(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        source: ExprId,
        ty: Ty,
    ) -> Rvalue {
        let node = &self.thir.exprs[source];
        let (span, from) = (node.span, node.ty);
        if let TyKind::Adt(def, _) = self.tcx.types.kind(from)
            && self.tcx.adt_def(def).is_enum
        {
            let local = self.as_temp(block, lifetime, source, Mutability::Not);
            let discr_ty = self.tcx.discr_ty(def);
            let discr = self.temp(discr_ty, span);
            let value = Rvalue::Discriminant(local.into());
            self.push_assign(*block, discr.into(), value, span);
            return Rvalue::Cast(CastKind::Numeric, Operand::Move(discr.into()), ty);
        }
        let operand = self.as_operand(block, lifetime, source, false);
        let kind = if self.is_number(from) && self.is_number(ty) {
            CastKind::Numeric
        } else {
            CastKind::Pointer
        };
        Rvalue::Cast(kind, operand, ty)
    }

    fn is_number(&self, ty: Ty) -> bool {
        matches!(
            self.tcx.types.kind(ty),
            TyKind::Int(_) | TyKind::Float(_) | TyKind::Bool | TyKind::Char
        )
    }

    /// A closure with what it captures. Places are moved out of at once: they are disjoint,
    /// and nothing happens between.
    fn closure(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        (id, args, ty): (ClosureId, Args, Ty),
        upvars: &[ExprId],
    ) -> Rvalue {
        let mut operands = Vec::new();
        for upvar in upvars {
            operands.push(self.captured(block, lifetime, *upvar));
        }
        let kind = match self.tcx.types.kind(ty) {
            TyKind::Coroutine(..) => AggregateKind::Coroutine(id, args),
            _ => AggregateKind::Closure(id, args),
        };
        Rvalue::Aggregate(Box::new(kind), operands)
    }

    fn captured(&mut self, block: &mut BasicBlock, lifetime: Lifetime, upvar: ExprId) -> Operand {
        let node = &self.thir.exprs[upvar];
        match node.kind {
            ref kind if Category::of(kind) == Some(Category::Place) => {
                let place = self.as_place(block, upvar);
                self.consume(place)
            }
            // A closure that writes to a variable which is not `mut` is at fault, and not
            // the place where it is made.
            ExprKind::Borrow {
                kind: BorrowKind::Mut { two_phase: false },
                arg,
            } => {
                let place = self.as_place(block, arg);
                let local = self.capture_temp(*block, lifetime, node.ty, node.span);
                let kind = BorrowKind::Unique;
                self.push_assign(*block, local.into(), Rvalue::Ref(kind, place), node.span);
                Operand::Move(local.into())
            }
            _ => self.as_operand(block, lifetime, upvar, true),
        }
    }

    fn capture_temp(
        &mut self,
        block: BasicBlock,
        lifetime: Lifetime,
        ty: Ty,
        span: Span,
    ) -> crate::mir::body::Local {
        use crate::mir::body::StatementKind;
        use crate::mir::build::drop_tree::DropKind;
        let local = self.temp(ty, span);
        if let Some(region) = lifetime.region {
            self.push(block, StatementKind::StorageLive(local), span);
            self.schedule_drop(region, local, DropKind::Storage);
        }
        local
    }
}
