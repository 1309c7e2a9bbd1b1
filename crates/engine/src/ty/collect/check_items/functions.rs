//! What only functions in traits and impls of traits must not say, and what is not carried
//! of them.

use crate::resolve::DefId;
use crate::syntax::ast::{BoundKind, CaptureArg, TypeKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::collect::TypeParts;
use crate::ty::{ParamKind, Tcx};

use super::error;

/// Checks a function in whatever it stands.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    let Some(node) = tcx.fn_node(def) else { return };
    let of_trait_impl = tcx
        .impl_of_item(def)
        .is_some_and(|imp| tcx.impl_trait_def(imp).is_some());
    let in_trait = tcx.trait_of_item(def).is_some();
    if node.sig.header.is_const && (in_trait || of_trait_impl) {
        let place = if in_trait { "traits" } else { "trait impls" };
        let message = format!("functions in {place} cannot be declared const");
        error(tcx, "E0379", node.sig.span, message);
    }
    if in_trait && tcx.is_local(def) {
        check_opaque(tcx, def);
    }
    check_captures(tcx, def);
}

/// `impl Trait` and `async` in a trait stand for an associated type, which is not carried.
fn check_opaque(tcx: &Tcx, def: DefId) {
    let (Some(node), Some(ast)) = (tcx.fn_node(def), tcx.ast_of(def)) else {
        return;
    };
    if node.sig.header.is_async {
        let span = node.sig.span;
        tcx.report(Diagnostic::unsupported(span, "async function in a trait"));
    }
    let Some(output) = node.sig.output else {
        return;
    };
    TypeParts::walk(ast, output, &mut |ty| {
        let node = &ast.types[ty];
        if let TypeKind::ImplTrait(_) = node.kind {
            let construct = "`impl Trait` in the return type of a trait's method";
            tcx.report(Diagnostic::unsupported(node.span, construct));
        }
        true
    });
}

/// `use<…>` has to name all types.
fn check_captures(tcx: &Tcx, def: DefId) {
    let (Some(node), Some(ast)) = (tcx.fn_node(def), tcx.ast_of(def)) else {
        return;
    };
    let Some(output) = node.sig.output else {
        return;
    };
    TypeParts::walk(ast, output, &mut |ty| {
        if let TypeKind::ImplTrait(bounds) = &ast.types[ty].kind {
            for bound in bounds {
                if let BoundKind::Use(args) = &bound.kind {
                    check_use(tcx, def, args, bound.span);
                }
            }
        }
        true
    });
}

fn check_use(tcx: &Tcx, def: DefId, args: &[CaptureArg], span: crate::syntax::span::Span) {
    let named = |name| {
        args.iter()
            .any(|arg| matches!(arg, CaptureArg::Param(ident) if ident.name == name))
    };
    let missing = tcx
        .all_params(def)
        .into_iter()
        .any(|param| param.kind != ParamKind::Lifetime && !named(param.name));
    if missing {
        let message = "`impl Trait` must mention all type parameters in scope in `use<...>`";
        tcx.report(Diagnostic::error(span, message));
    }
}
