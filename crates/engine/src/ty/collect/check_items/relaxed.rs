//! `?Sized`: on type parameters, once each.

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::{
    BoundKind, BoundModifier, GenericParamKind, TypeBound, TypeKind, WherePredicateKind,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::Tcx;
use crate::ty::collect::TypeParts;

use super::error;

/// Checks what a definition relaxes.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    if let Some(node) = tcx.trait_node(def) {
        for bound in relaxed(&node.supertraits) {
            let message = "relaxed bounds are not permitted in supertrait bounds";
            tcx.report(Diagnostic::error(bound.span, message));
        }
    }
    check_params(tcx, def);
    check_impl_traits(tcx, def);
}

fn relaxed(bounds: &[TypeBound]) -> impl Iterator<Item = &TypeBound> {
    bounds.iter().filter(|bound| {
        matches!(
            bound.kind,
            BoundKind::Trait {
                modifier: BoundModifier::Maybe,
                ..
            }
        )
    })
}

fn check_params(tcx: &Tcx, def: DefId) {
    let Some(generics) = tcx.ast_generics(def) else {
        return;
    };
    let ids: Vec<DefId> = tcx.resolution.defs.generics(def).collect();
    let mut by_param: Vec<(DefId, Vec<&TypeBound>)> = Vec::new();
    for (param, id) in generics.params.iter().zip(ids) {
        if let GenericParamKind::Type { bounds, .. } = &param.kind {
            by_param.push((id, relaxed(bounds).collect()));
        }
    }
    for predicate in &generics.predicates {
        let WherePredicateKind::Type { ty, bounds, .. } = &predicate.kind else {
            continue;
        };
        let tables = tcx.tables(tcx.def(def).krate);
        let found = tables.and_then(|tables| tables.types.get(*ty));
        let param = match found.and_then(|found| found.full_res()) {
            Some(Res::Def(param)) if tcx.def_kind(param) == DefKind::TyParam => Some(param),
            _ => None,
        };
        let own = by_param.iter_mut().find(|(id, _)| Some(*id) == param);
        match own {
            Some((_, list)) => list.extend(relaxed(bounds)),
            None => {
                for bound in relaxed(bounds) {
                    let message = "this relaxed bound is not permitted here";
                    tcx.report(Diagnostic::error(bound.span, message));
                }
            }
        }
    }
    for (_, bounds) in by_param {
        check_one(tcx, def, &bounds);
    }
}

/// The relaxed bounds of one parameter.
fn check_one(tcx: &Tcx, def: DefId, bounds: &[&TypeBound]) {
    if let [first, _, ..] = bounds {
        error(tcx, "E0203", first.span, "duplicate relaxed `Sized` bounds");
    }
    for bound in bounds {
        let BoundKind::Trait { path, .. } = &bound.kind else {
            continue;
        };
        let of = tcx.trait_at(tcx.table_owner(def), path.span);
        if of.is_some_and(|of| tcx.lang_item("sized").is_some_and(|sized| sized != of)) {
            let message = "bound modifier `?` can only be applied to `Sized`";
            tcx.report(Diagnostic::error(bound.span, message));
        }
    }
}

fn check_impl_traits(tcx: &Tcx, def: DefId) {
    let (Some(node), Some(ast)) = (tcx.fn_node(def), tcx.ast_of(def)) else {
        return;
    };
    for param in &node.sig.params {
        TypeParts::walk(ast, param.ty, &mut |ty| {
            if let TypeKind::ImplTrait(bounds) = &ast.types[ty].kind {
                let list: Vec<&TypeBound> = relaxed(bounds).collect();
                check_one(tcx, def, &list);
            }
            true
        });
    }
}
