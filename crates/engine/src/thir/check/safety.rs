//! What needs `unsafe` and does not stand in it: E0133.

use super::walk::walk;
use crate::resolve::DefKind;
use crate::syntax::ast::{self, ItemKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::thir::tree::{ExprKind, Thir, ThirKind};
use crate::ty::{BodyKey, Safety, Tcx, TyKind};

pub(super) fn check(tcx: &Tcx, thir: &Thir) {
    // The body of an unsafe function may do what is unsafe: since edition 2024 that is
    // warned of, not more.
    let is_unsafe = is_unsafe_fn(tcx, thir) || closure_is_in_unsafe(tcx, thir);
    let mut found = Vec::new();
    walk(thir, is_unsafe, &mut |id, is_unsafe| {
        if !is_unsafe && let Some(what) = needs_unsafe(tcx, thir, &thir.exprs[id].kind) {
            found.push((thir.exprs[id].span, what));
        }
    });
    for (span, what) in found {
        let text = format!("{what} is unsafe and requires unsafe function or block");
        tcx.report(Diagnostic::coded("E0133", span, text));
    }
}

fn is_unsafe_fn(tcx: &Tcx, thir: &Thir) -> bool {
    let BodyKey::Body(body) = thir.key else {
        return false;
    };
    let Some(owner) = tcx.body_owner(body) else {
        return false;
    };
    thir.kind == ThirKind::Fn
        && matches!(tcx.def_kind(owner), DefKind::Fn | DefKind::AssocFn)
        && tcx.fn_sig(owner).safety == Safety::Unsafe
}

/// A closure that stands in an `unsafe` block may do what is unsafe.
fn closure_is_in_unsafe(tcx: &Tcx, thir: &Thir) -> bool {
    let BodyKey::Closure(id) = thir.key else {
        return false;
    };
    let Some(def) = tcx.closure_def(id) else {
        return false;
    };
    let owner = def.owner;
    if matches!(tcx.def_kind(owner), DefKind::Fn | DefKind::AssocFn)
        && tcx.fn_sig(owner).safety == Safety::Unsafe
    {
        return true;
    }
    let Some(body) = tcx.body(def.body) else {
        return false;
    };
    body.exprs.iter().any(|(block, expr)| match &expr.kind {
        ast::ExprKind::Block(data) => {
            data.kind == ast::BlockKind::Unsafe && holds(body, block, def.expr)
        }
        _ => false,
    })
}

/// Whether an expression stands within another one.
fn holds(body: &ast::Body, outer: ast::ExprId, inner: ast::ExprId) -> bool {
    outer == inner
        || body.children(outer).into_iter().any(|child| match child {
            ast::Child::Expr(child) => holds(body, child, inner),
            ast::Child::Pat(_) => false,
        })
}

fn needs_unsafe(tcx: &Tcx, thir: &Thir, kind: &ExprKind) -> Option<String> {
    match kind {
        // What sugar calls, it calls as it may.
        ExprKind::Call {
            fun,
            from_source: true,
            ..
        } => {
            let safety = match tcx.types.kind(thir.exprs[*fun].ty) {
                TyKind::FnDef(def, _) => tcx.fn_sig(def).safety,
                TyKind::FnPtr(_, safety) => safety,
                _ => Safety::Safe,
            };
            (safety == Safety::Unsafe).then(|| match thir.exprs[*fun].kind {
                ExprKind::FnItem(def, _) => {
                    format!("call to unsafe function `{}`", tcx.def_path(def))
                }
                _ => "call to unsafe function".to_owned(),
            })
        }
        ExprKind::Deref(inner) => match tcx.types.kind(thir.exprs[*inner].ty) {
            TyKind::RawPtr(..) => Some("dereference of raw pointer".to_owned()),
            _ => None,
        },
        ExprKind::Static(def) => {
            is_static_mut(tcx, *def).then(|| "use of mutable static".to_owned())
        }
        _ => None,
    }
}

fn is_static_mut(tcx: &Tcx, def: crate::resolve::DefId) -> bool {
    let crate::resolve::Node::Item(item) = tcx.def(def).node else {
        return false;
    };
    let Some(ast) = tcx.ast(tcx.def(def).krate) else {
        return false;
    };
    matches!(&ast.items[item].kind, ItemKind::Static(item) if item.mutable)
}
