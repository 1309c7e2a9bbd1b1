//! Types that have no values.

use crate::resolve::{DefId, ModuleId};
use crate::ty::traits::ParamEnv;
use crate::ty::{Args, Tcx, Ty, TyKind};

/// Whether types are known to have no values.
#[derive(Clone, Copy)]
pub struct Inhabited<'t> {
    /// The types.
    pub tcx: &'t Tcx,
    /// What may be taken for granted.
    pub env: ParamEnv,
    /// Where the question is asked: what a private field holds is not known there. Nothing
    /// if privacy is of no matter.
    pub from: Option<ModuleId>,
}

/// How deep types are looked into; what is deeper counts as having values.
const DEPTH: u32 = 24;

impl Inhabited<'_> {
    /// Whether a type has no values.
    #[must_use]
    pub fn is_uninhabited(self, ty: Ty) -> bool {
        self.uninhabited(ty, DEPTH)
    }

    /// Whether a variant of an enum, or a struct, has no values.
    #[must_use]
    pub fn is_variant_uninhabited(self, adt: DefId, args: Args, variant: usize) -> bool {
        self.variant(adt, args, variant, DEPTH)
    }

    fn uninhabited(self, ty: Ty, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Never => true,
            TyKind::Tuple(list) => types
                .list(list)
                .iter()
                .any(|ty| self.uninhabited(*ty, depth)),
            TyKind::Array(elem, len) => {
                let len = types.as_usize(self.tcx.try_eval_const(len));
                len.is_some_and(|len| len != 0) && self.uninhabited(elem, depth)
            }
            TyKind::Adt(def, args) => {
                let count = self.tcx.adt_def(def).variants.len();
                (0..count).all(|variant| self.variant(def, args, variant, depth))
            }
            TyKind::Projection(..) | TyKind::Opaque(..) => {
                let normal = self.tcx.normalize_erasing_regions(self.env, ty);
                normal != ty && self.uninhabited(normal, depth)
            }
            _ => false,
        }
    }

    fn variant(self, def: DefId, args: Args, variant: usize, depth: u32) -> bool {
        let adt = self.tcx.adt_def(def);
        let Some(variant) = adt.variants.get(variant) else {
            return false;
        };
        if self.from.is_some() && variant.non_exhaustive && !self.tcx.is_local(variant.def) {
            return false;
        }
        variant.fields.iter().any(|field| {
            let visible = adt.is_enum
                || self
                    .from
                    .is_none_or(|module| self.tcx.is_accessible(field.def, module));
            visible && self.uninhabited(self.tcx.type_of_erased(field.def, args), depth)
        })
    }
}
