//! Fields that are called the same, and discriminants.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{FieldName, Fields};
use crate::syntax::symbol::Symbol;
use crate::ty::Tcx;

use super::error;

/// Checks a struct or an enum.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    if tcx.def_kind(def) == DefKind::Struct {
        check_names(tcx, def);
        return;
    }
    let variants: Vec<DefId> = tcx
        .adt_def(def)
        .variants
        .iter()
        .map(|each| each.def)
        .collect();
    for variant in &variants {
        check_names(tcx, *variant);
    }
    check_discriminants(tcx, def, &variants);
}

fn check_names(tcx: &Tcx, def: DefId) {
    let Some(Fields::Named(fields)) = tcx.fields_node(def) else {
        return;
    };
    let mut seen: Vec<Symbol> = Vec::new();
    for field in fields {
        let FieldName::Named(ident) = field.name else {
            continue;
        };
        if seen.contains(&ident.name) {
            let message = format!("field `{}` is already declared", tcx.text(ident.name));
            error(tcx, "E0124", field.span, message);
        }
        seen.push(ident.name);
    }
}

fn check_discriminants(tcx: &Tcx, def: DefId, variants: &[DefId]) {
    let explicit = variants
        .iter()
        .any(|variant| has_discriminant(tcx, *variant));
    if explicit
        && tcx.adt_def(def).repr.int.is_none()
        && variants
            .iter()
            .any(|variant| !matches!(tcx.fields_node(*variant), Some(Fields::Unit)))
    {
        let message = "`#[repr(inttype)]` must be specified for enums with explicit \
                       discriminants and non-unit variants";
        error(tcx, "E0732", tcx.head_span(def), message);
    }
    let all = tcx.discriminants(def);
    check_overflow(tcx, def, variants);
    let mut reported = Vec::new();
    for (index, discr) in all.iter().enumerate() {
        if reported.contains(&discr.bits) {
            continue;
        }
        let again = all
            .iter()
            .skip(index + 1)
            .any(|other| other.bits == discr.bits);
        if again {
            reported.push(discr.bits);
            let value = crate::ty::ConstKind::Value {
                ty: discr.ty,
                bits: discr.bits,
            };
            let value = tcx.const_text(tcx.types.mk_const(value));
            let message = format!("discriminant value `{value}` assigned more than once");
            error(tcx, "E0081", tcx.head_span(def), message);
        }
    }
}

fn has_discriminant(tcx: &Tcx, variant: DefId) -> bool {
    tcx.variant_node(variant)
        .is_some_and(|node| node.discriminant.is_some())
}

/// A variant after the one with the greatest number has none.
fn check_overflow(tcx: &Tcx, def: DefId, variants: &[DefId]) {
    let ty = tcx.discr_ty(def);
    let crate::ty::TyKind::Int(int) = tcx.types.kind(ty) else {
        return;
    };
    let max = match crate::ty::collect::simple_const::int_range(int) {
        Some((_, max)) => u128::try_from(max).unwrap_or(u128::MAX),
        None => u128::MAX,
    };
    let all = tcx.discriminants(def);
    for (index, variant) in variants.iter().enumerate().skip(1) {
        let before = all.get(index - 1);
        if !has_discriminant(tcx, *variant) && before.is_some_and(|before| before.bits == max) {
            error(
                tcx,
                "E0370",
                tcx.full_span(*variant),
                "enum discriminant overflowed",
            );
        }
    }
}
