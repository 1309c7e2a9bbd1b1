//! Bindings and guards.

use super::super::Builder;
use super::pair::Binding;
use super::tree::{Branch, Way};
use crate::mir::body::{BasicBlock, FakeReadCause, Rvalue, TerminatorKind};
use crate::syntax::span::Span;
use crate::thir::{BorrowKind, ExprId};
use crate::ty::Mutability;
use crate::ty::results::BindingMode;

/// A guard, and the place of the scope of the match among those that are open.
type Guard = (ExprId, usize);

impl Builder<'_> {
    /// Binds the variables of a pattern and tests the guard; gives the block in which the
    /// pattern has matched, whichever way.
    pub(super) fn bind_branch(
        &mut self,
        branch: &Branch,
        guard: Option<Guard>,
        span: Span,
    ) -> BasicBlock {
        if let [only] = branch.ways.as_slice() {
            return self.bind_way(only, guard, true);
        }
        let target = self.new_block();
        // Drops are scheduled once, for the first of the alternatives, which comes last.
        for (index, way) in branch.ways.iter().enumerate().rev() {
            let end = self.bind_way(way, guard, index == 0);
            self.goto(end, target, span);
        }
        target
    }

    fn bind_way(&mut self, way: &Way, guard: Option<Guard>, schedule: bool) -> BasicBlock {
        let block = way.success;
        if way.is_never {
            self.terminate(block, TerminatorKind::Unreachable, way.span);
            return self.new_block();
        }
        if let Some(guard) = guard {
            self.bind_guarded(way, guard, schedule)
        } else {
            for binding in &way.bindings {
                self.bind(block, binding, schedule);
            }
            block
        }
    }

    /// A guard sees references, and values are moved only once it holds.
    fn bind_guarded(&mut self, way: &Way, (guard, depth): Guard, schedule: bool) -> BasicBlock {
        let block = way.success;
        for binding in &way.bindings {
            self.bind_for_guard(block, binding);
        }
        let vars = way.bindings.iter().map(|binding| binding.var).collect();
        self.guards.push(vars);
        let guard_span = self.thir.exprs[guard].span;
        let (holds, fails) = self.in_if_then_scope_at(depth, block, |this, block| {
            this.condition(block, guard, false);
        });
        if !schedule {
            self.clear_arm_scopes();
        }
        self.guards.pop();
        self.goto(fails, way.otherwise, guard_span);
        let by_value = || {
            let bindings = way.bindings.iter();
            bindings.filter(|binding| binding.mode == BindingMode::Value)
        };
        for binding in by_value() {
            let reference = self.vars.get(binding.var).and_then(|it| it.guard_ref);
            if let Some(reference) = reference {
                let cause = FakeReadCause::ForGuardBinding;
                self.push_fake_read(holds, cause, reference.into(), guard_span);
            }
        }
        for binding in by_value() {
            self.bind(holds, binding, schedule);
        }
        holds
    }

    /// Binds what a guard sees: a reference to the value, or to the reference that the arm
    /// sees.
    fn bind_for_guard(&mut self, block: BasicBlock, binding: &Binding) {
        let span = binding.span;
        let for_guard = self.storage_live(block, binding.var, true, span, true);
        let source = match binding.mode {
            BindingMode::Value => binding.source.clone(),
            BindingMode::Ref(mutability) => {
                let value = self.storage_live(block, binding.var, false, span, true);
                let borrow = Rvalue::Ref(borrow_kind(mutability), binding.source.clone());
                self.push_assign(block, value.into(), borrow, span);
                value.into()
            }
        };
        let borrow = Rvalue::Ref(BorrowKind::Shared, source);
        self.push_assign(block, for_guard.into(), borrow, span);
    }

    fn bind(&mut self, block: BasicBlock, binding: &Binding, schedule: bool) {
        let span = binding.span;
        let local = self.storage_live(block, binding.var, false, span, schedule);
        if schedule {
            self.schedule_binding(binding.var);
        }
        let value = match binding.mode {
            BindingMode::Value => Rvalue::Use(self.consume(binding.source.clone())),
            BindingMode::Ref(mutability) => {
                Rvalue::Ref(borrow_kind(mutability), binding.source.clone())
            }
        };
        self.push_assign(block, local.into(), value, span);
    }
}

fn borrow_kind(mutability: Mutability) -> BorrowKind {
    match mutability {
        Mutability::Not => BorrowKind::Shared,
        Mutability::Mut => BorrowKind::Mut { two_phase: false },
    }
}
