//! Whether the items of a crate make sense: rustc's `check_well_formed` and its coherence
//! checks.
//!
//! Only the user's crate is checked. What is wrong is reported to the [`Tcx`]; each
//! definition is looked at even if another is wrong, as in rustc.

mod adt;
mod attrs;
mod coherence;
mod compare;
mod copy_drop;
mod functions;
mod impl_items;
mod inherent;
mod main_fn;
mod nested_impl;
mod outlives;
mod params;
mod privacy;
mod receiver;
mod recursion;
mod relaxed;
mod repr;
mod signatures;
mod wf;

use std::collections::HashSet;

use crate::resolve::{CrateId, DefId, DefKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;

/// Checks the items of a crate.
pub fn check_items(tcx: &Tcx, krate: CrateId) {
    let defs: Vec<DefId> = tcx.defs_of(krate).collect();
    for def in &defs {
        signatures::check(tcx, *def);
    }
    let incoherent = check_coherence(tcx, &defs);
    let mut wrong = incoherent;
    for def in &defs {
        check_item(tcx, *def, &mut wrong);
    }
    tcx.report_dyn_uses();
    inherent::check_overlaps(tcx, &defs);
    main_fn::check(tcx, krate);
}

/// Checks the impls of traits among one another. Gives the traits some of whose impls are
/// wrong: nothing more is said about impls of these.
fn check_coherence(tcx: &Tcx, defs: &[DefId]) -> HashSet<DefId> {
    let mut incoherent = HashSet::new();
    for def in defs {
        if tcx.def_kind(*def) != DefKind::Impl {
            continue;
        }
        let Some(trait_ref) = tcx.impl_header(*def).trait_ref else {
            continue;
        };
        let before = tcx.error_count();
        coherence::check(tcx, *def, trait_ref);
        copy_drop::check(tcx, *def, trait_ref);
        if tcx.error_count() > before {
            incoherent.insert(trait_ref.def);
        }
    }
    incoherent
}

/// `wrong` are traits and impls that were reported, about which nothing more is said.
fn check_item(tcx: &Tcx, def: DefId, wrong: &mut HashSet<DefId>) {
    attrs::check(tcx, def);
    relaxed::check(tcx, def);
    match tcx.def_kind(def) {
        DefKind::Struct | DefKind::Enum => {
            adt::check(tcx, def);
            repr::check(tcx, def);
            recursion::check(tcx, def);
            params::check_adt(tcx, def);
        }
        DefKind::TyAlias => params::check_alias(tcx, def),
        DefKind::Fn | DefKind::AssocFn => {
            nested_impl::check(tcx, def);
            functions::check(tcx, def);
            receiver::check(tcx, def);
        }
        DefKind::AssocTy => privacy::check(tcx, def),
        DefKind::ConstParam => params::check_const_param(tcx, def),
        DefKind::Impl => {
            let before = tcx.error_count();
            params::check_impl(tcx, def);
            let unconstrained = tcx.error_count() > before;
            let of = tcx.impl_trait_def(def);
            if unconstrained || of.is_some_and(|of| wrong.contains(&of)) {
                wrong.insert(def);
                return;
            }
            check_impl(tcx, def);
        }
        _ => {}
    }
    if tcx
        .impl_of_item(def)
        .is_none_or(|imp| !wrong.contains(&imp))
    {
        wf::check(tcx, def);
    }
}

fn check_impl(tcx: &Tcx, def: DefId) {
    if tcx
        .impl_node(def)
        .is_some_and(|node| node.of_trait.is_none())
    {
        inherent::check(tcx, def);
        return;
    }
    let header = tcx.impl_header(def);
    let Some(trait_ref) = header.trait_ref else {
        return;
    };
    copy_drop::check_specialized(tcx, def, trait_ref);
    if !header.negative {
        impl_items::check(tcx, def, trait_ref);
    }
}

/// Lowers all that the items of a crate say, and checks nothing else.
pub fn lower_all(tcx: &Tcx, krate: CrateId) {
    let defs: Vec<_> = tcx.defs_of(krate).collect();
    for def in defs {
        signatures::check(tcx, def);
    }
}

fn error(tcx: &Tcx, code: &'static str, span: Span, message: impl Into<String>) {
    tcx.report(Diagnostic::coded(code, span, message));
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
