//! What the typed tree is checked for: that matches are exhaustive, that what is unsafe
//! stands in `unsafe`, and that constants call only what is `const`.

mod constness;
mod exhaustive;
mod pattern;
mod safety;
mod walk;
mod witness;

pub use constness::const_context;

use super::tree::Thir;
use crate::ty::Tcx;

/// Reports what is wrong with a body that belongs to the user.
pub fn check(tcx: &Tcx, thir: &Thir) {
    exhaustive::check(tcx, thir);
    safety::check(tcx, thir);
    constness::check(tcx, thir);
}
