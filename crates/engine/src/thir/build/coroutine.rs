//! Async: coroutines and `.await`.

use super::Builder;
use crate::syntax::ast::{self, ExprKind as Ast};
use crate::syntax::span::Span;
use crate::thir::scope::{ScopeKind, TempReason};
use crate::thir::tree::{ExprId, ExprKind, Param, VarId};
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::{ClosureDef, ClosureOrigin, GenericArg, Mutability, Region, Ty};

impl Builder<'_> {
    /// What an `async fn` gives: the coroutine that its body is.
    pub(super) fn async_fn_value(&mut self) -> Option<ExprId> {
        let value = self.body.value;
        let span = self.span(value);
        let id = self.results.closures.get(value).copied()?;
        let args = self.tcx.identity_args(self.owner);
        let ty = self.tcx.types.mk(crate::ty::TyKind::Coroutine(id, args));
        Some(self.terminating_with(ty, span, TempReason::Tail, |this| {
            this.closure(value, ty, span)
        }))
    }

    /// What a coroutine evaluates.
    pub(super) fn coroutine_value(&mut self, def: ClosureDef) -> Option<ExprId> {
        let span = self.span(def.expr);
        match def.kind {
            ClosureOrigin::AsyncFn => Some(self.terminating(def.expr, TempReason::Tail)),
            ClosureOrigin::AsyncBlock => {
                let body = self.body;
                let Ast::Block(block) = &body.exprs[def.expr].kind else {
                    return None;
                };
                let known = self.results.closures.get(def.expr)?;
                let sig = self.results.closure_types.get(known)?.sig;
                let (_, output) = self.tcx.types.split_sig(sig);
                Some(
                    self.terminating_with(output, span, TempReason::Tail, |this| {
                        let block = this.block(None, block);
                        this.node(ExprKind::Block(block), output, span)
                    }),
                )
            }
            ClosureOrigin::Closure | ClosureOrigin::AsyncClosure => {
                self.unsupported(span, "async closures");
                None
            }
        }
    }

    /// The `&mut Context` that a coroutine is polled with.
    pub(super) fn context_param(&mut self, span: Span) -> Option<Vec<Param>> {
        let ty = self.context_ty(span)?;
        let scope = self.var_scope?;
        let var = self.new_var(ty, true, scope, span);
        self.task_context = Some(var);
        let pat = Box::new(Self::bind(var, ty, span));
        Some(vec![Param { pat, ty, span }])
    }

    fn context_ty(&mut self, span: Span) -> Option<Ty> {
        let Some(context) = self.tcx.lang_item("Context") else {
            self.unsupported(span, "async: the engine's std lacks `Context`");
            return None;
        };
        let types = &self.tcx.types;
        let args = types.mk_args(&[GenericArg::Region(Region::ERASED)]);
        let context = types.mk_adt(context, args);
        Some(types.mk_ref(context, Mutability::Mut))
    }

    /// `match IntoFuture::into_future(e) { mut awaitee => loop { match
    /// Future::poll(Pin::new_unchecked(&mut awaitee), context) { Ready(value) => break
    /// value, Pending => {} } context = yield; } }`
    pub(super) fn await_expr(
        &mut self,
        expr: ast::ExprId,
        operand: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let (Some(into_future), Some(poll)) = (
            self.callee(expr, CalleeRole::IntoFuture),
            self.callee(expr, CalleeRole::Poll),
        ) else {
            return self.give_up(span);
        };
        let Some(future) = self.first_type(poll.args) else {
            return self.give_up(span);
        };
        let Some(context) = self.task_context else {
            return self.give_up(span);
        };
        let operand = self.because(TempReason::MatchScrutinee, |this| this.expr(operand));
        let awaitee = self.call(into_future, vec![operand], future, span);
        self.bind_in_match(awaitee, future, true, ty, span, |this, awaitee| {
            this.wait_loop(poll, awaitee, context, ty, span)
        })
    }

    fn wait_loop(
        &mut self,
        poll: Callee,
        awaitee: VarId,
        context: VarId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let label = self.new_scope(ScopeKind::Node, span);
        let body = self.within(label, |this| {
            this.terminating_with(unit, span, TempReason::Statement, |this| {
                let scope = this.new_scope(ScopeKind::Node, span);
                let block = this.within(scope, |this| {
                    let step = this.statement(span, |this| {
                        this.poll_step(poll, awaitee, context, label, ty, span)
                    });
                    let wait = this.statement(span, |this| this.wait(context, span));
                    this.make_block(scope, vec![step, wait], None, span)
                });
                this.node(ExprKind::Block(block), unit, span)
            })
        });
        let value = self.node(ExprKind::Loop { label, body }, ty, span);
        let scope = label;
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    /// `context = yield`
    fn wait(&mut self, context: VarId, span: Span) -> ExprId {
        let unit = self.unit(span);
        let context_ty = self.vars[context].ty;
        let rhs = self.node(ExprKind::Yield(unit), context_ty, span);
        let lhs = self.var(context, span);
        let ty = self.tcx.types.common.unit;
        self.node(ExprKind::Assign { lhs, rhs }, ty, span)
    }

    /// `match Future::poll(…) { Ready(value) => break value, Pending => {} }`
    fn poll_step(
        &mut self,
        poll: Callee,
        awaitee: VarId,
        context: VarId,
        label: crate::thir::scope::ScopeId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let never = self.tcx.types.common.never;
        let Some(poll_adt) = self.lang_parent("Ready") else {
            return self.give_up(span);
        };
        let Some((ready, pending)) = self.two_variants(poll_adt, "Ready", "Pending") else {
            return self.give_up(span);
        };
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
        let poll_ty = self.tcx.types.mk_adt(poll_adt, args);
        let Some(pinned) = self.pinned(awaitee, span) else {
            return self.give_up(span);
        };
        let context = self.var(context, span);
        let context = self.deref(context, span);
        let context = self.borrow(context, Mutability::Mut, span);
        let scrutinee = self.call(poll, vec![pinned, context], poll_ty, span);
        let done = self.binding_arm(poll_ty, ready, ty, span, |this, value| {
            let value = Some(this.var(value, span));
            let leave = this.node(ExprKind::Break { label, value }, never, span);
            this.node(ExprKind::NeverToAny(leave), unit, span)
        });
        let not_yet = self.adt_pattern(poll_ty, pending, Vec::new(), span);
        let go_on = self.sugar_arm(not_yet, span, Self::unit);
        let arms = vec![done, go_on];
        self.node(ExprKind::Match { scrutinee, arms }, unit, span)
    }

    /// `Pin::new_unchecked(&mut var)`
    fn pinned(&mut self, var: VarId, span: Span) -> Option<ExprId> {
        let value = self.var(var, span);
        self.pin(value, span)
    }

    /// `Pin::new_unchecked(&mut place)`
    pub(super) fn pin(&mut self, place: ExprId, span: Span) -> Option<ExprId> {
        let reference = self.borrow(place, Mutability::Mut, span);
        let ty = self.exprs[reference].ty;
        let args = [GenericArg::Ty(ty)];
        let new = self.lang_assoc_fn("pin", "new_unchecked", &args, span)?;
        let pin = self.tcx.lang_item("pin")?;
        let pin_ty = self.tcx.types.mk_adt(pin, self.tcx.types.mk_args(&args));
        Some(self.call(new, vec![reference], pin_ty, span))
    }
}
