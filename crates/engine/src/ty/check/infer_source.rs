//! Where rustc points to for a type that nothing determines: rustc's
//! `FindInferSourceVisitor`.
//!
//! All places that could be annotated are weighed, the cheapest one wins: a `let` before
//! the generic arguments of a path, small types before large ones, early places before
//! late ones.

use super::FnCtxt;
use crate::resolve::{CtorOf, DefId, DefKind, Res};
use crate::syntax::ast::{
    Child, ExprId, ExprKind, GenericArgs, PatId, PatKind, Path, StmtKind, TypeId,
};
use crate::syntax::span::Span;
use crate::ty::results::CalleeRole;
use crate::ty::traits::InferSource;
use crate::ty::{Args, GenericArg, ParamKind, Ty, TyKind};

/// What was found so far.
struct Finder<'a, 't> {
    fcx: &'a FnCtxt<'t>,
    target: GenericArg,
    best: Option<(usize, InferSource)>,
    /// How many places there were: later ones cost more.
    attempt: usize,
}

impl FnCtxt<'_> {
    /// What to point to for a variable.
    #[must_use]
    pub fn find_infer_source(&self, target: GenericArg) -> Option<InferSource> {
        let target = self.first_open(target)?;
        let mut finder = Finder {
            fcx: self,
            target,
            best: None,
            attempt: 0,
        };
        finder.expr(self.body.value);
        finder.best.map(|(_, source)| source)
    }

    /// The variable that is first in an argument.
    fn first_open(&self, arg: GenericArg) -> Option<GenericArg> {
        match self.infcx.resolve_vars(arg) {
            GenericArg::Ty(ty) => self.infcx.first_var(ty).map(GenericArg::Ty),
            GenericArg::Const(constant) => Some(GenericArg::Const(constant)),
            GenericArg::Region(_) => None,
        }
    }
}

impl Finder<'_, '_> {
    fn offer(&mut self, cost: usize, span: Span, name: Option<String>) {
        if !span.ctxt.is_root() {
            return;
        }
        let cost = cost + self.attempt;
        self.attempt += 1;
        if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
            self.best = Some((cost, InferSource { span, name }));
        }
    }

    fn expr(&mut self, expr: ExprId) {
        let fcx = self.fcx;
        let expr = fcx.peel(expr);
        match &fcx.expr(expr).kind {
            ExprKind::Call { callee, args } => {
                for arg in args {
                    self.expr(*arg);
                }
                self.expr(*callee);
            }
            ExprKind::Block(block) => {
                for stmt in &block.stmts {
                    match &fcx.body.stmts[*stmt].kind {
                        StmtKind::Let {
                            pat,
                            ty,
                            init,
                            else_block,
                        } => self.let_stmt(*pat, *ty, *init, *else_block),
                        StmtKind::Expr { expr, .. } => self.expr(*expr),
                        StmtKind::Item(_) | StmtKind::MacroDef(_) => {}
                    }
                }
                if let Some(tail) = block.tail {
                    self.expr(tail);
                }
            }
            ExprKind::Closure(closure) => {
                for (pat, ty) in &closure.params {
                    if ty.is_none() {
                        self.pat(*pat);
                    }
                }
                self.expr(closure.body);
            }
            _ => {
                for child in fcx.body.children(expr) {
                    if let Child::Expr(child) = child {
                        self.expr(child);
                    }
                }
            }
        }
        self.inferred_args(expr);
        self.closure_return(expr);
        self.qualified_call(expr);
    }

    fn let_stmt(
        &mut self,
        pat: PatId,
        ty: Option<TypeId>,
        init: Option<ExprId>,
        else_block: Option<ExprId>,
    ) {
        if let Some(init) = init {
            self.expr(init);
        }
        if let Some(block) = else_block {
            self.expr(block);
        }
        if ty.is_none() {
            self.pat(pat);
        }
    }

    /// A `let` or a parameter without a type.
    fn pat(&mut self, pat: PatId) {
        let fcx = self.fcx;
        let Some(ty) = fcx.results.borrow().pat_ty(pat) else {
            return;
        };
        let peeled = fcx.results.borrow().pat_adjustments.get(pat).cloned();
        let ty = peeled.and_then(|list| list.first().copied()).unwrap_or(ty);
        let ty = fcx.resolve(ty);
        if !self.contains(GenericArg::Ty(ty)) {
            return;
        }
        let is_plain = fcx.is_ty_var(ty);
        let simple = matches!(fcx.body.pats[pat].kind, PatKind::Ident { .. });
        let name = (!is_plain && simple).then(|| format!("`{}`", fcx.ty_string(ty)));
        self.offer(self.ty_cost(ty), fcx.pat_span(pat), name);
    }

    /// Generic arguments that a path, a method or a struct expression leaves out.
    fn inferred_args(&mut self, expr: ExprId) {
        let fcx = self.fcx;
        let span = fcx.span(expr);
        match &fcx.expr(expr).kind {
            ExprKind::Path(path) => {
                let known = fcx.results.borrow().paths.get(expr).copied();
                if let Some((Res::Def(def), args)) = known {
                    self.path_args(path, expr, def, args, span);
                }
            }
            ExprKind::Struct { .. } => {
                let ty = fcx.resolve(fcx.node_ty(expr));
                if let TyKind::Adt(def, args) = fcx.kind(ty) {
                    self.generic_args(def, def, args, span);
                    self.generic_args(def, def, args, span);
                }
            }
            ExprKind::MethodCall { method, .. } => {
                let callee = fcx.results.borrow().callee(expr, CalleeRole::Method);
                if let Some(callee) = callee {
                    self.generic_args(callee.def, callee.def, callee.args, method.span);
                }
            }
            _ => {}
        }
    }

    fn path_args(&mut self, path: &Path, expr: ExprId, def: DefId, args: Args, span: Span) {
        let fcx = self.fcx;
        let is_relative = fcx
            .names
            .exprs
            .get(expr)
            .is_some_and(|found| found.unresolved > 0);
        if is_relative {
            if let Some(of) = fcx.tcx.impl_of_item(def)
                && path.qself.is_none()
                && !path_is_self(fcx, path)
            {
                let self_ty = fcx.tcx.subst_erased(fcx.tcx.impl_self_ty(of), args);
                if let TyKind::Adt(adt, args) = fcx.kind(self_ty) {
                    self.generic_args(adt, adt, args, span);
                    self.generic_args(adt, adt, args, span);
                }
            }
            self.generic_args(def, def, args, span);
            return;
        }
        let generics = match fcx.tcx.def_kind(def) {
            DefKind::Ctor(..) | DefKind::Variant => fcx.tcx.adt_of(def).unwrap_or(def),
            _ => def,
        };
        let of_variant = matches!(fcx.tcx.def_kind(def), DefKind::Ctor(CtorOf::Variant, _));
        if of_variant && path.segments.len() > 1 {
            self.generic_args(generics, generics, args, span);
        }
        if let Some(of) = fcx.tcx.trait_of_item(def) {
            self.generic_args(of, of, args, span);
        }
        self.generic_args(generics, def, args, span);
        self.generic_args(generics, def, args, span);
    }

    fn generic_args(&mut self, generics_def: DefId, def: DefId, args: Args, span: Span) {
        let fcx = self.fcx;
        let generics = fcx.tcx.generics_of(generics_def);
        let synthetic = generics.params.iter().any(|param| {
            matches!(
                param.kind,
                ParamKind::Type {
                    synthetic: true,
                    ..
                }
            )
        });
        if synthetic {
            return;
        }
        let args = fcx.infcx.resolve_vars(args);
        let args = fcx.tcx.types.args(args);
        let own: Vec<GenericArg> = generics
            .params
            .iter()
            .filter_map(|param| args.get(param.index as usize).copied())
            .collect();
        if !own.iter().any(|arg| self.contains(*arg)) {
            return;
        }
        let base = match fcx.tcx.def_kind(def) {
            DefKind::Variant | DefKind::Ctor(CtorOf::Variant, _) => 15,
            _ => 10,
        };
        let cost = base + own.iter().map(|arg| self.arg_cost(*arg)).sum::<usize>();
        self.offer(cost, span, None);
    }

    fn closure_return(&mut self, expr: ExprId) {
        let fcx = self.fcx;
        let ExprKind::Closure(closure) = &fcx.expr(expr).kind else {
            return;
        };
        let TyKind::Closure(id, args) = fcx.kind(fcx.node_ty(expr)) else {
            return;
        };
        let Some(sig) = fcx.infcx.closure_sig(id, args) else {
            return;
        };
        let (_, output) = fcx.tcx.types.split_sig(sig);
        let output = fcx.resolve(output);
        if self.contains(GenericArg::Ty(output)) {
            let is_block = matches!(
                fcx.expr(fcx.peel(closure.body)).kind,
                ExprKind::Block(ref block)
                    if block.kind == crate::syntax::ast::BlockKind::Plain
            );
            let cost = 30 + self.ty_cost(output) + if is_block { 0 } else { 10 };
            self.offer(cost, closure.head_span, None);
        }
    }

    /// A method of a trait could be called as `<T as Trait>::method`.
    fn qualified_call(&mut self, expr: ExprId) {
        let fcx = self.fcx;
        let ExprKind::MethodCall { method, .. } = &fcx.expr(expr).kind else {
            return;
        };
        let callee = fcx.results.borrow().callee(expr, CalleeRole::Method);
        let Some(callee) = callee else { return };
        if fcx.tcx.trait_of_item(callee.def).is_none() {
            return;
        }
        let args = fcx.infcx.resolve_vars(callee.args);
        let args = fcx.tcx.types.args(args);
        if args.iter().any(|arg| self.contains(*arg)) {
            let cost = 20 + args.iter().map(|arg| self.arg_cost(*arg)).sum::<usize>();
            self.offer(cost, method.span, None);
        }
    }

    /// Whether the variable occurs in an argument. Within closures and opaque types it
    /// cannot be annotated.
    fn contains(&self, arg: GenericArg) -> bool {
        let fcx = self.fcx;
        let ty = match (fcx.infcx.resolve_vars(arg), self.target) {
            (GenericArg::Ty(ty), _) => ty,
            (GenericArg::Const(found), GenericArg::Const(target)) => return found == target,
            _ => return false,
        };
        let GenericArg::Ty(target) = self.target else {
            let GenericArg::Const(target) = self.target else {
                return false;
            };
            let mut found = false;
            fcx.tcx.types.walk(ty, &mut |part| {
                fcx.tcx.types.for_each_part(part, &mut |arg| {
                    found |= arg == GenericArg::Const(target);
                });
                !found
            });
            return found;
        };
        let mut found = false;
        fcx.tcx.types.walk(ty, &mut |part| {
            found |= part == target;
            !found
                && !matches!(
                    fcx.tcx.types.kind(part),
                    TyKind::Closure(..) | TyKind::Coroutine(..) | TyKind::Opaque(..)
                )
        });
        found
    }

    fn arg_cost(&self, arg: GenericArg) -> usize {
        match arg {
            GenericArg::Region(_) => 0,
            GenericArg::Const(_) => 3,
            GenericArg::Ty(ty) => self.ty_cost(ty),
        }
    }

    fn ty_cost(&self, ty: Ty) -> usize {
        let types = &self.fcx.tcx.types;
        match types.kind(ty) {
            TyKind::Closure(..) => 1000,
            TyKind::FnDef(..) => 150,
            TyKind::FnPtr(..) => 30,
            TyKind::Adt(_, args) => {
                let args = types.args(args).iter();
                5 + args.map(|arg| self.arg_cost(*arg)).sum::<usize>()
            }
            TyKind::Tuple(list) => {
                let parts = types.list(list).iter();
                5 + parts.map(|ty| self.ty_cost(*ty)).sum::<usize>()
            }
            TyKind::Ref(_, inner, _) => 2 + self.ty_cost(inner),
            TyKind::Infer(_) => 0,
            _ => 1,
        }
    }
}

/// Whether a path begins with `Self`, whose arguments are known.
fn path_is_self(fcx: &FnCtxt<'_>, path: &Path) -> bool {
    path.segments
        .first()
        .is_some_and(|segment| fcx.tcx.text(segment.ident.name) == "Self")
}

/// The `n`-th argument that is written, lifetimes included.
#[must_use]
pub fn written_arg(
    args: Option<&GenericArgs>,
    index: usize,
) -> Option<crate::syntax::ast::GenericArg> {
    match args? {
        GenericArgs::Angle { args, .. } => args.get(index).copied(),
        GenericArgs::Parenthesized { .. } => None,
    }
}
