//! From the syntax tree and what type-checking found out to the typed tree.
//!
//! `expr` goes through the expressions, `adjust` makes adjustments explicit, `control`,
//! `format`, `std_macro` and `coroutine` take sugar apart, `temps` decides where
//! temporaries are dropped, `pattern` and `closure` do what they say, `call` finds the
//! functions of std that sugar stands for.

// The parts.
mod adjust;
mod block;
mod call;
mod closure;
mod control;
mod coroutine;
mod expr;
mod format;
mod literal;
mod operator;
mod pattern;
mod place;
mod std_macro;
mod temps;

use std::collections::HashMap;

use la_arena::Arena;

use super::scope::{Scope, ScopeId, ScopeKind, ScopeTree, TempReason, TempScope};
use super::tree::{Arm, Block, Expr, ExprId, ExprKind, Param, Stmt, Thir, ThirKind, Var, VarId};
use crate::resolve::{BodyTables, DefId, LocalId};
use crate::syntax::Edition;
use crate::syntax::ast::{self, Body, BodyKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::results::TypeckResults;
use crate::ty::{BodyKey, BodyRef, ClosureId, ClosureOrigin, Tcx, Ty, TyKind};

use temps::Temps;

/// The texts that macros print of themselves. They have to be interned by the time that a
/// tree is built, because names are fixed then.
pub const TEXTS: &[&str] = &["[", "]\n", "] ", " = ", "\n", "assertion failed: "];

/// Builds the typed tree of a body; nothing if type-checking found errors in it, or if it
/// holds what we do not carry, which is reported.
#[must_use]
pub fn build(tcx: &Tcx, key: BodyKey) -> Option<Thir> {
    let body_ref = match key {
        BodyKey::Body(body) => body,
        BodyKey::Closure(id) => tcx.closure_def(id)?.body,
    };
    let results = tcx.typeck(body_ref);
    if results.tainted {
        return None;
    }
    let builder = Builder::new(tcx, body_ref, results)?;
    match key {
        BodyKey::Body(_) => builder.item_body(key),
        BodyKey::Closure(id) => builder.closure_body(id),
    }
}

/// The state of building one tree.
struct Builder<'t> {
    tcx: &'t Tcx,
    body: &'t Body,
    names: &'t BodyTables,
    results: &'t TypeckResults,
    owner: DefId,
    edition: Edition,
    exprs: Arena<Expr>,
    stmts: Arena<Stmt>,
    blocks: Arena<Block>,
    arms: Arena<Arm>,
    vars: Arena<Var>,
    scopes: ScopeTree,
    /// The scope that is being built.
    scope: Option<ScopeId>,
    /// Where the temporaries of what is being built are dropped.
    temps: Temps,
    /// The scope that variables are declared in.
    var_scope: Option<ScopeId>,
    var_of: HashMap<LocalId, VarId>,
    /// What `break` and `continue` lead to, by the expression that resolution names.
    labels: HashMap<ast::ExprId, ScopeId>,
    /// The loops around, the innermost last.
    loops: Vec<ScopeId>,
    /// The variable that holds the `&mut Context` of a coroutine.
    task_context: Option<VarId>,
    /// See [`Thir::loop_patterns`].
    loop_patterns: HashMap<ExprId, Span>,
    /// See [`Thir::formats`].
    formats: Vec<crate::thir::tree::Formatted>,
    /// Whether something could not be built.
    failed: bool,
}

/// A tree's parts that depend on what it is the body of.
struct Frame {
    key: BodyKey,
    kind: ThirKind,
    params: Vec<Param>,
    value: ExprId,
    return_ty: Ty,
    call_site: ScopeId,
    arguments: ScopeId,
    span: Span,
}

impl<'t> Builder<'t> {
    fn new(tcx: &'t Tcx, body_ref: BodyRef, results: &'t TypeckResults) -> Option<Self> {
        let ast = tcx.ast(body_ref.krate)?;
        let names = tcx.tables(body_ref.krate)?.body(body_ref.body)?;
        Some(Self {
            tcx,
            body: &ast.bodies[body_ref.body],
            names,
            results,
            owner: tcx.body_owner(body_ref)?,
            edition: ast.edition,
            exprs: Arena::new(),
            stmts: Arena::new(),
            blocks: Arena::new(),
            arms: Arena::new(),
            vars: Arena::new(),
            scopes: ScopeTree::default(),
            scope: None,
            temps: Temps::constant(),
            var_scope: None,
            var_of: HashMap::new(),
            labels: HashMap::new(),
            loops: Vec::new(),
            task_context: None,
            loop_patterns: HashMap::new(),
            formats: Vec::new(),
            failed: false,
        })
    }

    /// The tree of a function or of a constant.
    fn item_body(mut self, key: BodyKey) -> Option<Thir> {
        let span = self.body.span;
        let is_fn = self.body.kind == BodyKind::Fn;
        let call_site = self.new_scope(ScopeKind::CallSite, span);
        self.scope = Some(call_site);
        let arguments = self.new_scope(ScopeKind::Arguments, span);
        self.scope = Some(arguments);
        self.var_scope = Some(arguments);
        let mut params = Vec::new();
        let (inputs, mut return_ty) = match self.results.signature {
            Some(list) => self.tcx.types.split_sig(list),
            None => (&[][..], self.expr_ty_adjusted(self.body.value)),
        };
        for (pat, ty) in self.body.params.iter().zip(inputs) {
            params.push(self.param(*pat, *ty));
        }
        let value = if !is_fn {
            self.constant_value()
        } else if self.tcx.fn_attrs(self.owner).is_async {
            let value = self.async_fn_value()?;
            return_ty = self.exprs[value].ty;
            value
        } else {
            self.terminating(self.body.value, TempReason::Tail)
        };
        let kind = if is_fn { ThirKind::Fn } else { ThirKind::Const };
        self.finish(Frame {
            key,
            kind,
            params,
            value,
            return_ty,
            call_site,
            arguments,
            span,
        })
    }

    /// What a constant is worth: temporaries that its value refers to live for ever, all
    /// others until it is known.
    fn constant_value(&mut self) -> ExprId {
        let value = self.body.value;
        let (ty, span) = (self.expr_ty_adjusted(value), self.body.exprs[value].span);
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let inner = self.within(scope, |this| {
            this.with_temps(Temps::of_constant(scope), |this| {
                this.extending(value, |this| this.expr(value))
            })
        });
        self.node(
            ExprKind::Scope {
                scope,
                value: inner,
            },
            ty,
            span,
        )
    }

    fn param(&mut self, pat: ast::PatId, ty: Ty) -> Param {
        self.declare(pat);
        Param {
            pat: Box::new(self.pattern(pat)),
            ty,
            span: self.body.pats[pat].span,
        }
    }

    /// The tree of a closure or of a coroutine.
    fn closure_body(mut self, id: ClosureId) -> Option<Thir> {
        let def = self.tcx.closure_def(id)?;
        let known = self.results.closure_types.get(&id)?.clone();
        let span = self.body.exprs[def.expr].span;
        let call_site = self.new_scope(ScopeKind::CallSite, span);
        self.scope = Some(call_site);
        let arguments = self.new_scope(ScopeKind::Arguments, span);
        self.scope = Some(arguments);
        self.var_scope = Some(arguments);
        let args = self.tcx.identity_args(self.owner);
        let (inputs, return_ty) = self.tcx.types.split_sig(known.sig);
        let inputs = inputs.to_vec();
        let (kind, params, value) = if def.kind == ClosureOrigin::Closure {
            let ty = self.tcx.types.mk(TyKind::Closure(id, args));
            let ast::ExprKind::Closure(closure) = &self.body.exprs[def.expr].kind else {
                return None;
            };
            let mut params = Vec::new();
            for ((pat, _), ty) in closure.params.iter().zip(inputs) {
                params.push(self.param(*pat, ty));
            }
            let value = self.terminating(closure.body, TempReason::Tail);
            (ThirKind::Closure(ty, known.kind), params, value)
        } else {
            let ty = self.tcx.types.mk(TyKind::Coroutine(id, args));
            let params = self.context_param(span)?;
            let value = self.coroutine_value(def)?;
            (ThirKind::Coroutine(ty), params, value)
        };
        self.finish(Frame {
            key: BodyKey::Closure(id),
            kind,
            params,
            value,
            return_ty,
            call_site,
            arguments,
            span,
        })
    }

    fn finish(self, frame: Frame) -> Option<Thir> {
        if self.failed {
            return None;
        }
        let upvars = self.upvars(frame.key);
        Some(Thir {
            key: frame.key,
            exprs: self.exprs,
            stmts: self.stmts,
            blocks: self.blocks,
            arms: self.arms,
            params: frame.params,
            value: frame.value,
            return_ty: frame.return_ty,
            kind: frame.kind,
            upvars,
            scopes: self.scopes,
            call_site: frame.call_site,
            arguments: frame.arguments,
            loop_patterns: self.loop_patterns,
            formats: self.formats,
            vars: self.vars,
            span: frame.span,
        })
    }

    // Small things that every part uses.

    /// A scope within the one that is being built.
    fn new_scope(&mut self, kind: ScopeKind, span: Span) -> ScopeId {
        let parent = self.scope;
        self.scopes.scopes.alloc(Scope { parent, kind, span })
    }

    /// Does something within a scope, and gives its result.
    fn within<R>(&mut self, scope: ScopeId, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.scope.replace(scope);
        let result = inside(self);
        self.scope = outer;
        result
    }

    /// Declares variables in a scope while something is done.
    fn declaring_in<R>(&mut self, scope: ScopeId, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.var_scope.replace(scope);
        let result = inside(self);
        self.var_scope = outer;
        result
    }

    /// A node, whose value is dropped where temporaries are at this point.
    fn node(&mut self, kind: ExprKind, ty: Ty, span: Span) -> ExprId {
        let temp = self.temps.here;
        self.exprs.alloc(Expr {
            kind,
            ty,
            temp,
            span,
        })
    }

    /// A node, whose value is dropped at a given place.
    fn node_in(&mut self, kind: ExprKind, ty: Ty, temp: TempScope, span: Span) -> ExprId {
        self.exprs.alloc(Expr {
            kind,
            ty,
            temp,
            span,
        })
    }

    /// The type of an expression of the source before its adjustments.
    fn expr_ty(&self, expr: ast::ExprId) -> Ty {
        let ty = self.results.expr_ty(self.peel(expr));
        ty.unwrap_or(self.tcx.types.common.error)
    }

    /// The type of an expression of the source after its adjustments.
    fn expr_ty_adjusted(&self, expr: ast::ExprId) -> Ty {
        let ty = self.results.expr_ty_adjusted(self.peel(expr));
        ty.unwrap_or(self.tcx.types.common.error)
    }

    /// The expression within parentheses.
    fn peel(&self, mut expr: ast::ExprId) -> ast::ExprId {
        while let ast::ExprKind::Paren(inner) = self.body.exprs[expr].kind {
            expr = inner;
        }
        expr
    }

    /// Something that is not carried: it is reported, and no tree comes out.
    fn unsupported(&mut self, span: Span, construct: &'static str) -> ExprId {
        self.tcx.report(Diagnostic::unsupported(span, construct));
        self.give_up(span)
    }

    /// Something of which type-checking did not say what it means.
    #[track_caller]
    fn give_up(&mut self, span: Span) -> ExprId {
        self.failed = true;
        let construct = "an expression whose meaning was not found";
        let place = std::panic::Location::caller();
        let note = format!("{}:{}", place.file(), place.line());
        self.tcx
            .report(Diagnostic::unsupported(span, construct).with_note(None, note));
        let unit = self.tcx.types.common.unit;
        self.node(ExprKind::Tuple(Vec::new()), unit, span)
    }

    /// `()`
    fn unit(&mut self, span: Span) -> ExprId {
        let unit = self.tcx.types.common.unit;
        self.node(ExprKind::Tuple(Vec::new()), unit, span)
    }

    /// A variable that sugar needs, dropped at the end of a scope.
    fn new_var(&mut self, ty: Ty, mutable: bool, scope: ScopeId, span: Span) -> VarId {
        self.vars.alloc(Var {
            name: None,
            local: None,
            ty,
            mutable,
            scope,
            span,
        })
    }

    fn var(&mut self, var: VarId, span: Span) -> ExprId {
        let ty = self.vars[var].ty;
        self.node(ExprKind::Var(var), ty, span)
    }
}
