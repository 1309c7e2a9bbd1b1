//! Lowering everything that a definition says, for the errors that are found on the way.

use crate::resolve::{DefId, DefKind};
use crate::ty::Tcx;

/// Lowers the signature of a definition.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    match tcx.def_kind(def) {
        DefKind::Struct | DefKind::Enum | DefKind::TyAlias => {
            tcx.predicates_of(def);
            tcx.type_of(def);
        }
        DefKind::Trait => {
            tcx.super_predicates_of(def);
            tcx.predicates_of(def);
        }
        DefKind::Impl => {
            tcx.impl_header(def);
            tcx.predicates_of(def);
        }
        DefKind::Fn | DefKind::AssocFn => {
            tcx.predicates_of(def);
            tcx.fn_sig(def);
        }
        DefKind::AssocTy => {
            if tcx.trait_of_item(def).is_some() {
                tcx.item_bounds(def);
            }
            tcx.predicates_of(def);
            tcx.type_of(def);
        }
        DefKind::AssocConst | DefKind::Const | DefKind::Static | DefKind::Field => {
            tcx.type_of(def);
        }
        DefKind::TyParam | DefKind::ConstParam => {
            if tcx.def_kind(def) == DefKind::ConstParam {
                tcx.type_of(def);
            }
            tcx.param_default(def);
        }
        DefKind::Mod
        | DefKind::Variant
        | DefKind::Ctor(..)
        | DefKind::LifetimeParam
        | DefKind::Macro(_)
        | DefKind::ExternCrate
        | DefKind::Use => {}
    }
}
