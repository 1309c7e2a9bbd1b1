//! Attributes on what they cannot be used on.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{AttrKind, ItemKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::Tcx;

use super::error;

/// Checks the attributes of a definition.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    let kind = tcx.def_kind(def);
    let is_fn = matches!(kind, DefKind::Fn | DefKind::AssocFn);
    for attr in tcx.attrs(def) {
        let wrong = match &attr.kind {
            AttrKind::Inline if !is_fn && kind != DefKind::Field => Some("inline"),
            AttrKind::TrackCaller if !is_fn => Some("track_caller"),
            AttrKind::TrackCaller if has_other_abi(tcx, def) => {
                let message = "`#[track_caller]` requires Rust ABI";
                error(tcx, "E0737", attr.span, message);
                None
            }
            AttrKind::NonExhaustive
                if !matches!(kind, DefKind::Struct | DefKind::Enum | DefKind::Variant) =>
            {
                Some("non_exhaustive")
            }
            AttrKind::Repr(_) if !matches!(kind, DefKind::Struct | DefKind::Enum) => {
                let message = "attribute should be applied to a struct, enum, or union";
                error(tcx, "E0517", attr.span, message);
                None
            }
            _ => None,
        };
        if let Some(name) = wrong {
            let target = target_name(tcx, def);
            let message = format!("`#[{name}]` attribute cannot be used on {target}");
            tcx.report(Diagnostic::error(attr.span, message));
        }
    }
}

fn has_other_abi(tcx: &Tcx, def: DefId) -> bool {
    let node = tcx.fn_node(def);
    node.and_then(|node| node.sig.header.abi)
        .is_some_and(|abi| tcx.text(abi) != "Rust")
}

/// What rustc calls the definitions of this kind.
fn target_name(tcx: &Tcx, def: DefId) -> &'static str {
    match tcx.def_kind(def) {
        DefKind::Struct => "structs",
        DefKind::Enum => "enums",
        DefKind::Variant => "enum variants",
        DefKind::Trait => "traits",
        DefKind::Impl => match tcx.impl_node(def) {
            Some(node) if node.of_trait.is_some() => "trait impl blocks",
            _ => "inherent impl blocks",
        },
        DefKind::TyAlias => "type aliases",
        DefKind::AssocTy => "associated types",
        DefKind::Const => "constants",
        DefKind::AssocConst => "associated consts",
        DefKind::Static => "statics",
        DefKind::Fn => "functions",
        DefKind::AssocFn => "methods",
        DefKind::Mod => match tcx.item_node(def).map(|item| &item.kind) {
            Some(ItemKind::Mod(_)) => "modules",
            _ => "crates",
        },
        DefKind::Field => "struct fields",
        _ => "this",
    }
}
