//! The state of checking one body, and what every part of the check uses of it.
//!
//! As in rustc everything takes `&self`: what is found out is kept behind cells. Closures
//! are part of the body that they stand in; what differs within them (what `return` gives,
//! what `break` may leave) is in [`FnState`], which is put aside while a closure is checked.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use la_arena::ArenaMap;

use super::cast::DeferredCast;
use super::coerce_many::CoerceMany;
use super::method::DeferredCallResolution;
use crate::resolve::{BodyTables, DefId, LocalId, ModuleId, Res};
use crate::syntax::Edition;
use crate::syntax::ast::{Ast, Body, Expr, ExprId, ExprKind, PatId};
use crate::syntax::diagnostic::{Diagnostic, DiagnosticKind, ErrorCode};
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::results::{Adjustment, Callee, CalleeRole, TypeckResults};
use crate::ty::traits::{CauseCode, FulfillmentCtxt, ParamEnv};
use crate::ty::{Args, BodyRef, ClosureId, Const, Tcx, Ty, TyKind};

/// See the module.
pub struct FnCtxt<'t> {
    /// The typing context.
    pub tcx: &'t Tcx,
    /// The variables of inference.
    pub infcx: InferCtxt<'t>,
    /// What has to hold, and is not settled yet.
    pub fulfillment: RefCell<FulfillmentCtxt>,
    /// What may be taken for granted.
    pub param_env: ParamEnv,
    /// The body.
    pub body_ref: BodyRef,
    /// Its tree.
    pub body: &'t Body,
    /// The tree of its crate.
    pub ast: &'t Ast,
    /// What its names stand for.
    pub names: &'t BodyTables,
    /// The item whose generic parameters are in scope.
    pub owner: DefId,
    /// The edition of its crate.
    pub edition: Edition,
    /// The module or the block that the check has come to, for the traits that are in
    /// scope. A block with items (see [`crate::resolve::DefMap::block`]) sets it on entry
    /// and restores it at its end; it begins with the `scope` of the owner's definition.
    pub scope: Cell<ModuleId>,
    /// Whether it belongs to the user, whose errors are reported.
    pub is_user: bool,
    /// What was found out so far; its types may hold variables of inference.
    pub results: RefCell<TypeckResults>,
    /// The state that each closure has its own of.
    pub state: RefCell<FnState>,
    /// Whether what follows is reached.
    pub diverges: Cell<Diverges>,
    /// The parentheses around an expression.
    pub parens: ArenaMap<la_arena::Idx<Expr>, ExprId>,
    /// Casts, which are decided when types are known.
    pub deferred_casts: RefCell<Vec<DeferredCast>>,
    /// Calls of closures whose kind is not known yet.
    pub deferred_calls: RefCell<HashMap<ClosureId, Vec<DeferredCallResolution>>>,
    /// The closures of this body, in the order of the source, for the analysis of captures.
    pub deferred_closures: RefCell<Vec<(ExprId, ClosureId)>>,
    /// Async closures by the blocks that their bodies are.
    pub async_closures: RefCell<HashMap<ExprId, AsyncClosure>>,
    /// Types that have to be sized in the end, and where that is asked for.
    pub deferred_sized: RefCell<Vec<(Ty, Span, CauseCode)>>,
    /// What `[e; n]` repeats, with its type and the length.
    pub deferred_repeats: RefCell<Vec<(ExprId, Ty, Const)>>,
    /// Places that are only named: `let _ = place;`
    pub unread_places: RefCell<HashSet<ExprId>>,
    /// What rustc says of a body whose types are right.
    pub late_errors: RefCell<Vec<(Span, &'static str)>>,
    /// The types of locals.
    pub locals: RefCell<HashMap<LocalId, Ty>>,
    /// The pattern of the parameter that is being checked: that what it binds is sized is
    /// asked for at the parameter's type.
    pub param_pat: Cell<Option<PatId>>,
    /// Whether an error was reported for this body: later ones may only follow from it.
    pub tainted: Cell<bool>,
    /// How many errors there were before.
    pub errors_before: usize,
}

/// What the body of an async closure has to know of the closure.
#[derive(Clone, Debug)]
pub struct AsyncClosure {
    /// What awaiting it gives.
    pub awaited: Ty,
    /// Its parameters, plain names, all of which move into the body.
    pub params: Vec<PatId>,
}

/// What each function and closure has its own of.
pub struct FnState {
    /// What `return` and the body's end are coerced to; nothing in constants.
    pub ret: Option<CoerceMany>,
    /// What it is, in rustc's words: "a function", "a closure".
    pub context: &'static str,
    /// What `break` and `continue` may leave, the innermost last.
    pub breakables: Vec<Breakable>,
}

/// A loop or a labelled block.
pub struct Breakable {
    /// Its expression, which resolution's labels lead to.
    pub expr: ExprId,
    /// What `break` gives; nothing if it cannot give a value (`while`, `for`).
    pub coerce: Option<CoerceMany>,
    /// Whether something breaks out of it.
    pub may_break: bool,
    /// Whether it is a loop, which a plain `break` leaves.
    pub is_loop: bool,
}

/// Whether an expression comes to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Diverges {
    /// It may.
    Maybe,
    /// It never does.
    Always,
}

impl<'t> FnCtxt<'t> {
    /// An expression of the body.
    #[must_use]
    pub fn expr(&self, expr: ExprId) -> &'t Expr {
        &self.body.exprs[expr]
    }

    /// The expression without the parentheses around it.
    #[must_use]
    pub fn peel(&self, mut expr: ExprId) -> ExprId {
        while let ExprKind::Paren(inner) = self.expr(expr).kind {
            expr = inner;
        }
        expr
    }

    /// Where an expression stands, as rustc sees it: with the parentheses around it.
    #[must_use]
    pub fn span(&self, mut expr: ExprId) -> Span {
        while let Some(outer) = self.parens.get(expr) {
            expr = *outer;
        }
        self.expr(expr).span
    }

    /// Where a pattern stands.
    #[must_use]
    pub fn pat_span(&self, pat: PatId) -> Span {
        self.body.pats[pat].span
    }

    /// What a type is, as far as it is known now.
    #[must_use]
    pub fn kind(&self, ty: Ty) -> TyKind {
        self.tcx.types.kind(self.infcx.shallow_resolve(ty))
    }

    /// The type with all variables replaced that are known now.
    #[must_use]
    pub fn resolve(&self, ty: Ty) -> Ty {
        self.infcx.resolve_vars(ty)
    }

    /// Reports something. Std is never reported about: its bodies are taken to be right.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.tainted.set(true);
        // After an overflow rustc says nothing more about a body.
        let is_overflow = diagnostic.kind == DiagnosticKind::Error(Some(ErrorCode("E0275")));
        if is_overflow || !self.infcx.has_given_up() {
            self.tcx.report(diagnostic);
        }
    }

    /// Reports one of rustc's errors, and gives the type that keeps others from following.
    pub fn error(&self, code: &'static str, span: Span, message: impl Into<String>) -> Ty {
        self.report(Diagnostic::coded(code, span, message));
        self.tcx.types.common.error
    }

    /// Records the type of an expression.
    pub fn write_ty(&self, expr: ExprId, ty: Ty) {
        self.results.borrow_mut().exprs.insert(expr, ty);
    }

    /// The type of an expression that was checked already, before adjustments.
    #[must_use]
    pub fn node_ty(&self, expr: ExprId) -> Ty {
        let found = self.results.borrow().expr_ty(self.peel(expr));
        found.unwrap_or(self.tcx.types.common.error)
    }

    /// Records what is done to an expression's value. If something is recorded already, it
    /// has to be the end of a `!` or a reborrow, which the new one follows.
    pub fn apply_adjustments(&self, expr: ExprId, adjustments: Vec<Adjustment>) {
        super::adjust::apply(self, self.peel(expr), adjustments);
    }

    /// Records a call.
    pub fn write_callee(&self, expr: ExprId, role: CalleeRole, callee: Callee) {
        let key = (expr, role);
        self.results.borrow_mut().callees.insert(key, callee);
    }

    /// Records what a path stands for.
    pub fn write_path(&self, expr: ExprId, res: Res, args: Args) {
        self.results.borrow_mut().paths.insert(expr, (res, args));
    }

    /// Records which field is meant.
    pub fn write_field(&self, expr: ExprId, index: usize) {
        self.results.borrow_mut().fields.insert(expr, index);
    }
}
