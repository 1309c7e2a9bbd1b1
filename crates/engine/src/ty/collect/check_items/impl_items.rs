//! The items of an impl against those of its trait.

use crate::resolve::{DefId, DefKind};
use crate::ty::kind::TraitRef;
use crate::ty::{Tcx, TypeFlags, TypeFoldable};

use super::{compare, error};

/// Checks that an impl has what its trait asks for, and as it asks for it.
pub(super) fn check(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let items: Vec<DefId> = tcx.assoc_items(imp).collect();
    for item in items {
        if let Some(of) = tcx.trait_item_of_impl_item(item) {
            match tcx.def_kind(item) {
                DefKind::AssocFn => compare::method(tcx, imp, item, of, trait_ref),
                DefKind::AssocConst => compare::constant(tcx, imp, item, of, trait_ref),
                DefKind::AssocTy => compare::ty(tcx, imp, item, of, trait_ref),
                _ => {}
            }
        }
    }
    if trait_ref.flags(&tcx.types).intersects(TypeFlags::ERROR) {
        return;
    }
    report_missing(tcx, imp, trait_ref);
}

fn report_missing(tcx: &Tcx, imp: DefId, trait_ref: TraitRef) {
    let of_trait: Vec<DefId> = tcx.assoc_items(trait_ref.def).collect();
    let missing: Vec<String> = of_trait
        .into_iter()
        .filter(|item| !tcx.has_default(*item) && tcx.impl_item_for(imp, *item).is_none())
        .filter_map(|item| tcx.def(item).name)
        .map(|name| format!("`{}`", tcx.text(name)))
        .collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "not all trait items implemented, missing: {}",
        missing.join(", ")
    );
    error(tcx, "E0046", tcx.head_span(imp), message);
}
