//! Branches, loops, jumps, and `?`.

use super::Builder;
use super::temps::Temps;
use crate::resolve::DefId;
use crate::syntax::Edition;
use crate::syntax::ast::{self, BinaryOp, ExprKind as Ast};
use crate::syntax::span::Span;
use crate::thir::scope::{ScopeId, ScopeKind, TempReason};
use crate::thir::tree::{Arm, ArmId, ExprId, ExprKind, Pat, PatKind, VarId};
use crate::ty::results::{BindingMode, CalleeRole};
use crate::ty::{GenericArg, Mutability, Ty, TyKind};

impl Builder<'_> {
    // Branches.

    pub(super) fn if_expr(
        &mut self,
        cond: ast::ExprId,
        then: ast::ExprId,
        els: Option<ast::ExprId>,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let scope = self.new_scope(ScopeKind::IfThen, span);
        let (cond, then) = self.within(scope, |this| {
            this.declaring_in(scope, |this| {
                let cond = this.condition(cond, scope, TempReason::IfLetScrutinee);
                (cond, this.branch(then))
            })
        });
        let els = els.map(|els| self.branch(els));
        let kind = ExprKind::If {
            scope,
            cond,
            then,
            els,
        };
        self.node(kind, ty, span)
    }

    /// A condition. What a `let` in it looks at lives as long as `then` does; before
    /// edition 2024, as long as the whole statement.
    fn condition(&mut self, cond: ast::ExprId, scope: ScopeId, reason: TempReason) -> ExprId {
        if !self.has_let(cond) {
            return self.terminating(cond, TempReason::Condition);
        }
        if self.edition >= Edition::Edition2024 {
            return self.with_temps(Temps::at(scope, reason), |this| this.expr(cond));
        }
        self.because(reason, |this| this.expr(cond))
    }

    fn has_let(&self, cond: ast::ExprId) -> bool {
        match &self.body.exprs[self.peel(cond)].kind {
            Ast::Let(..) => true,
            Ast::Binary(BinaryOp::And, left, right) => self.has_let(*left) || self.has_let(*right),
            _ => false,
        }
    }

    /// A branch of an `if`: a scope of its own, through which a `let` still extends.
    fn branch(&mut self, expr: ast::ExprId) -> ExprId {
        let span = self.span(expr);
        let ty = self.expr_ty_adjusted(expr);
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let temps = Temps {
            extended: self.temps.extended,
            ..Temps::at(scope, TempReason::Tail)
        };
        let value = self.within(scope, |this| {
            this.with_temps(temps, |this| this.extending(expr, |this| this.expr(expr)))
        });
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    pub(super) fn let_expr(&mut self, pat: ast::PatId, init: ast::ExprId, span: Span) -> ExprId {
        let bool = self.tcx.types.common.bool;
        let expr = self.plain(|this| this.expr(init));
        self.declare(pat);
        let pat = Box::new(self.pattern(pat));
        self.node(ExprKind::Let { expr, pat }, bool, span)
    }

    pub(super) fn match_expr(
        &mut self,
        scrutinee: ast::ExprId,
        arms: &[ast::Arm],
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let scrutinee = self.because(TempReason::MatchScrutinee, |this| this.expr(scrutinee));
        let arms = arms.iter().map(|arm| self.arm(arm)).collect();
        self.node(ExprKind::Match { scrutinee, arms }, ty, span)
    }

    fn arm(&mut self, arm: &ast::Arm) -> ArmId {
        let scope = self.new_scope(ScopeKind::Terminating, arm.span);
        let extended = self.temps.extended;
        let built = self.within(scope, |this| {
            let pat = this.declaring_in(scope, |this| {
                this.declare(arm.pat);
                Box::new(this.pattern(arm.pat))
            });
            // What the guard binds is dropped before what the pattern binds.
            let guarded = arm.guard.map(|guard| {
                let scope = this.new_scope(ScopeKind::Terminating, arm.span);
                (guard, scope)
            });
            let inner = guarded.map_or(scope, |(_, scope)| scope);
            let temps = Temps {
                extended,
                ..Temps::at(inner, TempReason::Tail)
            };
            this.within(inner, |this| {
                this.declaring_in(inner, |this| {
                    let guard = guarded.map(|(guard, scope)| (this.guard(guard, scope), scope));
                    let body = this.with_temps(temps, |this| {
                        this.extending(arm.body, |this| this.expr(arm.body))
                    });
                    Arm {
                        pat,
                        guard: guard.map(|(guard, _)| guard),
                        guard_scope: guard.map(|(_, scope)| scope),
                        body,
                        scope,
                        span: arm.span,
                    }
                })
            })
        });
        self.arms.alloc(built)
    }

    fn guard(&mut self, guard: ast::ExprId, arm: ScopeId) -> ExprId {
        if self.has_let(guard) {
            let temps = Temps::at(arm, TempReason::IfLetScrutinee);
            return self.with_temps(temps, |this| this.expr(guard));
        }
        self.terminating(guard, TempReason::Condition)
    }

    // Loops.

    pub(super) fn loop_expr(
        &mut self,
        expr: ast::ExprId,
        body: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        self.looping(Some(expr), ty, span, |this| {
            this.terminating(body, TempReason::Statement)
        })
    }

    /// `loop { … }`, whatever it was written as.
    fn looping(
        &mut self,
        expr: Option<ast::ExprId>,
        ty: Ty,
        span: Span,
        body: impl FnOnce(&mut Self) -> ExprId,
    ) -> ExprId {
        let label = self.new_scope(ScopeKind::Node, span);
        if let Some(expr) = expr {
            self.labels.insert(expr, label);
        }
        self.loops.push(label);
        let body = self.within(label, |this| this.plain(body));
        self.loops.pop();
        let value = self.node(ExprKind::Loop { label, body }, ty, span);
        let scope = label;
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    /// `loop { if cond { body } else { break } }`
    pub(super) fn while_expr(
        &mut self,
        expr: ast::ExprId,
        cond: ast::ExprId,
        body: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        self.looping(Some(expr), unit, span, |this| {
            this.terminating_with(unit, span, TempReason::WhileLetScrutinee, |this| {
                let scope = this.new_scope(ScopeKind::IfThen, span);
                let (cond, then) = this.within(scope, |this| {
                    this.declaring_in(scope, |this| {
                        let cond = this.condition(cond, scope, TempReason::WhileLetScrutinee);
                        (cond, this.terminating(body, TempReason::Tail))
                    })
                });
                let els = Some(this.leave_loop(span));
                let kind = ExprKind::If {
                    scope,
                    cond,
                    then,
                    els,
                };
                this.node(kind, unit, span)
            })
        })
    }

    /// `break`, of type `()`.
    fn leave_loop(&mut self, span: Span) -> ExprId {
        let never = self.tcx.types.common.never;
        let Some(label) = self.loops.last().copied() else {
            return self.give_up(span);
        };
        let value = None;
        let leave = self.node(ExprKind::Break { label, value }, never, span);
        let unit = self.tcx.types.common.unit;
        self.node(ExprKind::NeverToAny(leave), unit, span)
    }

    /// `match IntoIterator::into_iter(head) { mut iter => loop { match Iterator::next(&mut
    /// iter) { None => break, Some(pat) => body } } }`, whose temporaries are dropped with it.
    pub(super) fn for_expr(
        &mut self,
        expr: ast::ExprId,
        pat: ast::PatId,
        head: ast::ExprId,
        body: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let Some(into_iter) = self.callee(expr, CalleeRole::IntoIter) else {
            return self.give_up(span);
        };
        let Some(next) = self.callee(expr, CalleeRole::Next) else {
            return self.give_up(span);
        };
        let Some(iter_ty) = self.first_type(next.args) else {
            return self.give_up(span);
        };
        let head_span = self.span(head);
        self.terminating_with(unit, span, TempReason::ForIterator, |this| {
            let head = this.plain(|this| this.expr(head));
            let iter = this.call(into_iter, vec![head], iter_ty, head_span);
            this.bind_in_match(iter, iter_ty, true, unit, span, |this, iter| {
                this.looping(Some(expr), unit, span, |this| {
                    this.terminating_with(unit, span, TempReason::Statement, |this| {
                        this.for_step(next, iter, pat, body, head_span)
                    })
                })
            })
        })
    }

    /// `match Iterator::next(&mut iter) { None => break, Some(pat) => body }`
    fn for_step(
        &mut self,
        next: crate::ty::results::Callee,
        iter: VarId,
        pat: ast::PatId,
        body: ast::ExprId,
        head_span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let span = self.span(body);
        let item = self.pattern_value_ty(pat);
        let Some(option) = self.tcx.lang_item("Option") else {
            return self.give_up(span);
        };
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(item)]);
        let option_ty = self.tcx.types.mk_adt(option, args);
        let var = self.var(iter, head_span);
        let reference = self.borrow(var, Mutability::Mut, head_span);
        let scrutinee = self.call(next, vec![reference], option_ty, head_span);
        let Some((none, some)) = self.two_variants(option, "OptionNone", "OptionSome") else {
            return self.give_up(span);
        };
        let nothing = self.adt_pattern(option_ty, none, Vec::new(), head_span);
        let leave = self.sugar_arm(nothing, span, Self::leave_loop);
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let temps = Temps::at(scope, TempReason::Tail);
        let (pat, body) = self.within(scope, |this| {
            this.declaring_in(scope, |this| {
                this.declare(pat);
                let pat = this.pattern(pat);
                let body = this.with_temps(temps, |this| this.expr(body));
                (pat, body)
            })
        });
        let pat_span = pat.span;
        let pat = Box::new(self.adt_pattern(option_ty, some, vec![(0, pat)], pat_span));
        let go_on = self.arms.alloc(Arm {
            pat,
            guard: None,
            guard_scope: None,
            body,
            scope,
            span,
        });
        let arms = vec![leave, go_on];
        let step = self.node(ExprKind::Match { scrutinee, arms }, unit, span);
        self.loop_patterns.insert(step, pat_span);
        step
    }

    // Jumps.

    pub(super) fn break_expr(
        &mut self,
        expr: ast::ExprId,
        value: Option<ast::ExprId>,
        span: Span,
    ) -> ExprId {
        let never = self.tcx.types.common.never;
        let value = value.map(|value| self.plain(|this| this.expr(value)));
        match self.target(expr) {
            Some(label) => self.node(ExprKind::Break { label, value }, never, span),
            None => self.give_up(span),
        }
    }

    pub(super) fn continue_expr(&mut self, expr: ast::ExprId, span: Span) -> ExprId {
        let never = self.tcx.types.common.never;
        match self.target(expr) {
            Some(label) => self.node(ExprKind::Continue { label }, never, span),
            None => self.give_up(span),
        }
    }

    /// What a `break` or a `continue` is about.
    fn target(&self, expr: ast::ExprId) -> Option<ScopeId> {
        match self.names.labels.get(expr) {
            Some(target) => self.labels.get(target).copied(),
            None => self.loops.last().copied(),
        }
    }

    pub(super) fn return_expr(&mut self, value: Option<ast::ExprId>, span: Span) -> ExprId {
        let never = self.tcx.types.common.never;
        let value = value.map(|value| self.plain(|this| this.expr(value)));
        self.node(ExprKind::Return(value), never, span)
    }

    /// `match Try::branch(e) { Continue(value) => value, Break(residual) => return
    /// FromResidual::from_residual(residual) }`
    pub(super) fn try_expr(
        &mut self,
        expr: ast::ExprId,
        operand: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let (Some(branch), Some(from_residual)) = (
            self.callee(expr, CalleeRole::Branch),
            self.callee(expr, CalleeRole::FromResidual),
        ) else {
            return self.give_up(span);
        };
        let types: Vec<Ty> = self.types_of(from_residual.args);
        let (Some(return_ty), Some(residual)) = (types.first().copied(), types.get(1).copied())
        else {
            return self.give_up(span);
        };
        let Some(flow) = self.lang_parent("Continue") else {
            return self.give_up(span);
        };
        let Some((go_on, stop)) = self.two_variants(flow, "Continue", "Break") else {
            return self.give_up(span);
        };
        let args = [GenericArg::Ty(residual), GenericArg::Ty(ty)];
        let flow_ty = self.tcx.types.mk_adt(flow, self.tcx.types.mk_args(&args));
        let operand = self.because(TempReason::MatchScrutinee, |this| this.expr(operand));
        let scrutinee = self.call(branch, vec![operand], flow_ty, span);
        let value = self.binding_arm(flow_ty, go_on, ty, span, |this, value| {
            this.var(value, span)
        });
        let leave = self.binding_arm(flow_ty, stop, residual, span, |this, value| {
            let value = this.var(value, span);
            let value = this.call(from_residual, vec![value], return_ty, span);
            let never = this.tcx.types.common.never;
            let leave = this.node(ExprKind::Return(Some(value)), never, span);
            this.node(ExprKind::NeverToAny(leave), ty, span)
        });
        let arms = vec![value, leave];
        self.node(ExprKind::Match { scrutinee, arms }, ty, span)
    }

    // Arms of sugar.

    /// `pat => body`
    pub(super) fn sugar_arm(
        &mut self,
        pat: Pat,
        span: Span,
        body: impl FnOnce(&mut Self, Span) -> ExprId,
    ) -> ArmId {
        let scope = self.new_scope(ScopeKind::Terminating, span);
        self.sugar_arm_in(scope, pat, span, |this| body(this, span))
    }

    fn sugar_arm_in(
        &mut self,
        scope: ScopeId,
        pat: Pat,
        span: Span,
        body: impl FnOnce(&mut Self) -> ExprId,
    ) -> ArmId {
        let temps = Temps::at(scope, TempReason::Tail);
        let body = self.within(scope, |this| {
            this.declaring_in(scope, |this| this.with_temps(temps, body))
        });
        self.arms.alloc(Arm {
            pat: Box::new(pat),
            guard: None,
            guard_scope: None,
            body,
            scope,
            span,
        })
    }

    /// `Variant(var) => body(var)`
    pub(super) fn binding_arm(
        &mut self,
        ty: Ty,
        variant: usize,
        field_ty: Ty,
        span: Span,
        body: impl FnOnce(&mut Self, VarId) -> ExprId,
    ) -> ArmId {
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let var = self.new_var(field_ty, false, scope, span);
        let field = Self::bind(var, field_ty, span);
        let pat = self.adt_pattern(ty, variant, vec![(0, field)], span);
        self.sugar_arm_in(scope, pat, span, |this| body(this, var))
    }

    /// `match value { var => body(var) }`
    pub(super) fn bind_in_match(
        &mut self,
        value: ExprId,
        value_ty: Ty,
        mutable: bool,
        ty: Ty,
        span: Span,
        body: impl FnOnce(&mut Self, VarId) -> ExprId,
    ) -> ExprId {
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let var = self.new_var(value_ty, mutable, scope, span);
        let pat = Self::bind(var, value_ty, span);
        let arm = self.sugar_arm_in(scope, pat, span, |this| body(this, var));
        let kind = ExprKind::Match {
            scrutinee: value,
            arms: vec![arm],
        };
        self.node(kind, ty, span)
    }

    /// A pattern that binds a variable of sugar.
    pub(super) fn bind(var: VarId, ty: Ty, span: Span) -> Pat {
        let kind = PatKind::Binding {
            var,
            mode: BindingMode::Value,
            sub: None,
            is_primary: true,
        };
        Pat { kind, ty, span }
    }

    // Types of sugar.

    /// The enum whose variant is the lang item of this name.
    pub(super) fn lang_parent(&self, variant: &str) -> Option<DefId> {
        let variant = self.tcx.lang_item(variant)?;
        self.tcx.def(variant).parent
    }

    /// The numbers of two variants of an enum by their lang names.
    pub(super) fn two_variants(&self, adt: DefId, a: &str, b: &str) -> Option<(usize, usize)> {
        let adt = self.tcx.adt_def(adt);
        let a = adt.variant_index(self.tcx.lang_item(a)?)?;
        let b = adt.variant_index(self.tcx.lang_item(b)?)?;
        Some((a, b))
    }

    pub(super) fn types_of(&self, args: crate::ty::Args) -> Vec<Ty> {
        let args = self.tcx.types.args(args);
        args.iter().filter_map(|arg| arg.as_ty()).collect()
    }

    pub(super) fn first_type(&self, args: crate::ty::Args) -> Option<Ty> {
        self.types_of(args).first().copied()
    }

    /// A pattern of a struct or of a variant.
    pub(super) fn adt_pattern(
        &self,
        ty: Ty,
        variant: usize,
        fields: Vec<(usize, Pat)>,
        span: Span,
    ) -> Pat {
        let kind = match self.tcx.types.kind(ty) {
            TyKind::Adt(adt, args) if self.tcx.adt_def(adt).is_enum => PatKind::Variant {
                adt,
                args,
                variant,
                fields,
            },
            _ => PatKind::Leaf(fields),
        };
        Pat { kind, ty, span }
    }
}
