//! Expressions as values that are used at once.

use crate::mir::body::{BasicBlock, Operand};
use crate::mir::build::Builder;
use crate::mir::build::scope::{Lifetime, Region};
use crate::thir::{ExprId, ExprKind};
use crate::ty::Mutability;

impl Builder<'_> {
    /// An operand that lives until the innermost scope ends: until the expression that it is
    /// an operand of is evaluated.
    pub(in crate::mir::build) fn as_local_operand(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
    ) -> Operand {
        let lifetime = self.local_lifetime();
        self.as_operand(block, lifetime, expr, true)
    }

    /// An operand. If something else is evaluated before it is used, a constant that needs to
    /// be dropped has to be in a local meanwhile.
    pub(in crate::mir::build) fn as_operand(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        expr: ExprId,
        waits: bool,
    ) -> Operand {
        let node = &self.thir.exprs[expr];
        if let ExprKind::Scope { scope, value } = node.kind {
            return self.in_scope(Region::Tree(scope), node.span, block, |this, block| {
                this.as_operand(block, lifetime, value, waits)
            });
        }
        if let Some(constant) = self.as_constant(expr)
            && (!waits || !self.needs_drop(node.ty))
        {
            return Operand::Constant(Box::new(constant));
        }
        let local = self.as_temp(block, lifetime, expr, Mutability::Mut);
        Operand::Move(local.into())
    }
}
