//! Where methods stand: impls, traits, what is in scope, what may be named.

use super::super::fn_ctxt::FnCtxt;
use crate::resolve::{DefId, DefKind, Res};
use crate::ty::{Clause, Ty, TyKind};

impl FnCtxt<'_> {
    /// The traits whose methods may be called without naming them: those in scope, and
    /// those of the prelude.
    pub(super) fn traits_in_scope(&self) -> Vec<DefId> {
        let map = &self.tcx.resolution.map;
        let defs = &self.tcx.resolution.defs;
        let mut traits: Vec<DefId> = self.current_trait().into_iter().collect();
        let in_scope = map.traits_in_scope(self.scope.get(), defs);
        for def in in_scope.into_iter().chain(self.prelude_traits()) {
            if !traits.contains(&def) {
                traits.push(def);
            }
        }
        traits
    }

    /// The trait that is declared or implemented around the body: it needs no import there.
    fn current_trait(&self) -> Option<DefId> {
        let parent = self.tcx.def(self.owner).parent?;
        match self.tcx.def_kind(parent) {
            DefKind::Trait => Some(parent),
            DefKind::Impl => self.tcx.impl_trait_def(parent),
            _ => None,
        }
    }

    fn prelude_traits(&self) -> Vec<DefId> {
        let resolution = &self.tcx.resolution;
        let krate = self.body_ref.krate.index();
        let Some(prelude) = resolution.preludes.get(krate).copied().flatten() else {
            return Vec::new();
        };
        let names = resolution.map.names(prelude);
        names
            .filter_map(|(_, binding)| match binding.res {
                Res::Def(def) if self.tcx.def_kind(def) == DefKind::Trait => Some(def),
                _ => None,
            })
            .collect()
    }

    /// All traits there are.
    pub(super) fn all_traits(&self) -> Vec<DefId> {
        let defs = self.tcx.resolution.defs.iter();
        defs.filter(|(_, def)| def.kind == DefKind::Trait)
            .map(|(id, _)| id)
            .collect()
    }

    /// The inherent impls of a type, those for all number types included.
    pub(super) fn inherent_impls(&self, ty: Ty) -> Vec<DefId> {
        let ty = self.infcx.shallow_resolve(ty);
        let Some(head) = self.tcx.types.simplify(ty) else {
            return Vec::new();
        };
        let mut impls = self.tcx.inherent_impls(head).to_vec();
        if matches!(self.kind(ty), TyKind::Int(_) | TyKind::Float(_)) {
            impls.extend_from_slice(self.tcx.blanket_inherent_impls());
        }
        impls
    }

    /// Whether a struct or an enum has an impl of `Drop`.
    #[must_use]
    pub fn implements_drop(&self, ty: Ty) -> bool {
        let Some(of) = self.tcx.lang_item("drop") else {
            return false;
        };
        let head = self.tcx.types.simplify(ty);
        head.is_some_and(|head| self.tcx.trait_impls(of).by_head.contains_key(&head))
    }

    /// Whether something is the item of std of this name: there is one.
    #[must_use]
    pub fn is_std_item(&self, def: DefId, name: &str) -> bool {
        let data = self.tcx.def(def);
        data.krate.index() == 0 && data.name.is_some_and(|known| self.tcx.text(known) == name)
    }

    /// Whether something may be named from where the body stands.
    #[must_use]
    pub fn is_accessible(&self, def: DefId) -> bool {
        self.tcx.is_accessible(def, self.scope.get())
    }

    /// All bounds of an item: those of the impl or trait around it first.
    pub(in crate::ty::check) fn instantiated_predicates(
        &self,
        def: DefId,
        args: crate::ty::Args,
    ) -> Vec<Clause> {
        let instantiate = |clause: &Clause| Clause {
            predicate: self.tcx.subst_erased(clause.predicate, args),
            ..*clause
        };
        self.tcx
            .predicates_of(def)
            .iter()
            .map(instantiate)
            .collect()
    }
}
