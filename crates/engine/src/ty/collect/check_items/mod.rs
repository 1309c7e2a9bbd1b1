//! Whether the items of a crate make sense: rustc's `check_well_formed` and its coherence
//! checks.
//!
//! Only the user's crate is checked. What is wrong is reported to the [`Tcx`]; each
//! definition is looked at even if another is wrong, as in rustc.

mod signatures;

use crate::resolve::CrateId;
use crate::ty::Tcx;

/// Checks the items of a crate.
pub fn check_items(tcx: &Tcx, krate: CrateId) {
    let defs: Vec<_> = tcx.defs_of(krate).collect();
    for def in &defs {
        signatures::check(tcx, *def);
    }
}

/// Lowers all that the items of a crate say, and checks nothing else.
pub fn lower_all(tcx: &Tcx, krate: CrateId) {
    let defs: Vec<_> = tcx.defs_of(krate).collect();
    for def in defs {
        signatures::check(tcx, def);
    }
}
