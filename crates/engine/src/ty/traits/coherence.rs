//! Whether impls overlap.

use crate::resolve::DefId;
use crate::ty::{Tcx, TraitRef};

/// Two impls apply to the same types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The trait with types that both are for, as far as they are determined.
    pub trait_ref: TraitRef,
    /// One that is determined in the end, in the place of variables.
    pub ambiguous: bool,
}

impl Tcx {
    /// Whether two impls of one trait apply to the same types: E0119.
    pub fn overlap(&self, a: DefId, b: DefId) -> Option<Overlap> {
        let _ = (a, b);
        None
    }
}
