//! Private types that impls of public traits for public types show (E0446).

use crate::resolve::{DefId, DefKind};
use crate::ty::Tcx;
use crate::ty::kind::{ExistentialPredicate, GenericArg, Ty, TyKind};

use super::error;

/// Checks an associated type of an impl.
pub(super) fn check(tcx: &Tcx, item: DefId) {
    let Some(imp) = tcx.impl_of_item(item) else {
        return;
    };
    let header = tcx.impl_header(imp);
    let Some(of) = header.trait_ref else { return };
    if tcx.def_kind(item) != DefKind::AssocTy || tcx.types.has_error(of) {
        return;
    }
    let map = &tcx.resolution.map;
    let mut narrowest = tcx.def(of.def).vis;
    for arg in tcx.types.args(of.args) {
        if let GenericArg::Ty(ty) = arg {
            for def in named(tcx, *ty) {
                narrowest = narrowest.min(tcx.def(def).vis, map);
            }
        }
    }
    for def in named(tcx, tcx.type_of(item)) {
        let vis = tcx.def(def).vis;
        if vis.is_at_least(narrowest, map) {
            continue;
        }
        let (kind, name) = (tcx.def_kind(def).descr(), tcx.def_path(def));
        let kind = if kind == "trait" { kind } else { "type" };
        let message = format!("private {kind} `{name}` in public interface");
        error(tcx, "E0446", tcx.full_span(item), message);
    }
}

/// The types and traits that a type names.
fn named(tcx: &Tcx, ty: Ty) -> Vec<DefId> {
    let mut defs = Vec::new();
    tcx.types.walk(ty, &mut |each| {
        match tcx.types.kind(each) {
            TyKind::Adt(def, _) => defs.push(def),
            TyKind::Projection(assoc, _) => defs.extend(tcx.trait_of_item(assoc)),
            TyKind::Dynamic(list, _) => {
                for part in tcx.types.existentials(list) {
                    match part {
                        ExistentialPredicate::Trait(def, _)
                        | ExistentialPredicate::AutoTrait(def) => defs.push(*def),
                        ExistentialPredicate::Projection { .. } => {}
                    }
                }
            }
            _ => {}
        }
        true
    });
    defs.retain(|def| tcx.is_local(*def));
    defs
}
