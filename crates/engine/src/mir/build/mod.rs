//! From the typed tree to MIR.
//!
//! ```text
//! block ─▶ expr ─▶ place        scope: what is dropped where, jumps, unwinding
//!   │        │
//!   └────────┴──▶ matches       promote: constants that live for ever
//! ```
//!
//! The rules are those of rustc's `mir_build::builder`: the order in which operands are
//! evaluated, when temporaries come to life and where they are dropped, how a match tests.

mod block;
mod cfg;
mod drop_tree;
mod expr;
mod matches;
mod place;
mod promote;
mod scope;

use la_arena::{Arena, ArenaMap};

use super::body::{
    BasicBlock, BasicBlockData, Body, CoroutineInfo, Local, LocalDecl, LocalKind, Place,
    StatementKind, TerminatorKind, VarDebugInfo,
};
use super::check::BuildInfo;
use crate::resolve::ModuleId;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::{Pat, PatKind, Thir, ThirKind, VarId};
use crate::ty::results::{BindingMode, ClosureKind};
use crate::ty::traits::ParamEnv;
use crate::ty::{BodyKey, BodyRef, ClosureOrigin, Mutability, Tcx, Ty};

pub(super) use expr::is_mutable_static;

use cfg::end_point;
use drop_tree::DropKind;
use place::UpvarPlace;
use scope::{Region, Scopes};

/// Builds the MIR of a typed tree, before anything is checked or elaborated; nothing if the
/// tree does not hold together, which is reported.
#[must_use]
pub fn build(tcx: &Tcx, thir: &Thir) -> Option<(Body, BuildInfo)> {
    let body_ref = match thir.key {
        BodyKey::Body(body) => body,
        BodyKey::Closure(id) => tcx.closure_def(id)?.body,
    };
    let mut builder = Builder::new(tcx, thir, body_ref);
    builder.function();
    builder.finish()
}

/// The state of building one body.
struct Builder<'t> {
    tcx: &'t Tcx,
    thir: &'t Thir,
    env: ParamEnv,
    /// The module that the body stands in.
    module: Option<ModuleId>,
    /// Whether the function is `#[track_caller]`.
    track_caller: bool,
    /// Whether what is built is promoted, so that temporaries live for ever.
    promoting: bool,
    blocks: Arena<BasicBlockData>,
    locals: Arena<LocalDecl>,
    return_place: Local,
    arg_count: usize,
    scopes: Scopes,
    vars: ArenaMap<VarId, VarLocals>,
    /// The variables that guards see by reference, guard by guard.
    guards: Vec<Vec<VarId>>,
    upvars: Vec<UpvarPlace>,
    debug_info: Vec<VarDebugInfo>,
    promoted: Vec<Body>,
    /// Where the value of loops' bodies goes.
    unit_temp: Option<Local>,
    info: BuildInfo,
    failed: bool,
}

/// The locals of a variable.
#[derive(Clone, Copy, Debug)]
struct VarLocals {
    /// What its scope sees.
    value: Local,
    /// The reference that the guard of the arm sees instead.
    guard_ref: Option<Local>,
}

impl<'t> Builder<'t> {
    fn new(tcx: &'t Tcx, thir: &'t Thir, body_ref: BodyRef) -> Self {
        let owner = tcx.body_owner(body_ref);
        let env = owner.map_or(ParamEnv::EMPTY, |owner| tcx.param_env_of(owner));
        let is_fn = matches!(thir.key, BodyKey::Body(_)) && thir.kind == ThirKind::Fn;
        let track_caller = is_fn && owner.is_some_and(|def| tcx.fn_attrs(def).track_caller);
        let mut locals = Arena::new();
        let return_place = locals.alloc(LocalDecl {
            ty: thir.return_ty,
            mutability: Mutability::Mut,
            kind: LocalKind::Return,
            span: thir.span,
        });
        Self {
            tcx,
            thir,
            env,
            module: owner.map(|owner| tcx.def(owner).scope),
            track_caller,
            promoting: false,
            blocks: Arena::new(),
            locals,
            return_place,
            arg_count: 0,
            scopes: Scopes::new(),
            vars: ArenaMap::default(),
            guards: Vec::new(),
            upvars: Vec::new(),
            debug_info: Vec::new(),
            promoted: Vec::new(),
            unit_temp: None,
            info: BuildInfo::default(),
            failed: false,
        }
    }

    fn is_coroutine(&self) -> bool {
        matches!(self.thir.kind, ThirKind::Coroutine(_))
    }

    /// The tree does not hold together: a mistake of ours, for which no program is blamed.
    fn defect(&mut self, what: &'static str) {
        self.failed = true;
        let span = self.thir.span;
        let diagnostic = Diagnostic::unsupported(span, "a construct that the engine gets wrong");
        self.tcx.report(diagnostic.with_note(None, what));
    }

    /// The whole body.
    fn function(&mut self) {
        let span = self.thir.span;
        let mut block = self.new_block();
        let call_site = Region::Tree(self.thir.call_site);
        self.push_scope(call_site, span);
        let destination = Place::from(self.return_place);
        let mut exit = self.in_breakable_scope(None, None, destination, span, |this| {
            let arguments = Region::Tree(this.thir.arguments);
            this.in_scope(arguments, span, &mut block, Self::args_and_body);
            Some(block)
        });
        self.pop_scope(&mut exit);
        self.terminate(exit, TerminatorKind::Return, end_point(span));
        self.build_drop_trees();
    }

    fn args_and_body(&mut self, block: &mut BasicBlock) {
        self.environment(block);
        let thir = self.thir;
        let mut args = Vec::new();
        for param in &thir.params {
            args.push(self.argument(param.ty, &param.pat));
        }
        if self.is_coroutine() {
            self.coroutine_upvars(*block);
        }
        let arguments = Region::Tree(thir.arguments);
        for (param, local) in thir.params.iter().zip(args) {
            // Whatever of the argument the pattern leaves there is dropped.
            self.schedule_drop(arguments, local, DropKind::Value);
            if let PatKind::Binding {
                var,
                mode: BindingMode::Value,
                sub: None,
                ..
            } = param.pat.kind
            {
                let mutable = thir.vars[var].mutable;
                self.locals[local].mutability = Mutability::new(mutable);
                let guard_ref = None;
                let value = local;
                self.vars.insert(var, VarLocals { value, guard_ref });
            } else {
                self.declare_bindings(&param.pat, false, Some(param.pat.span));
                self.place_into_pattern(block, &param.pat, Place::from(local).into());
            }
        }
        let destination = Place::from(self.return_place);
        self.expr_into(destination, block, thir.value);
    }

    /// The local of an argument. If the pattern is just a variable, it is the variable.
    fn argument(&mut self, ty: Ty, pat: &Pat) -> Local {
        let name = match pat.kind {
            PatKind::Binding {
                var,
                mode: BindingMode::Value,
                sub: None,
                ..
            } => self.thir.vars[var].name,
            _ => None,
        };
        let local = self.new_arg(ty, LocalKind::Arg(name), pat.span);
        if let Some(name) = name {
            self.debug_info.push(VarDebugInfo {
                name,
                place: local.into(),
                span: pat.span,
            });
        }
        local
    }

    fn new_arg(&mut self, ty: Ty, kind: LocalKind, span: Span) -> Local {
        self.arg_count += 1;
        let local = self.new_local(ty, kind, span);
        self.locals[local].mutability = Mutability::Not;
        local
    }

    /// The closure itself, as an argument.
    fn environment(&mut self, _: &mut BasicBlock) {
        let (ty, by_ref) = match self.thir.kind {
            ThirKind::Fn | ThirKind::Const => return,
            ThirKind::Closure(ty, ClosureKind::FnOnce) => (ty, None),
            ThirKind::Closure(ty, ClosureKind::FnMut) => (ty, Some(Mutability::Mut)),
            ThirKind::Closure(ty, ClosureKind::Fn) => (ty, Some(Mutability::Not)),
            ThirKind::Coroutine(ty) => (ty, Some(Mutability::Mut)),
        };
        let arg_ty = by_ref.map_or(ty, |mutability| self.tcx.types.mk_ref(ty, mutability));
        let env = self.new_arg(arg_ty, LocalKind::Arg(None), self.thir.span);
        self.upvar_places(env, by_ref.is_some());
        if by_ref.is_none() {
            let arguments = Region::Tree(self.thir.arguments);
            self.schedule_drop(arguments, env, DropKind::Value);
        }
    }

    /// A coroutine owns what it captured once it has begun: it goes into locals, which are
    /// dropped as those of a function are.
    fn coroutine_upvars(&mut self, block: BasicBlock) {
        let thir = self.thir;
        let arguments = Region::Tree(thir.arguments);
        let mut order: Vec<usize> = (0..thir.upvars.len()).collect();
        // What an async block captured is dropped in order, as fields are; the parameters
        // of an `async fn` the other way round.
        if !self.is_async_fn() {
            order.reverse();
        }
        for index in order {
            let Some(upvar) = thir.upvars.get(index) else {
                continue;
            };
            let Some(captured) = self.upvars.get(index) else {
                continue;
            };
            let source = captured.field.clone();
            let local = self.new_local(upvar.ty, LocalKind::Var(upvar.name), upvar.span);
            self.locals[local].mutability = Mutability::new(upvar.mutable);
            self.push(block, StatementKind::StorageLive(local), upvar.span);
            self.schedule_drop(arguments, local, DropKind::Storage);
            let value = self.consume(source);
            let value = super::body::Rvalue::Use(value);
            self.push_assign(block, local.into(), value, upvar.span);
            self.schedule_drop(arguments, local, DropKind::Value);
            if let Some(captured) = self.upvars.get_mut(index) {
                captured.move_to(local);
            }
            self.info.upvars.insert(local, index);
        }
    }

    fn is_async_fn(&self) -> bool {
        let BodyKey::Closure(id) = self.thir.key else {
            return false;
        };
        let def = self.tcx.closure_def(id);
        def.is_some_and(|def| def.kind == ClosureOrigin::AsyncFn)
    }

    fn finish(self) -> Option<(Body, BuildInfo)> {
        if self.failed {
            return None;
        }
        let coroutine = self.is_coroutine().then_some(CoroutineInfo {
            output: self.thir.return_ty,
        });
        let body = Body {
            key: self.thir.key,
            blocks: self.blocks,
            locals: self.locals,
            arg_count: self.arg_count,
            spread_args: matches!(self.thir.kind, ThirKind::Closure(..)),
            debug_info: self.debug_info,
            upvars: self.thir.upvars.clone(),
            coroutine,
            promoted: self.promoted,
            span: self.thir.span,
            name_span: self.thir.span,
        };
        Some((body, self.info))
    }
}
