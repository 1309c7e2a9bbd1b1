//! Impls of traits among one another: orphans, overlaps, `unsafe`.

use crate::resolve::DefId;
use crate::syntax::hygiene::SyntaxContext;
use crate::ty::collect::SimpleType;
use crate::ty::kind::{GenericArg, TraitRef, Ty, TyKind};
use crate::ty::{Tcx, TypeFlags, TypeFoldable};

use super::error;

/// Checks an impl of a trait as such.
pub(super) fn check(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    if !tcx.is_local(imp) {
        // std may implement what it likes for what it likes; and that its impls do not
        // overlap takes knowing which of its own types do not implement its own traits.
        return;
    }
    check_builtin(tcx, imp, trait_ref);
    check_unsafe(tcx, imp, trait_ref);
    if trait_ref.flags(&tcx.types).intersects(TypeFlags::ERROR) {
        return;
    }
    check_object(tcx, imp, trait_ref);
    match orphan(tcx, trait_ref) {
        None => {
            check_auto_trait(tcx, imp, trait_ref);
            check_overlap(tcx, imp, trait_ref);
        }
        Some(Orphan::Type) => report_orphan(tcx, imp, trait_ref),
        Some(Orphan::Param { param, local }) => report_uncovered(tcx, imp, param, local),
    }
}

/// Why an impl may not stand in this crate.
enum Orphan {
    /// No type is of this crate.
    Type,
    /// A parameter stands before the first type of this crate, if there is any.
    Param { param: Ty, local: Option<Ty> },
}

/// Traits that are implemented by the compiler alone.
fn check_builtin(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let span = tcx.head_span(imp);
    let Some(name) = tcx.lang.name_of(trait_ref.def) else {
        return;
    };
    let path = tcx.def_path(trait_ref.def);
    match name {
        "sized" | "unsize" | "tuple_trait" | "pointee_trait" | "discriminant_kind" | "freeze"
        | "fn_ptr_trait" => {
            let message = format!("explicit impls for the `{path}` trait are not permitted");
            error(tcx, "E0322", span, message);
        }
        "fn" | "fn_mut" | "fn_once" => {
            let message = format!("manual implementations of `{path}` are experimental");
            error(tcx, "E0183", span, message);
        }
        _ => {}
    }
}

fn check_unsafe(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let Some(node) = tcx.impl_node(imp) else {
        return;
    };
    let span = tcx.head_span(imp);
    let path = tcx.trait_text(trait_ref);
    let negative = tcx.impl_header(imp).negative;
    let wanted = tcx.trait_def(trait_ref.def).is_unsafe;
    match (node.is_unsafe, wanted) {
        (true, _) if negative => {
            error(tcx, "E0198", span, "negative impls cannot be unsafe");
        }
        (true, false) => {
            let message = format!("implementing the trait `{path}` is not unsafe");
            error(tcx, "E0199", span, message);
        }
        (false, true) if !negative => {
            let message = format!("the trait `{path}` requires an `unsafe impl` declaration");
            error(tcx, "E0200", span, message);
        }
        _ => {}
    }
}

/// Either the trait or a type has to be of this crate.
fn orphan(tcx: &Tcx, trait_ref: TraitRef) -> Option<Orphan> {
    if tcx.is_local(trait_ref.def) {
        return None;
    }
    let mut uncovered: Option<Ty> = None;
    for arg in tcx.types.args(trait_ref.args) {
        let GenericArg::Ty(ty) = arg else { continue };
        for ty in fundamental_parts(tcx, *ty) {
            if is_local_type(tcx, ty) {
                let local = Some(ty);
                return uncovered.map(|param| Orphan::Param { param, local });
            }
            if let TyKind::Param(_) = tcx.types.kind(ty)
                && uncovered.is_none()
            {
                uncovered = Some(ty);
            }
        }
    }
    Some(match uncovered {
        Some(param) => Orphan::Param { param, local: None },
        None => Orphan::Type,
    })
}

/// A type, looked through `&`, `Box` and `Pin`, which are as local as what is in them.
fn fundamental_parts(tcx: &Tcx, ty: Ty) -> Vec<Ty> {
    match tcx.types.kind(ty) {
        TyKind::Ref(_, inner, _) => fundamental_parts(tcx, inner),
        TyKind::Adt(adt, args) if is_fundamental(tcx, adt) => {
            let first = tcx.types.args(args).iter().find_map(|arg| arg.as_ty());
            first.map_or_else(Vec::new, |inner| fundamental_parts(tcx, inner))
        }
        _ => vec![ty],
    }
}

fn is_fundamental(tcx: &Tcx, adt: DefId) -> bool {
    tcx.lang.is(adt, "owned_box") || tcx.lang.is(adt, "pin")
}

fn is_local_type(tcx: &Tcx, ty: Ty) -> bool {
    match tcx.types.kind(ty) {
        TyKind::Adt(adt, _) => tcx.is_local(adt),
        TyKind::Dynamic(list, _) => tcx.types.existentials(list).iter().any(|part| match part {
            crate::ty::ExistentialPredicate::Trait(def, _) => tcx.is_local(*def),
            _ => false,
        }),
        TyKind::Error => true,
        _ => false,
    }
}

fn report_uncovered(tcx: &Tcx, imp: DefId, param: Ty, local: Option<Ty>) {
    let name = tcx.ty_text(param);
    let message = match local {
        Some(local) => format!(
            "type parameter `{name}` must be covered by another type when it appears before \
             the first local type (`{}`)",
            tcx.ty_text(local)
        ),
        None => format!(
            "type parameter `{name}` must be used as the type parameter for some local type \
             (e.g., `MyStruct<{name}>`)"
        ),
    };
    let span = match tcx.types.kind(param) {
        TyKind::Param(param) => tcx.param_at(imp, param.index).map(|param| param.span),
        _ => None,
    };
    error(tcx, "E0210", span.unwrap_or(tcx.head_span(imp)), message);
}

fn report_orphan(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let args = tcx.types.args(trait_ref.args);
    let self_ty = args.first().and_then(|arg| arg.as_ty());
    let what = match self_ty.map(|ty| tcx.types.kind(ty)) {
        Some(TyKind::Adt(..)) => "types defined outside of the crate",
        Some(
            TyKind::Bool
            | TyKind::Char
            | TyKind::Str
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Never,
        ) => "primitive types",
        _ => "arbitrary types",
    };
    let what = if args.len() > 1 {
        "arbitrary types"
    } else {
        what
    };
    let message = format!("only traits defined in the current crate can be implemented for {what}");
    error(tcx, "E0117", tcx.head_span(imp), message);
}

/// `Send` and its like only of structs, enums and trait objects of this crate.
fn check_auto_trait(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    if !tcx.is_auto_trait(trait_ref.def) {
        return;
    }
    let self_ty = tcx.impl_header(imp).self_ty;
    if let TyKind::Adt(adt, _) = tcx.types.kind(self_ty)
        && tcx.is_local(adt)
    {
        return;
    }
    let message = format!(
        "cross-crate traits with a default impl, like `{}`, can only be implemented for a \
         struct/enum type, not `{}`",
        tcx.def_path(trait_ref.def),
        tcx.ty_text(self_ty)
    );
    error(tcx, "E0321", tcx.head_span(imp), message);
}

/// `impl Trait for dyn Trait`
fn check_object(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let self_ty = tcx.impl_header(imp).self_ty;
    let TyKind::Dynamic(list, _) = tcx.types.kind(self_ty) else {
        return;
    };
    for part in tcx.types.existentials(list) {
        let def = match part {
            crate::ty::ExistentialPredicate::Trait(def, _)
            | crate::ty::ExistentialPredicate::AutoTrait(def) => *def,
            crate::ty::ExistentialPredicate::Projection { .. } => continue,
        };
        let implements = tcx.all_supertrait_defs(def).contains(&trait_ref.def);
        if implements && tcx.is_dyn_compatible(def) {
            let message = format!(
                "the object type `{}` automatically implements the trait `{}`",
                tcx.ty_text(self_ty),
                tcx.def_path(trait_ref.def)
            );
            error(tcx, "E0371", tcx.head_span(imp), message);
            return;
        }
    }
}

/// Whether an impl and an earlier one may be of the same type.
fn check_overlap(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    for other in earlier_impls(tcx, imp, trait_ref) {
        let header = tcx.impl_header(other);
        if header.trait_ref.is_none_or(|of| tcx.types.has_error(of)) {
            continue;
        }
        let Some(overlap) = tcx.overlap(other, imp) else {
            continue;
        };
        if header.negative != tcx.impl_header(imp).negative {
            let message = format!(
                "found both positive and negative implementation of trait `{}` for type `{}`:",
                tcx.trait_text(trait_ref),
                tcx.ty_text(tcx.impl_header(imp).self_ty)
            );
            error(tcx, "E0751", tcx.head_span(imp), message);
            return;
        }
        report_overlap(tcx, imp, overlap.trait_ref);
        return;
    }
}

fn report_overlap(tcx: &Tcx, imp: DefId, overlap: TraitRef) {
    let self_ty = tcx
        .types
        .args(overlap.args)
        .first()
        .and_then(|arg| arg.as_ty());
    let for_type = match self_ty {
        Some(ty) if !matches!(tcx.types.kind(ty), TyKind::Infer(_)) => {
            format!(" for type `{}`", tcx.ty_text(ty))
        }
        _ => String::new(),
    };
    let message = format!(
        "conflicting implementations of trait `{}`{for_type}",
        tcx.trait_text(overlap)
    );
    error(tcx, "E0119", tcx.head_span(imp), message);
}

/// The impls of the trait that stand before an impl and may be of the same type, those of
/// std included.
fn earlier_impls(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) -> Vec<DefId> {
    let impls = tcx.trait_impls(trait_ref.def);
    let self_ty = tcx.impl_header(imp).self_ty;
    let head: Option<SimpleType> = tcx.types.simplify(self_ty);
    let mut candidates: Vec<DefId> = match head {
        None => impls.all.clone(),
        Some(head) => {
            let same = impls.by_head.get(&head).cloned().unwrap_or_default();
            impls.blanket.iter().copied().chain(same).collect()
        }
    };
    let own_place = place(tcx, imp);
    candidates.retain(|other| {
        place(tcx, *other) < own_place
            && (!tcx.is_local(*other)
                || tcx
                    .impl_header(*other)
                    .trait_ref
                    .is_some_and(|of| orphan(tcx, of).is_none()))
    });
    candidates.sort_unstable_by_key(|other| place(tcx, *other));
    candidates
}

/// The order in which rustc meets impls: those that macros and derives give come last.
fn place(tcx: &Tcx, imp: DefId) -> (bool, DefId) {
    let expanded = tcx.impl_node(imp).is_some_and(|node| node.derived)
        || tcx.def(imp).span.ctxt != SyntaxContext::ROOT;
    (tcx.is_local(imp) && expanded, imp)
}
