//! Supertraits: by name, and with their arguments.

use crate::resolve::{DefId, Namespace, Res};
use crate::syntax::ast::{BoundKind, TypeBound, TypeId, WherePredicateKind};
use crate::syntax::symbol::Symbol;
use crate::ty::Tcx;
use crate::ty::context::Query;
use crate::ty::generics::Clause;
use crate::ty::kind::{Predicate, TraitRef};

use super::AssocCandidate;
use super::lower_ty::Lowerer;

impl Tcx {
    /// The bounds that a trait puts on `Self`, after its colon and in its where clause.
    pub(super) fn self_bounds(&self, of: DefId) -> Vec<&TypeBound> {
        let Some(node) = self.trait_node(of) else {
            return Vec::new();
        };
        let mut bounds: Vec<&TypeBound> = node.supertraits.iter().collect();
        for predicate in &node.generics.predicates {
            if let WherePredicateKind::Type {
                ty,
                bounds: of_ty,
                lifetimes,
            } = &predicate.kind
                && lifetimes.is_empty()
                && self.is_self_path(of, *ty)
            {
                bounds.extend(of_ty);
            }
        }
        bounds
    }

    fn is_self_path(&self, of: DefId, ty: TypeId) -> bool {
        let tables = self.tables(self.def(of).krate);
        let found = tables.and_then(|tables| tables.types.get(ty));
        found.and_then(|found| found.full_res()) == Some(Res::SelfTy(of))
    }

    /// The traits that a trait names as its supertraits. Nothing is lowered for this.
    pub fn supertrait_defs(&self, of: DefId) -> &[DefId] {
        let cache = &self.queries.collect.supertrait_defs;
        if let Some(known) = cache.get(&of) {
            return known;
        }
        let mut defs = Vec::new();
        for bound in self.self_bounds(of) {
            if let BoundKind::Trait { path, .. } = &bound.kind
                && let Some(def) = self.trait_at(of, path.span)
            {
                defs.push(def);
            }
        }
        cache.insert(of, Box::new(defs))
    }

    /// A trait and all its supertraits, by name.
    pub fn all_supertrait_defs(&self, of: DefId) -> Vec<DefId> {
        let mut all = vec![of];
        let mut next = 0;
        while let Some(def) = all.get(next).copied() {
            next += 1;
            for def in self.supertrait_defs(def) {
                if !all.contains(def) {
                    all.push(*def);
                }
            }
        }
        all
    }

    /// What a trait says about `Self`: its supertraits.
    pub fn super_predicates_of(&self, of: DefId) -> &[Clause] {
        let cache = &self.queries.collect.super_predicates;
        if let Some(known) = cache.get(&of) {
            return known;
        }
        let span = self.def(of).span;
        let found = self.within_query(Query::SuperPredicates(of), span, || {
            let mut clauses = Vec::new();
            let self_ty = self.mk_self_param();
            for bound in self.self_bounds(of) {
                let mut lowerer = Lowerer::signature(self, of);
                lowerer.deny_elision();
                lowerer.bounds(self_ty, &[], std::slice::from_ref(bound), &mut clauses);
            }
            for clause in &clauses {
                if let Predicate::Trait(found) = clause.predicate {
                    self.at(clause.span).super_predicates_of(found.def);
                }
            }
            clauses
        });
        cache.insert(of, Box::new(found.unwrap_or_default()))
    }

    /// A trait and all its supertraits, with their arguments, the nearest first.
    pub fn supertraits(&self, trait_ref: TraitRef) -> Vec<TraitRef> {
        let mut all = vec![trait_ref];
        let mut next = 0;
        while let Some(of) = all.get(next).copied() {
            next += 1;
            for clause in self.super_predicates_of(of.def) {
                if let Predicate::Trait(_) = clause.predicate
                    && let Predicate::Trait(found) = self.types.subst(clause.predicate, of.args)
                    && !all.contains(&found)
                    && all.len() < MAX_SUPERTRAITS
                {
                    all.push(found);
                }
            }
        }
        all
    }

    /// The associated items of this name of a trait and its supertraits. Only those bounds
    /// are lowered that lead to one.
    pub(super) fn assoc_in_supertraits(
        &self,
        trait_ref: TraitRef,
        name: Symbol,
        ns: Namespace,
    ) -> Vec<AssocCandidate> {
        let mut found = Vec::new();
        let mut seen = Vec::new();
        self.find_assoc(trait_ref, (name, ns), &mut seen, &mut found);
        found
    }

    fn find_assoc(
        &self,
        trait_ref: TraitRef,
        (name, ns): (Symbol, Namespace),
        seen: &mut Vec<TraitRef>,
        found: &mut Vec<AssocCandidate>,
    ) {
        if seen.contains(&trait_ref) || seen.len() > MAX_SUPERTRAITS {
            return;
        }
        seen.push(trait_ref);
        if let Some(assoc) = self.assoc_item(trait_ref.def, name, ns) {
            found.push(AssocCandidate { trait_ref, assoc });
        }
        for bound in self.self_bounds(trait_ref.def) {
            let BoundKind::Trait {
                lifetimes, path, ..
            } = &bound.kind
            else {
                continue;
            };
            let leads_on = self
                .trait_at(trait_ref.def, path.span)
                .is_some_and(|def| self.has_assoc_named(def, name, ns));
            if !leads_on {
                continue;
            }
            let mut lowerer = Lowerer::signature(self, trait_ref.def);
            lowerer.deny_elision();
            let self_ty = self.mk_self_param();
            let lowered =
                lowerer.within_binder(lifetimes, |lowerer| lowerer.trait_ref(path, self_ty));
            if let Some(of) = lowered {
                let of = self.types.subst(of, trait_ref.args);
                self.find_assoc(of, (name, ns), seen, found);
            }
        }
    }

    /// Whether a trait or one of its supertraits has an associated item of this name.
    #[must_use]
    pub fn has_assoc_named(&self, of: DefId, name: Symbol, ns: Namespace) -> bool {
        let all = self.all_supertrait_defs(of);
        all.into_iter()
            .any(|def| self.assoc_item(def, name, ns).is_some())
    }

    /// Whether a supertrait of a trait takes `Self` as an argument.
    pub(crate) fn supertraits_mention_self(&self, of: DefId) -> bool {
        let self_ty = self.mk_self_param();
        self.all_supertrait_defs(of).into_iter().any(|def| {
            let clauses = self.super_predicates_of(def);
            clauses.iter().any(|clause| match clause.predicate {
                Predicate::Trait(of) => {
                    let rest = self.types.args(of.args).iter().skip(1);
                    rest.filter_map(|arg| arg.as_ty())
                        .any(|ty| self.types.mentions(ty, self_ty))
                }
                _ => false,
            })
        })
    }
}

/// Traits whose supertraits grow without end are stopped here.
const MAX_SUPERTRAITS: usize = 256;
