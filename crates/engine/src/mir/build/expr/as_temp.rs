//! Expressions whose values go to a new local.

use crate::mir::body::{BasicBlock, Local, LocalKind, StatementKind};
use crate::mir::build::Builder;
use crate::mir::build::drop_tree::DropKind;
use crate::mir::build::scope::{Lifetime, Region};
use crate::thir::{ExprId, ExprKind};
use crate::ty::Mutability;

impl Builder<'_> {
    /// Evaluates an expression into a new local, which is dropped at the end of a scope.
    pub(in crate::mir::build) fn as_temp(
        &mut self,
        block: &mut BasicBlock,
        lifetime: Lifetime,
        expr: ExprId,
        mutability: Mutability,
    ) -> Local {
        let node = &self.thir.exprs[expr];
        let span = node.span;
        if let ExprKind::Scope { scope, value } = node.kind {
            return self.in_scope(Region::Tree(scope), span, block, |this, block| {
                this.as_temp(block, lifetime, value, mutability)
            });
        }
        let kind = match lifetime.why {
            Some(reason) => LocalKind::Temp {
                reason,
                until: self.region_span(lifetime.region),
            },
            None => LocalKind::Internal,
        };
        let local = self.new_local(node.ty, kind, span);
        self.locals[local].mutability = mutability;
        let diverges = matches!(
            node.kind,
            ExprKind::Break { .. } | ExprKind::Continue { .. } | ExprKind::Return(_)
        );
        if let Some(region) = lifetime.region
            && !diverges
        {
            self.push(*block, StatementKind::StorageLive(local), span);
            self.schedule_drop(region, local, DropKind::Storage);
        }
        self.expr_into(local.into(), block, expr);
        if let Some(region) = lifetime.region {
            self.schedule_drop(region, local, DropKind::Value);
        }
        local
    }
}
