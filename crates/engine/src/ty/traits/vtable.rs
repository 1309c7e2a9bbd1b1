//! The methods of trait objects.

use super::ParamEnv;
use crate::resolve::{DefId, DefKind};
use crate::ty::{Args, GenericArg, Region, Tcx, TraitRef, Ty};

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
    /// The methods of a trait object, in the order of its vtable: the trait's own, then
    /// those of its supertraits. Those that ask for `Self: Sized` are left out.
    pub fn vtable_entries(&self, object: Ty) -> Vec<VtableEntry> {
        let mut entries = Vec::new();
        for trait_ref in self.object_supertraits(object) {
            let trait_ref = self.normalize_erasing_regions(ParamEnv::EMPTY, trait_ref);
            for method in self.assoc_items(trait_ref.def) {
                if !self.is_vtable_method(method) {
                    continue;
                }
                let entry = VtableEntry {
                    method,
                    trait_ref,
                    args: self.vtable_args(method, trait_ref),
                };
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
        entries
    }

    /// What a place of the vtable of `object` holds for a concrete type: the method of the
    /// trait, with the type as its `Self`.
    pub fn vtable_method_for(&self, entry: VtableEntry, concrete: Ty) -> (DefId, Args) {
        let mut args = self.types.args(entry.args).to_vec();
        if let Some(first) = args.first_mut() {
            *first = GenericArg::Ty(concrete);
        }
        (entry.method, self.types.mk_args(&args))
    }

    /// A vtable's methods have no parameters but lifetimes.
    fn vtable_args(&self, method: DefId, trait_ref: TraitRef) -> Args {
        let mut args = self.types.args(trait_ref.args).to_vec();
        let missing = self.generics_of(method).count().saturating_sub(args.len());
        args.extend(std::iter::repeat_n(
            GenericArg::Region(Region::ERASED),
            missing,
        ));
        self.types.mk_args(&args)
    }

    /// Whether a method of a trait can be called on a trait object.
    pub fn is_vtable_method(&self, method: DefId) -> bool {
        self.def_kind(method) == DefKind::AssocFn
            && self.fn_attrs(method).has_self
            && !self.requires_sized_self(method)
            && !self
                .generics_of(method)
                .params
                .iter()
                .any(|param| !matches!(param.kind, crate::ty::ParamKind::Lifetime))
    }
}
