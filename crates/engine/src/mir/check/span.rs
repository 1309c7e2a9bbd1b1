//! Which place a use is reported at.

use super::Checker;
use crate::mir::body::{AggregateKind, Location, Operand, Place, Rvalue, StatementKind};
use crate::syntax::span::Span;

impl Checker<'_> {
    /// The span of a statement or of a terminator.
    pub(super) fn span_at(&self, location: Location) -> Span {
        let block = &self.body.blocks[location.block];
        if let Some(statement) = block.statements.get(location.statement) {
            statement.span
        } else {
            let terminator = block.terminator.as_ref();
            terminator.map_or(self.body.span, |terminator| terminator.span)
        }
    }

    /// What a closure captures is used where the closure's head stands.
    pub(super) fn use_span(&self, _: &Place, location: Location, span: Span) -> Span {
        let block = &self.body.blocks[location.block];
        let Some(statement) = block.statements.get(location.statement) else {
            return span;
        };
        let StatementKind::Assign(assign) = &statement.kind else {
            return span;
        };
        let (target, value) = &**assign;
        if let Some(head) = self.closure_head(value) {
            return head;
        }
        let Some(local) = target.as_local() else {
            return span;
        };
        // A borrow that a closure takes follows at once.
        for later in block.statements.iter().skip(location.statement + 1) {
            if let StatementKind::Assign(assign) = &later.kind
                && let Rvalue::Aggregate(_, operands) = &assign.1
                && operands.contains(&Operand::Move(local.into()))
            {
                return self.closure_head(&assign.1).unwrap_or(span);
            }
        }
        span
    }

    fn closure_head(&self, value: &Rvalue) -> Option<Span> {
        let Rvalue::Aggregate(kind, _) = value else {
            return None;
        };
        match &**kind {
            AggregateKind::Closure(id, _) | AggregateKind::Coroutine(id, _) => {
                self.tcx.closure_def(*id).map(|def| def.span)
            }
            _ => None,
        }
    }
}
