//! Where `T::Item` comes from: the bounds that say something about `T`.
//!
//! Only bounds on traits that have an item of the name are lowered, so that
//! `T: Iterator, U: From<T::Item>` does not depend on itself.

use crate::resolve::{DefId, DefKind, Namespace, Res};
use crate::syntax::ast::{
    BoundKind, GenericParamKind, Lifetime, TypeBound, TypeId, WherePredicateKind,
};
use crate::syntax::symbol::Symbol;
use crate::ty::Tcx;
use crate::ty::kind::TraitRef;

use super::lower_ty::Lowerer;

/// An associated item, and the trait whose it is, with its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssocCandidate {
    /// The trait.
    pub trait_ref: TraitRef,
    /// The item.
    pub assoc: DefId,
}

/// A bound on a parameter, and the lifetimes that a `for<'a>` in front of it declares.
type ParamBound<'a> = (&'a [Lifetime], &'a TypeBound);

impl Tcx {
    /// The associated types of this name that the bounds on a generic parameter lead to,
    /// among all that are in scope in `owner`.
    pub fn assoc_bounds(&self, owner: DefId, index: u32, name: Symbol) -> Vec<AssocCandidate> {
        let mut found = Vec::new();
        let mut at = Some(owner);
        while let Some(def) = at {
            self.assoc_bounds_at(def, index, name, &mut found);
            at = self.generics_of(def).parent;
        }
        found
    }

    fn assoc_bounds_at(
        &self,
        def: DefId,
        index: u32,
        name: Symbol,
        found: &mut Vec<AssocCandidate>,
    ) {
        let mut candidates = Vec::new();
        if self.def_kind(def) == DefKind::Trait && index == 0 {
            let args = self.identity_args(def);
            candidates.push(TraitRef { def, args });
        }
        for (outer, bound) in self.bounds_on_param(def, index) {
            let BoundKind::Trait {
                lifetimes, path, ..
            } = &bound.kind
            else {
                continue;
            };
            let leads_on = self
                .trait_at(def, path.span)
                .is_some_and(|of| self.has_assoc_named(of, name, Namespace::Type));
            if !leads_on {
                continue;
            }
            let mut lowerer = Lowerer::signature(self, def);
            lowerer.deny_elision();
            let all: Vec<Lifetime> = outer.iter().chain(lifetimes).copied().collect();
            let ty = self.param_at(def, index).map(|param| self.mk_param(param));
            let Some(ty) = ty.and_then(super::super::kind::GenericArg::as_ty) else {
                continue;
            };
            candidates.extend(lowerer.within_binder(&all, |lowerer| lowerer.trait_ref(path, ty)));
        }
        for trait_ref in candidates {
            for candidate in self.assoc_in_supertraits(trait_ref, name, Namespace::Type) {
                if !found.contains(&candidate) {
                    found.push(candidate);
                }
            }
        }
    }

    /// The bounds that a definition itself writes on one of the parameters in scope.
    pub(super) fn bounds_on_param(&self, def: DefId, index: u32) -> Vec<ParamBound<'_>> {
        let mut all: Vec<ParamBound> = Vec::new();
        let Some(generics) = self.ast_generics(def) else {
            return all;
        };
        let ids: Vec<DefId> = self.resolution.defs.generics(def).collect();
        for (param, id) in generics.params.iter().zip(ids) {
            if let GenericParamKind::Type { bounds, .. } = &param.kind
                && self.param_index(id) == index
            {
                all.extend(bounds.iter().map(|bound| (&[][..], bound)));
            }
        }
        for predicate in &generics.predicates {
            if let WherePredicateKind::Type {
                lifetimes,
                ty,
                bounds,
            } = &predicate.kind
                && self.is_param_path(def, *ty, index)
            {
                all.extend(bounds.iter().map(|bound| (lifetimes.as_slice(), bound)));
            }
        }
        all
    }

    fn is_param_path(&self, at: DefId, ty: TypeId, index: u32) -> bool {
        let tables = self.tables(self.def(at).krate);
        let found = tables.and_then(|tables| tables.types.get(ty));
        match found.and_then(|found| found.full_res()) {
            Some(Res::Def(def)) if self.def_kind(def) == DefKind::TyParam => {
                self.param_index(def) == index
            }
            Some(Res::SelfTy(of)) => index == 0 && self.def_kind(of) == DefKind::Trait,
            _ => false,
        }
    }

    /// The associated types of this name of an impl's trait and its supertraits.
    pub(super) fn assoc_of_impl(&self, imp: DefId, name: Symbol) -> Vec<AssocCandidate> {
        let of = self.impl_trait_def(imp);
        let leads_on = of.is_some_and(|of| self.has_assoc_named(of, name, Namespace::Type));
        if !leads_on {
            return Vec::new();
        }
        let Some(trait_ref) = self.impl_header(imp).trait_ref else {
            return Vec::new();
        };
        self.assoc_in_supertraits(trait_ref, name, Namespace::Type)
    }
}
