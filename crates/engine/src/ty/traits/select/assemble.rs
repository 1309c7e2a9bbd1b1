//! All that may be meant: where clauses, impls, bounds of associated types, trait objects.

use super::evaluate::Evaluation;
use super::{Candidate, SelectionContext, SelectionError, Stack};
use crate::resolve::DefId;
use crate::ty::{
    Args, ExistentialPredicate, GenericArg, InferTy, Predicate, Tcx, TraitRef, Ty, TyKind,
};

/// What may be meant so far.
#[derive(Default)]
pub(super) struct Candidates {
    pub list: Vec<Candidate>,
    /// Types are not known well enough to say.
    pub ambiguous: bool,
}

impl Candidates {
    pub fn push(&mut self, candidate: Candidate) {
        self.list.push(candidate);
    }
}

impl SelectionContext<'_, '_> {
    pub(super) fn assemble(&self, stack: &Stack<'_>) -> Result<Candidates, SelectionError> {
        let trait_ref = stack.trait_ref;
        let mut candidates = Candidates::default();
        let self_ty = self.self_ty(trait_ref);
        if matches!(self.tcx.types.kind(self_ty), TyKind::Infer(InferTy::Ty(_))) {
            candidates.ambiguous = true;
            return Ok(candidates);
        }
        if self.infcx.is_between_crates() && !self.tcx.is_knowable(trait_ref) {
            candidates.ambiguous = true;
            return Ok(candidates);
        }
        let known = self.tcx.known();
        let of = Some(trait_ref.def);
        if of == known.copy {
            self.from_impls(stack, &mut candidates);
            self.builtin_copy_clone(self_ty, &mut candidates);
        } else if of == known.sized {
            self.builtin_sized(self_ty, &mut candidates);
        } else if of == known.unsize {
            self.for_unsizing(stack, &mut candidates);
        } else if of == known.destruct || of == known.pointee {
            candidates.push(Candidate::Builtin(Vec::new()));
        } else if of == known.tuple {
            self.builtin_tuple(self_ty, &mut candidates);
        } else if of == known.callable {
            if matches!(
                self.tcx.types.kind(self_ty),
                TyKind::FnPtr(..) | TyKind::FnDef(..) | TyKind::Closure(..)
            ) {
                candidates.push(Candidate::Builtin(Vec::new()));
            }
        } else if of == known.fn_ptr {
            if matches!(self.tcx.types.kind(self_ty), TyKind::FnPtr(..)) {
                candidates.push(Candidate::Builtin(Vec::new()));
            }
        } else {
            if of == known.clone {
                self.builtin_copy_clone(self_ty, &mut candidates);
            }
            if of == known.future && matches!(self.tcx.types.kind(self_ty), TyKind::Coroutine(..)) {
                candidates.push(Candidate::Future);
            }
            self.from_callables(trait_ref, &mut candidates);
            self.from_impls(stack, &mut candidates);
            self.from_object(stack, &mut candidates);
        }
        self.from_bounds(stack, &mut candidates);
        self.from_caller_bounds(stack, &mut candidates);
        self.from_auto(stack, &mut candidates);
        Ok(candidates)
    }

    fn from_caller_bounds(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        for predicate in self.tcx.caller_bounds(stack.env) {
            let Predicate::Trait(bound) = *predicate else {
                continue;
            };
            if bound.def == stack.trait_ref.def
                && !self.tcx.types.has_error(bound)
                && self.infcx.can_eq(stack.trait_ref, bound)
            {
                candidates.push(Candidate::Param(bound));
            }
        }
    }

    fn from_impls(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        let trait_ref = stack.trait_ref;
        for imp in self.relevant_impls(trait_ref) {
            let Some(header) = self.tcx.erased_impl_ref(imp) else {
                continue;
            };
            if self.tcx.impl_header(imp).negative || !self.may_be_meant(trait_ref, header) {
                continue;
            }
            let matched = self
                .infcx
                .probe(|| self.match_impl(&stack.obligation, trait_ref, imp).is_ok());
            if matched {
                candidates.push(Candidate::Impl(imp));
            }
        }
    }

    /// The impls of a trait that the head of the type does not rule out.
    pub(super) fn relevant_impls(&self, trait_ref: TraitRef) -> Vec<DefId> {
        let impls = self.tcx.trait_impls(trait_ref.def);
        let self_ty = self.self_ty(trait_ref);
        let types = &self.tcx.types;
        if let Some(head) = types.simplify(self_ty) {
            let of_head = impls.by_head.get(&head).into_iter().flatten();
            return of_head.chain(&impls.blanket).copied().collect();
        }
        match types.kind(self_ty) {
            // These are their own heads, which no impl can name.
            TyKind::Param(_) | TyKind::FnDef(..) | TyKind::Closure(..) | TyKind::Coroutine(..) => {
                impls.blanket.clone()
            }
            _ => impls.all.clone(),
        }
    }

    /// From the bounds that an associated type or an opaque type is declared with.
    fn from_bounds(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        let mut seen: Vec<TraitRef> = Vec::new();
        let self_ty = self.self_ty(stack.trait_ref);
        for (index, bound) in self.alias_bounds(self_ty).into_iter().enumerate() {
            let Predicate::Trait(bound) = bound else {
                continue;
            };
            if bound.def != stack.trait_ref.def {
                continue;
            }
            let matched = self.infcx.probe(|| {
                let normal = self
                    .match_bound(&stack.obligation, stack.trait_ref, bound)
                    .ok()?;
                Some(self.infcx.resolve_vars(normal.0))
            });
            if let Some(normal) = matched
                && !seen.contains(&normal)
            {
                seen.push(normal);
                candidates.push(Candidate::Bound(index, bound));
            }
        }
    }

    /// The bounds that hold of an alias, and those that the type that it is of says about
    /// it: `type A: Iterator<Item: Copy>` says something about `<T::A as Iterator>::Item`.
    pub(in crate::ty::traits) fn alias_bounds(&self, self_ty: Ty) -> Vec<Predicate> {
        let types = &self.tcx.types;
        let mut all = Vec::new();
        let mut alias = self.infcx.shallow_resolve(self_ty);
        for _ in 0..super::RECURSION_LIMIT {
            match types.kind(alias) {
                TyKind::Projection(def, args) => {
                    let bounds = self.tcx.elaborated_item_bounds(def);
                    all.extend(bounds.iter().map(|bound| types.subst(*bound, args)));
                    let Some(GenericArg::Ty(of)) = types.args(args).first().copied() else {
                        break;
                    };
                    alias = self.infcx.shallow_resolve(of);
                }
                TyKind::Opaque(id, args) => {
                    let bounds = self.tcx.elaborated_opaque_bounds(id);
                    all.extend(bounds.iter().map(|bound| types.subst(*bound, args)));
                    break;
                }
                _ => break,
            }
        }
        all
    }

    fn from_object(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        let trait_ref = stack.trait_ref;
        let self_ty = self.self_ty(trait_ref);
        let TyKind::Dynamic(list, _) = self.tcx.types.kind(self_ty) else {
            return;
        };
        let parts = self.tcx.types.existentials(list);
        if parts.contains(&ExistentialPredicate::AutoTrait(trait_ref.def)) {
            candidates.push(Candidate::Builtin(Vec::new()));
            return;
        }
        for (index, upcast) in self.tcx.object_supertraits(self_ty).into_iter().enumerate() {
            if upcast.def != trait_ref.def {
                continue;
            }
            let matched = self.infcx.probe(|| {
                self.match_bound(&stack.obligation, trait_ref, upcast)
                    .is_ok()
            });
            if matched {
                candidates.push(Candidate::Object(index, upcast));
            }
        }
    }

    /// `Send` and its like hold if they hold of the parts, unless something is said about
    /// types with this head.
    fn from_auto(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        let trait_ref = stack.trait_ref;
        if !self.tcx.is_auto_trait(trait_ref.def) {
            return;
        }
        let self_ty = self.self_ty(trait_ref);
        match self.tcx.types.kind(self_ty) {
            TyKind::Dynamic(..) | TyKind::Param(_) | TyKind::Projection(..) => {}
            TyKind::Infer(InferTy::Ty(_)) => candidates.ambiguous = true,
            TyKind::Opaque(..)
                if candidates
                    .list
                    .iter()
                    .any(|each| matches!(each, Candidate::Bound(..))) => {}
            _ if self.is_unfinished(self_ty) => candidates.ambiguous = true,
            TyKind::Coroutine(..) => self.from_coroutine(stack, self_ty, candidates),
            _ => {
                let has_impl = self.relevant_impls(trait_ref).into_iter().any(|imp| {
                    let header = self.tcx.erased_impl_ref(imp);
                    header.is_some_and(|header| self.same_head(self_ty, self.self_ty(header)))
                });
                if !has_impl {
                    candidates.push(Candidate::Auto);
                }
            }
        }
    }
}

impl SelectionContext<'_, '_> {
    /// A coroutine has an auto trait if all has it that it may keep while it waits. More is
    /// known to be kept by rustc only as far as its MIR shows it: what has it not may be
    /// dropped before.
    fn from_coroutine(&self, stack: &Stack<'_>, self_ty: Ty, candidates: &mut Candidates) {
        if self.tcx.lang.is(stack.trait_ref.def, "unpin") {
            return;
        }
        let parts = self.constituent_types(self_ty).unwrap_or_default();
        let nested = self.for_each_ty(&stack.obligation, stack.trait_ref, &parts);
        let held = self.infcx.probe(|| self.evaluate_all(Some(stack), &nested));
        match held {
            Ok(Evaluation::Ok) => candidates.push(Candidate::Builtin(Vec::new())),
            Ok(Evaluation::Ambiguous) => candidates.ambiguous = true,
            _ => {
                self.infcx.evaluated.borrow_mut().unsupported =
                    Some("auto traits of futures that may keep what has them not");
                candidates.ambiguous = true;
            }
        }
    }
}

impl Tcx {
    /// The `Self` of a trait reference.
    pub(in crate::ty::traits) fn self_ty_of(&self, trait_ref: TraitRef) -> Ty {
        self.first_ty(trait_ref.args)
    }

    /// The first of some arguments.
    pub(in crate::ty::traits) fn first_ty(&self, args: Args) -> Ty {
        match self.types.args(args).first() {
            Some(GenericArg::Ty(ty)) => *ty,
            _ => self.types.common.error,
        }
    }

    /// The same trait for another type.
    pub(in crate::ty::traits) fn trait_ref_with_self(
        &self,
        trait_ref: TraitRef,
        ty: Ty,
    ) -> TraitRef {
        let mut args = self.types.args(trait_ref.args).to_vec();
        match args.first_mut() {
            Some(first) => *first = GenericArg::Ty(ty),
            None => args.push(GenericArg::Ty(ty)),
        }
        TraitRef {
            def: trait_ref.def,
            args: self.types.mk_args(&args),
        }
    }

    /// A trait with no other arguments than this type.
    pub(in crate::ty::traits) fn trait_of_ty(&self, def: DefId, ty: Ty) -> TraitRef {
        TraitRef {
            def,
            args: self.types.mk_args(&[GenericArg::Ty(ty)]),
        }
    }

    /// What an impl is of, without regions.
    pub(in crate::ty::traits) fn erased_impl_ref(&self, imp: DefId) -> Option<TraitRef> {
        if let Some(known) = self.queries.solver.impl_refs.borrow().get(&imp) {
            return *known;
        }
        let header = self.impl_header(imp);
        let erased = header.trait_ref.map(|of| self.erase_regions(of));
        self.queries
            .solver
            .impl_refs
            .borrow_mut()
            .insert(imp, erased);
        erased
    }

    /// What an impl asks for, without regions.
    pub(in crate::ty::traits) fn erased_impl_predicates(&self, imp: DefId) -> &[Predicate] {
        let cache = &self.queries.solver.impl_predicates;
        if let Some(known) = cache.get(&imp) {
            return known;
        }
        let clauses = self.predicates_of(imp).iter();
        let erased = clauses.map(|clause| self.erase_regions(clause.predicate));
        cache.insert(imp, Box::new(erased.collect()))
    }

    /// The bounds of an associated type, and what follows from them.
    pub(in crate::ty::traits) fn elaborated_item_bounds(&self, assoc: DefId) -> &[Predicate] {
        let cache = &self.queries.solver.assoc_bounds;
        if let Some(known) = cache.get(&assoc) {
            return known;
        }
        let bounds = self.item_bounds(assoc).iter();
        let bounds: Vec<Predicate> = bounds.map(|clause| clause.predicate).collect();
        cache.insert(assoc, Box::new(self.elaborate(&bounds)))
    }

    /// The bounds of an opaque type, and what follows from them.
    pub(in crate::ty::traits) fn elaborated_opaque_bounds(
        &self,
        id: crate::ty::OpaqueId,
    ) -> &[Predicate] {
        let cache = &self.queries.solver.opaque_bounds;
        if let Some(known) = cache.get(&id) {
            return known;
        }
        let bounds = self.opaque_bounds(id).iter();
        let bounds: Vec<Predicate> = bounds.map(|clause| clause.predicate).collect();
        cache.insert(id, Box::new(self.elaborate(&bounds)))
    }

    /// The principal trait of a trait object with the object as its `Self`.
    pub(in crate::ty::traits) fn object_principal(&self, object: Ty) -> Option<TraitRef> {
        let TyKind::Dynamic(list, _) = self.types.kind(object) else {
            return None;
        };
        self.types
            .existentials(list)
            .iter()
            .find_map(|part| match part {
                ExistentialPredicate::Trait(def, args) => {
                    let mut with_self = vec![GenericArg::Ty(object)];
                    with_self.extend_from_slice(self.types.args(*args));
                    Some(TraitRef {
                        def: *def,
                        args: self.types.mk_args(&with_self),
                    })
                }
                _ => None,
            })
    }

    /// The principal trait of a trait object and its supertraits.
    pub(in crate::ty::traits) fn object_supertraits(&self, object: Ty) -> Vec<TraitRef> {
        let Some(principal) = self.object_principal(object) else {
            return Vec::new();
        };
        let all = self.elaborate(&[Predicate::Trait(principal)]);
        all.into_iter()
            .filter_map(|predicate| match predicate {
                Predicate::Trait(trait_ref) => Some(trait_ref),
                _ => None,
            })
            .collect()
    }
}
