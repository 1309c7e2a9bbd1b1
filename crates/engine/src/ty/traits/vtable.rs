//! The methods of trait objects.

use crate::resolve::DefId;
use crate::ty::{Args, Tcx, TraitRef, Ty};

/// One method of a vtable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VtableEntry {
    /// The method of the trait.
    pub method: DefId,
    /// The trait, its `Self` being the trait object.
    pub trait_ref: TraitRef,
    /// The arguments of the method.
    pub args: Args,
}

impl Tcx {
    /// The methods of a trait object, in the order of its vtable: those of supertraits
    /// first. Those that ask for `Self: Sized` are left out.
    pub fn vtable_entries(&self, object: Ty) -> Vec<VtableEntry> {
        let _ = object;
        Vec::new()
    }
}
