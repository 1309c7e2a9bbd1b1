//! `impl Trait` among the arguments of another.

use crate::resolve::DefId;
use crate::syntax::ast::{
    AssocArgKind, Ast, BoundKind, GenericArg, GenericArgs, Path, TypeBound, TypeId, TypeKind,
};
use crate::ty::Tcx;
use crate::ty::collect::TypeParts;

use super::error;

/// Checks the types in a function's signature.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    let (Some(node), Some(ast)) = (tcx.fn_node(def), tcx.ast_of(def)) else {
        return;
    };
    let types = node.sig.params.iter().map(|param| param.ty);
    for ty in types.chain(node.sig.output) {
        TypeParts::walk(ast, ty, &mut |part| {
            if let TypeKind::ImplTrait(bounds) = &ast.types[part].kind {
                check_bounds(tcx, ast, bounds);
            }
            true
        });
    }
}

fn check_bounds(tcx: &Tcx, ast: &Ast, bounds: &[TypeBound]) {
    for bound in bounds {
        if let BoundKind::Trait { path, .. } = &bound.kind {
            check_path(tcx, ast, path);
        }
    }
}

/// What is said of associated types may hold `impl Trait`, but not within arguments.
fn check_path(tcx: &Tcx, ast: &Ast, path: &Path) {
    for segment in &path.segments {
        match &segment.args {
            Some(GenericArgs::Angle { args, assoc, .. }) => {
                for arg in args {
                    if let GenericArg::Type(ty) = arg {
                        report(tcx, ast, *ty);
                    }
                }
                for arg in assoc {
                    if let AssocArgKind::Type(ty) = &arg.kind
                        && !matches!(ast.types[*ty].kind, TypeKind::ImplTrait(_))
                    {
                        report(tcx, ast, *ty);
                    }
                }
            }
            Some(GenericArgs::Parenthesized { inputs, output, .. }) => {
                for ty in inputs.iter().chain(output) {
                    report(tcx, ast, *ty);
                }
            }
            None => {}
        }
    }
}

fn report(tcx: &Tcx, ast: &Ast, ty: TypeId) {
    TypeParts::walk(ast, ty, &mut |part| {
        let node = &ast.types[part];
        let is_impl = matches!(node.kind, TypeKind::ImplTrait(_));
        if is_impl {
            error(
                tcx,
                "E0666",
                node.span,
                "nested `impl Trait` is not allowed",
            );
        }
        !is_impl
    });
}
