//! Impls without a trait: of which types there may be some, and that names in them differ.

use std::collections::HashMap;

use crate::resolve::{DefId, DefKind, Namespace};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::infer::InferCtxt;
use crate::ty::kind::TyKind;
use crate::ty::{ExistentialPredicate, Tcx};

use super::error;

const OUTSIDE: &str =
    "cannot define inherent `impl` for a type outside of the crate where the type is defined";

/// Checks that an impl is of a type of this crate.
pub(super) fn check(tcx: &Tcx, imp: DefId) {
    within_impl(tcx, imp);
    if !tcx.is_local(imp) {
        return;
    }
    let self_ty = tcx.impl_header(imp).self_ty;
    let span = tcx.head_span(imp);
    if tcx.impl_node(imp).is_some_and(|node| node.is_unsafe) {
        error(tcx, "E0197", span, "inherent impls cannot be unsafe");
    }
    match tcx.types.kind(self_ty) {
        TyKind::Adt(adt, _) => {
            if !tcx.is_local(adt) {
                error(tcx, "E0116", span, OUTSIDE);
            }
        }
        TyKind::Dynamic(list, _) => {
            let principal = tcx
                .types
                .existentials(list)
                .iter()
                .find_map(|part| match part {
                    ExistentialPredicate::Trait(def, _) => Some(*def),
                    _ => None,
                });
            match principal {
                Some(def) if tcx.is_local(def) => {}
                Some(_) => error(tcx, "E0116", span, OUTSIDE),
                None => {
                    let message = "cannot define inherent `impl` for a dyn auto trait";
                    error(tcx, "E0785", span, message);
                }
            }
        }
        TyKind::Error => {}
        TyKind::Param(_) | TyKind::Projection(..) | TyKind::Opaque(..) | TyKind::Infer(_) => {
            let message = "no nominal type found for inherent implementation";
            error(tcx, "E0118", self_span(tcx, imp), message);
        }
        _ => {
            let message = "cannot define inherent `impl` for primitive types";
            error(tcx, "E0390", span, message);
        }
    }
}

fn self_span(tcx: &Tcx, imp: DefId) -> Span {
    match (tcx.impl_node(imp), tcx.ast_of(imp)) {
        (Some(node), Some(ast)) => ast.types[node.self_ty].span,
        _ => tcx.def(imp).span,
    }
}

/// Names that an impl has twice.
fn within_impl(tcx: &Tcx, imp: DefId) {
    let mut seen: Vec<(Symbol, Namespace)> = Vec::new();
    let items: Vec<DefId> = tcx.assoc_items(imp).collect();
    for item in items {
        let Some(key) = key(tcx, item) else { continue };
        if seen.contains(&key) {
            duplicate(tcx, item, key.0);
        }
        seen.push(key);
    }
}

fn key(tcx: &Tcx, item: DefId) -> Option<(Symbol, Namespace)> {
    let data = tcx.def(item);
    let ns = if data.kind == DefKind::AssocTy {
        Namespace::Type
    } else {
        Namespace::Value
    };
    Some((data.name?, ns))
}

fn duplicate(tcx: &Tcx, item: DefId, name: Symbol) {
    let message = format!("duplicate definitions with name `{}`", tcx.text(name));
    error(tcx, "E0592", tcx.head_span(item), message);
}

/// Names that two impls have which may be of the same type.
pub(super) fn check_overlaps(tcx: &Tcx, defs: &[DefId]) {
    let mut by_type: HashMap<DefId, Vec<DefId>> = HashMap::new();
    let mut order = Vec::new();
    for imp in defs {
        if tcx.def_kind(*imp) != DefKind::Impl
            || tcx
                .impl_node(*imp)
                .is_none_or(|node| node.of_trait.is_some())
        {
            continue;
        }
        if let TyKind::Adt(adt, _) = tcx.types.kind(tcx.impl_header(*imp).self_ty) {
            let impls = by_type.entry(adt).or_default();
            if impls.is_empty() {
                order.push(adt);
            }
            impls.push(*imp);
        }
    }
    for adt in order {
        let impls = by_type.get(&adt).map_or(&[][..], Vec::as_slice);
        for (index, first) in impls.iter().enumerate() {
            for second in impls.iter().skip(index + 1) {
                check_pair(tcx, *first, *second);
            }
        }
    }
}

fn check_pair(tcx: &Tcx, first: DefId, second: DefId) {
    let names: Vec<_> = tcx
        .assoc_items(second)
        .filter_map(|item| key(tcx, item))
        .collect();
    let items: Vec<DefId> = tcx.assoc_items(first).collect();
    let shared: Vec<DefId> = items
        .into_iter()
        .filter(|item| key(tcx, *item).is_some_and(|key| names.contains(&key)))
        .collect();
    if shared.is_empty() {
        return;
    }
    match may_be_same(tcx, first, second) {
        Some(true) => {
            for item in shared {
                if let Some((name, _)) = key(tcx, item) {
                    duplicate(tcx, item, name);
                }
            }
        }
        Some(false) => {}
        None => {
            let span = tcx.head_span(second);
            tcx.report(Diagnostic::unsupported(span, "impls as general as these"));
        }
    }
}

/// Whether two impls may be of the same type; nothing if that is not known.
fn may_be_same(tcx: &Tcx, first: DefId, second: DefId) -> Option<bool> {
    let infcx = InferCtxt::new(tcx);
    let fresh = |imp: DefId| {
        let args = infcx.fresh_args_for(imp, tcx.def(imp).span);
        (args, tcx.subst_erased(tcx.impl_header(imp).self_ty, args))
    };
    let ((first_args, first_ty), (second_args, second_ty)) = (fresh(first), fresh(second));
    if infcx.eq(first_ty, second_ty).is_err() {
        return Some(false);
    }
    // Bounds that contradict each other keep the impls apart.
    let bounds = [(first, first_args), (second, second_args)];
    let holds = bounds.into_iter().all(|(imp, args)| {
        tcx.predicates_of(imp).iter().all(|clause| {
            let predicate = tcx.subst_erased(clause.predicate, args);
            let predicate = infcx.resolve_vars_if_possible(predicate);
            let cause = crate::ty::traits::Cause::misc(clause.span);
            let env = crate::ty::traits::ParamEnv::EMPTY;
            let obligation = crate::ty::traits::Obligation::new(predicate, cause, env);
            infcx.predicate_may_hold(&obligation)
        })
    });
    Some(holds)
}
