//! `#[repr(…)]`

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{Attr, AttrKind, ReprHint};
use crate::ty::Tcx;
use crate::ty::kind::{Ty, TyKind};

use super::error;

/// Checks the `repr` of a struct or an enum.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    let attrs: Vec<&Attr> = tcx
        .attrs(def)
        .iter()
        .filter(|attr| matches!(attr.kind, AttrKind::Repr(_)))
        .collect();
    let Some(first) = attrs.first() else { return };
    let is_enum = tcx.def_kind(def) == DefKind::Enum;
    let mut hints = Vec::new();
    for attr in &attrs {
        if let AttrKind::Repr(list) = &attr.kind {
            hints.extend(list.iter().copied());
        }
    }
    let ints = hints.iter().filter(|hint| matches!(hint, ReprHint::Int(_)));
    // It is a lint, and so is not told where something is an error before.
    if ints.count() > 1 && tcx.error_count() == 0 {
        // It stands at the first of the hints.
        let message = "conflicting representation hints";
        error(tcx, "E0566", first.span.part(7, u32::MAX), message);
    }
    let has_int = hints.iter().any(|hint| matches!(hint, ReprHint::Int(_)));
    if has_int && !is_enum {
        let message = "attribute should be applied to an enum";
        error(tcx, "E0517", first.span, message);
        return;
    }
    let adt = tcx.adt_def(def);
    if is_enum && adt.variants.is_empty() {
        let message = "unsupported representation for zero-variant enum";
        error(tcx, "E0084", first.span, message);
    }
    if hints.contains(&ReprHint::Transparent) {
        if hints.len() > 1 {
            let message = format!(
                "transparent {} cannot have other repr hints",
                tcx.def_descr(def)
            );
            error(tcx, "E0692", first.span, message);
        }
        if is_enum && adt.variants.len() > 1 {
            let message = format!(
                "transparent enum needs exactly one variant, but has {}",
                adt.variants.len()
            );
            error(tcx, "E0731", tcx.head_span(def), message);
        }
        check_transparent_fields(tcx, def);
    }
}

/// At most one field of a transparent type takes space.
fn check_transparent_fields(tcx: &Tcx, def: DefId) {
    let adt = tcx.adt_def(def);
    let [variant] = adt.variants.as_slice() else {
        return;
    };
    let fields = variant.fields.iter();
    let count = fields
        .filter(|field| !is_empty(tcx, tcx.type_of(field.def), 0))
        .count();
    if count > 1 {
        let message = format!(
            "transparent {} needs at most one field with non-trivial size or alignment, but \
             has {count}",
            tcx.def_descr(def)
        );
        error(tcx, "E0690", tcx.head_span(def), message);
    }
}

/// Whether values of a type take no space, as far as that is plain to see.
fn is_empty(tcx: &Tcx, ty: Ty, depth: u32) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match tcx.types.kind(ty) {
        TyKind::Error | TyKind::FnDef(..) => true,
        TyKind::Tuple(list) => tcx
            .types
            .list(list)
            .iter()
            .all(|ty| is_empty(tcx, *ty, depth + 1)),
        TyKind::Array(_, len) => tcx.types.as_usize(len) == Some(0),
        TyKind::Adt(def, args) => {
            let adt = tcx.adt_def(def);
            if adt.is_phantom_data {
                return true;
            }
            adt.struct_variant().is_some_and(|variant| {
                variant.fields.iter().all(|field| {
                    let ty = tcx.subst(tcx.type_of(field.def), args);
                    is_empty(tcx, ty, depth + 1)
                })
            })
        }
        _ => false,
    }
}

/// How deep types within types are looked into.
const MAX_DEPTH: u32 = 32;
