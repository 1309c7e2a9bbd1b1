//! Opaque types that would have to hold themselves: E0720, and E0733 for those of async
//! functions.

use std::collections::HashSet;

use crate::resolve::CrateId;
use crate::syntax::ast::{Child, ExprId, ExprKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::results::{CalleeRole, TypeckResults};
use crate::ty::{BodyRef, ClosureId, ClosureOrigin, OpaqueId, Tcx, Ty, TyKind};

/// Checks the opaque types of a crate, all bodies of which are checked.
pub fn check_cycles(tcx: &Tcx, krate: CrateId) {
    let Some(ast) = tcx.ast(krate) else {
        return;
    };
    let bodies = ast.bodies.iter().map(|(body, _)| BodyRef { krate, body });
    let bodies: Vec<BodyRef> = bodies
        .filter(|body| tcx.body_owner(*body).is_some())
        .collect();
    let mut reported = HashSet::new();
    for body in bodies {
        let results = tcx.typeck(body);
        let mut opaques: Vec<OpaqueId> = results.opaques.keys().copied().collect();
        opaques.sort_unstable();
        for id in opaques {
            check_opaque(tcx, id);
        }
        let mut closures: Vec<ClosureId> = results.closures.iter().map(|(_, id)| *id).collect();
        closures.sort_unstable();
        for id in closures {
            check_coroutine(tcx, id, &mut reported);
        }
    }
}

/// What is behind an opaque type.
fn hidden(tcx: &Tcx, id: OpaqueId) -> Option<Ty> {
    let def = tcx.opaque_def(id)?;
    if !tcx.is_local(def.owner) {
        return None;
    }
    let results: &TypeckResults = tcx.typeck(tcx.body_of(def.owner)?);
    results.opaques.get(&id).copied()
}

fn check_opaque(tcx: &Tcx, id: OpaqueId) {
    let Some(def) = tcx.opaque_def(id) else {
        return;
    };
    if def.ty.is_none() {
        return;
    }
    let mut seen = HashSet::new();
    let mut work = vec![id];
    while let Some(next) = work.pop() {
        let Some(ty) = hidden(tcx, next) else {
            continue;
        };
        let mut found = Vec::new();
        tcx.types.walk(ty, &mut |part| {
            if let TyKind::Opaque(inner, _) = tcx.types.kind(part) {
                found.push(inner);
            }
            true
        });
        if found.contains(&id) {
            let message = "cannot resolve opaque type";
            tcx.report(Diagnostic::coded("E0720", def.span, message));
            return;
        }
        work.extend(found.into_iter().filter(|inner| seen.insert(*inner)));
    }
}

fn check_coroutine(tcx: &Tcx, id: ClosureId, reported: &mut HashSet<ClosureId>) {
    let Some(def) = tcx.closure_def(id) else {
        return;
    };
    let mut seen = HashSet::new();
    let mut work = awaited(tcx, id);
    while let Some(next) = work.pop() {
        if next == id {
            if seen.iter().any(|other| reported.contains(other)) || !reported.insert(id) {
                return;
            }
            let what = match def.kind {
                ClosureOrigin::AsyncFn => "fn",
                _ => "block",
            };
            let span = match tcx.fn_node(def.owner) {
                Some(node) if def.kind == ClosureOrigin::AsyncFn => node.sig.span,
                _ => def.span,
            };
            let message = format!("recursion in an async {what} requires boxing");
            tcx.report(Diagnostic::coded("E0733", span, message));
            return;
        }
        if seen.insert(next) {
            work.extend(awaited(tcx, next));
        }
    }
}

/// The coroutines that a coroutine waits for, which it holds meanwhile.
fn awaited(tcx: &Tcx, id: ClosureId) -> Vec<ClosureId> {
    let Some(def) = tcx.closure_def(id) else {
        return Vec::new();
    };
    if !tcx.is_local(def.owner) || def.kind == ClosureOrigin::Closure {
        return Vec::new();
    }
    let Some(body) = tcx.body(def.body) else {
        return Vec::new();
    };
    let results = tcx.typeck(def.body);
    let mut found = Vec::new();
    let mut work: Vec<ExprId> = within(body, def.expr);
    while let Some(expr) = work.pop() {
        if let Some(callee) = results.callee(expr, CalleeRole::Poll) {
            let future = tcx.types.args(callee.args).first();
            let future = future.and_then(|arg| arg.as_ty());
            found.extend(future.and_then(|ty| coroutine_of(tcx, ty)));
        }
        let is_body = match &body.exprs[expr].kind {
            ExprKind::Closure(_) => true,
            ExprKind::Block(block) => block.kind.is_async(),
            _ => false,
        };
        if !is_body {
            work.extend(within(body, expr));
        }
    }
    found
}

fn within(body: &crate::syntax::ast::Body, expr: ExprId) -> Vec<ExprId> {
    let children = body.children(expr).into_iter();
    children
        .filter_map(|child| match child {
            Child::Expr(expr) => Some(expr),
            Child::Pat(_) => None,
        })
        .collect()
}

fn coroutine_of(tcx: &Tcx, ty: Ty) -> Option<ClosureId> {
    match tcx.types.kind(ty) {
        TyKind::Coroutine(id, _) => Some(id),
        TyKind::Opaque(id, _) => match tcx.types.kind(hidden(tcx, id)?) {
            TyKind::Coroutine(id, _) => Some(id),
            _ => None,
        },
        _ => None,
    }
}
