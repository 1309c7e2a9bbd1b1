//! Impls of `Copy` and `Drop`.

use crate::resolve::{DefId, DefKind};
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::kind::{GenericArg, Predicate, TraitRef, TyKind};

use super::error;

/// Checks an impl of one of these traits.
pub(super) fn check(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let Some(name) = tcx
        .lang
        .name_of(trait_ref.def)
        .filter(|_| tcx.is_local(imp))
    else {
        return;
    };
    match name {
        "drop" => check_drop(tcx, imp),
        "copy" if !tcx.impl_header(imp).negative => check_copy(tcx, imp),
        _ => {}
    }
}

/// Where the type of an impl is written.
fn self_span(tcx: &Tcx, imp: DefId) -> Span {
    match (tcx.impl_node(imp), tcx.ast_of(imp)) {
        (Some(node), Some(ast)) => ast.types[node.self_ty].span,
        _ => tcx.def(imp).span,
    }
}

fn check_drop(tcx: &Tcx, imp: DefId) {
    let self_ty = tcx.impl_header(imp).self_ty;
    match tcx.types.kind(self_ty) {
        TyKind::Adt(adt, _) if tcx.is_local(adt) => {}
        TyKind::Error => {}
        _ => {
            let message = "the `Drop` trait may only be implemented for local structs, enums, \
                           and unions";
            error(tcx, "E0120", self_span(tcx, imp), message);
        }
    }
}

/// Checks that an impl of `Drop` is of all types of a definition.
pub(super) fn check_specialized(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    if tcx.lang.is(trait_ref.def, "drop")
        && let TyKind::Adt(adt, args) = tcx.types.kind(tcx.impl_header(imp).self_ty)
    {
        check_drop_args(tcx, imp, adt, args);
    }
}

/// A destructor is that of all types of a definition, and not of some of them.
fn check_drop_args(tcx: &Tcx, imp: DefId, adt: DefId, args: crate::ty::Args) {
    let mut seen = Vec::new();
    let distinct = tcx.types.args(args).iter().all(|arg| {
        let is_param = match arg {
            GenericArg::Ty(ty) => matches!(tcx.types.kind(*ty), TyKind::Param(_)),
            GenericArg::Const(constant) => {
                matches!(
                    tcx.types.const_kind(*constant),
                    crate::ty::ConstKind::Param(_)
                )
            }
            // Lifetimes of impls have no names of their own if they are left out.
            GenericArg::Region(region) => {
                return !matches!(
                    tcx.types.region_kind(*region),
                    crate::ty::RegionKind::Static
                );
            }
        };
        let fresh = !seen.contains(arg);
        seen.push(*arg);
        is_param && fresh
    });
    let descr = tcx.def_descr(adt);
    if !distinct {
        let message = "`Drop` impls cannot be specialized";
        error(tcx, "E0366", tcx.head_span(imp), message);
        return;
    }
    // What the impl asks for, the type has to ask for as well.
    let known: Vec<Predicate> = tcx
        .elaborate_clauses(tcx.predicates_of(adt))
        .iter()
        .map(|clause| tcx.subst_erased(clause.predicate, args))
        .collect();
    for clause in tcx.predicates_of(imp) {
        let predicate = tcx.erase_regions(clause.predicate);
        if !matches!(
            predicate,
            Predicate::Trait(_) | Predicate::Projection { .. }
        ) || known.contains(&predicate)
            || tcx.types.has_error(predicate)
        {
            continue;
        }
        let env = tcx.mk_param_env(&known);
        if tcx.predicate_holds(env, predicate) {
            continue;
        }
        let message = format!(
            "`Drop` impl requires `{}` but the {descr} it is implemented for does not",
            tcx.predicate_text(predicate)
        );
        error(tcx, "E0367", clause.span, message);
    }
}

fn check_copy(tcx: &Tcx, imp: DefId) {
    let self_ty = tcx.erase_regions(tcx.impl_header(imp).self_ty);
    let span = self_span(tcx, imp);
    match tcx.types.kind(self_ty) {
        TyKind::Adt(adt, args) => {
            let env = tcx.param_env_of(imp);
            let fields: Vec<DefId> = tcx
                .adt_def(adt)
                .variants
                .iter()
                .flat_map(|variant| variant.fields.iter().map(|field| field.def))
                .collect();
            for field in fields {
                let ty = tcx.subst_erased(tcx.type_of(field), args);
                let ty = tcx.normalize_erasing_regions(env, ty);
                if !tcx.types.has_error(ty) && !tcx.type_is_copy(env, ty) {
                    let message = "the trait `Copy` cannot be implemented for this type";
                    error(tcx, "E0204", span, message);
                    return;
                }
            }
            if has_destructor(tcx, adt) {
                let message = format!(
                    "the trait `Copy` cannot be implemented for type `{}`; the type has a \
                     destructor",
                    tcx.ty_text(self_ty)
                );
                error(tcx, "E0184", span, message);
            }
        }
        TyKind::Error => {}
        TyKind::Param(_) => {}
        _ => {
            let message = "the trait `Copy` cannot be implemented for this type; type is not a \
                           structure or enumeration";
            error(tcx, "E0206", span, message);
        }
    }
}

fn has_destructor(tcx: &Tcx, adt: DefId) -> bool {
    let Some(drop) = tcx.lang_item("drop") else {
        return false;
    };
    debug_assert!(matches!(tcx.def_kind(adt), DefKind::Struct | DefKind::Enum));
    let impls = tcx.trait_impls(drop);
    impls.by_head.contains_key(&crate::ty::SimpleType::Adt(adt))
}
