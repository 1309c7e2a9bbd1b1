//! Whether something holds, with all that has to hold for it.
//!
//! A question that depends on itself holds if all that is between is coinductive (auto
//! traits and `Sized`: a list is `Send` if its parts are), and is ambiguous otherwise.
//! Answers within such a cycle are kept provisionally until its head is answered.

use super::super::project::ProjectAndUnify;
use super::super::{Obligation, ParamEnv};
use super::tables::{LocalKey, Provisional};
use super::{Candidate, RECURSION_LIMIT, SelectionContext, SelectionError, Stack, Stop};
use crate::resolve::DefId;
use crate::ty::{Predicate, TraitRef, TypeFlags, TypeFoldable};

/// Whether something holds. What is worse is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ty::traits) enum Evaluation {
    /// It does.
    Ok,
    /// Types are not known well enough.
    Ambiguous,
    /// It depends on itself.
    Recursive,
    /// It does not.
    Err,
}

impl Evaluation {
    pub(in crate::ty::traits) fn may_apply(self) -> bool {
        self != Self::Err
    }
}

impl SelectionContext<'_, '_> {
    /// Whether something holds. Nothing is bound.
    pub(in crate::ty::traits) fn evaluate_root(
        &self,
        obligation: &Obligation,
    ) -> Result<Evaluation, Stop> {
        self.infcx
            .probe(|| self.evaluate_predicate(None, obligation))
    }

    pub(in crate::ty::traits) fn evaluate_all(
        &self,
        prev: Option<&Stack<'_>>,
        obligations: &[Obligation],
    ) -> Result<Evaluation, Stop> {
        let mut result = Evaluation::Ok;
        for obligation in obligations {
            let evaluation = self.evaluate_predicate(prev, obligation)?;
            if evaluation == Evaluation::Err {
                return Ok(evaluation);
            }
            result = result.max(evaluation);
        }
        Ok(result)
    }

    fn evaluate_predicate(
        &self,
        prev: Option<&Stack<'_>>,
        obligation: &Obligation,
    ) -> Result<Evaluation, Stop> {
        if obligation.depth > RECURSION_LIMIT {
            return Err(Stop::Overflow);
        }
        match obligation.predicate {
            Predicate::Trait(trait_ref) => self.evaluate_trait(prev, obligation, trait_ref),
            Predicate::Projection { assoc, args, ty } => {
                self.burn()?;
                match self.project_and_unify(obligation, assoc, args, ty) {
                    ProjectAndUnify::Holds(nested) => self.evaluate_all(prev, &nested),
                    ProjectAndUnify::Ambiguous => Ok(Evaluation::Ambiguous),
                    ProjectAndUnify::Recursive => Ok(Evaluation::Recursive),
                    ProjectAndUnify::Mismatch { .. } => Ok(Evaluation::Err),
                }
            }
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => Ok(Evaluation::Ok),
        }
    }

    fn evaluate_trait(
        &self,
        prev: Option<&Stack<'_>>,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Result<Evaluation, Stop> {
        self.burn()?;
        let trait_ref = self.infcx.resolve_vars(trait_ref);
        if self.tcx.types.has_error(trait_ref) || self.is_trivially_sized(trait_ref) {
            return Ok(Evaluation::Ok);
        }
        let stack = self.push(prev, obligation, trait_ref);
        let (fresh, closures) = self.infcx.freshen_with_closures(trait_ref);
        let key = ((stack.env, self.infcx.reveals(), fresh), closures);
        if let Some(known) = self.cached(&key) {
            return Ok(known);
        }
        if let Some(depth) = self.provisional(&key) {
            if let Some(prev) = prev {
                prev.reach(depth);
            }
            return Ok(Evaluation::Ok);
        }
        if let Some(evaluation) = self.cycle(&stack) {
            return Ok(evaluation);
        }
        let result = self.evaluate_stack(&stack);
        self.complete(&stack, key, result);
        if let Some(prev) = prev {
            prev.reach(stack.reached.get());
        }
        result
    }

    /// Whether this is being evaluated already.
    fn cycle(&self, stack: &Stack<'_>) -> Option<Evaluation> {
        let head = stack
            .iter()
            .skip(1)
            .find(|other| other.env == stack.env && other.fresh == stack.fresh)?;
        let within = || stack.iter().take_while(|each| each.depth >= head.depth);
        for each in within().skip(1) {
            each.reach(head.depth);
        }
        let coinductive = within().all(|each| self.tcx.is_coinductive(each.trait_ref.def));
        Some(if coinductive {
            Evaluation::Ok
        } else {
            Evaluation::Recursive
        })
    }

    fn evaluate_stack(&self, stack: &Stack<'_>) -> Result<Evaluation, Stop> {
        let types = &self.tcx.types;
        // Something more general is being evaluated: it will never end.
        let unending = types.has_infer(stack.fresh)
            && stack.iter().skip(1).any(|other| {
                other.env == stack.env && self.is_more_general(other.fresh, stack.fresh)
            });
        if unending {
            return Ok(Evaluation::Recursive);
        }
        match self.candidate(stack) {
            Ok(Some((_, Some(evaluation)))) => Ok(evaluation),
            Ok(Some((candidate, None))) => self.evaluate_candidate(stack, &candidate),
            Ok(None) => Ok(Evaluation::Ambiguous),
            Err(error) => failed(error),
        }
    }

    /// Whether what a candidate asks for holds.
    pub(super) fn evaluate_candidate(
        &self,
        stack: &Stack<'_>,
        candidate: &Candidate,
    ) -> Result<Evaluation, Stop> {
        self.infcx.probe(|| {
            let confirmed = self.confirm(&stack.obligation, stack.trait_ref, candidate);
            match confirmed {
                Ok(selection) => self.evaluate_all(Some(stack), &selection.nested),
                Err(error) => failed(error),
            }
        })
    }

    /// Whether a trait that everything sized is implements it plainly.
    fn is_trivially_sized(&self, trait_ref: TraitRef) -> bool {
        use crate::ty::TyKind;
        self.tcx.known().sized == Some(trait_ref.def)
            && !matches!(
                self.tcx.types.kind(self.self_ty(trait_ref)),
                TyKind::Str
                    | TyKind::Slice(_)
                    | TyKind::Dynamic(..)
                    | TyKind::Tuple(_)
                    | TyKind::Adt(..)
                    | TyKind::Param(_)
                    | TyKind::Projection(..)
                    | TyKind::Opaque(..)
                    | TyKind::Infer(crate::ty::InferTy::Ty(_))
            )
    }

    /// Whether an answer can be kept for other bodies.
    fn is_global(&self, (key, closures): &LocalKey) -> bool {
        let flags = key.2.flags(&self.tcx.types);
        !self.infcx.is_between_crates()
            && !flags.intersects(TypeFlags::INFER)
            && closures.is_empty()
            && !(flags.intersects(TypeFlags::OPAQUE) && self.infcx.has_opaques())
    }

    fn cached(&self, key: &LocalKey) -> Option<Evaluation> {
        if self.is_global(key) {
            let known = self.tcx.queries.solver.evaluations.borrow();
            known.get(&key.0).copied()
        } else {
            self.infcx.evaluated.borrow().evaluations.get(key).copied()
        }
    }

    fn keep(&self, key: LocalKey, evaluation: Evaluation) {
        if !self.is_global(&key) {
            let mut local = self.infcx.evaluated.borrow_mut();
            local.evaluations.insert(key, evaluation);
        } else if evaluation != Evaluation::Ambiguous {
            let mut known = self.tcx.queries.solver.evaluations.borrow_mut();
            known.insert(key.0, evaluation);
        }
    }

    fn provisional(&self, key: &LocalKey) -> Option<u32> {
        let local = self.infcx.evaluated.borrow();
        let found = local.provisional.iter().find(|entry| entry.key == *key);
        found.map(|entry| entry.reached)
    }

    /// Keeps an answer: for good if it does not depend on what is still being evaluated.
    fn complete(&self, stack: &Stack<'_>, key: LocalKey, result: Result<Evaluation, Stop>) {
        let reached = stack.reached.get();
        let is_head = reached >= stack.depth;
        match result {
            Ok(Evaluation::Ok) if is_head => {
                self.keep(key, Evaluation::Ok);
                for key in self.take_provisional(stack.depth) {
                    self.keep(key, Evaluation::Ok);
                }
            }
            Ok(Evaluation::Ok) => {
                let mut local = self.infcx.evaluated.borrow_mut();
                let from = stack.depth;
                local.provisional.push(Provisional { key, from, reached });
            }
            // A failure does not depend on what was taken to hold.
            Ok(Evaluation::Err) => {
                self.keep(key, Evaluation::Err);
                self.drop_provisional(stack.depth);
            }
            Ok(Evaluation::Ambiguous) if is_head && !self.infcx.is_between_crates() => {
                self.keep(key, Evaluation::Ambiguous);
                self.drop_provisional(stack.depth);
            }
            Ok(Evaluation::Ambiguous | Evaluation::Recursive) | Err(_) => {
                self.drop_provisional(stack.depth);
            }
        }
    }

    /// The provisional answers that depend on nothing below this depth.
    fn take_provisional(&self, depth: u32) -> Vec<LocalKey> {
        let mut local = self.infcx.evaluated.borrow_mut();
        let all = std::mem::take(&mut local.provisional);
        let (taken, left): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|entry| entry.reached >= depth);
        local.provisional = left;
        taken.into_iter().map(|entry| entry.key).collect()
    }

    /// What took the question at this depth to hold, which does not, is no more.
    fn drop_provisional(&self, depth: u32) {
        let mut local = self.infcx.evaluated.borrow_mut();
        local
            .provisional
            .retain(|entry| entry.from < depth && entry.reached < depth);
    }
}

fn failed(error: SelectionError) -> Result<Evaluation, Stop> {
    match error {
        SelectionError::Unimplemented | SelectionError::SignatureMismatch { .. } => {
            Ok(Evaluation::Err)
        }
        SelectionError::Overflow => Err(Stop::Overflow),
        SelectionError::Limit => Err(Stop::Limit),
    }
}

impl crate::ty::Tcx {
    /// Whether a trait may hold because it holds: auto traits and `Sized`.
    pub(in crate::ty::traits) fn is_coinductive(&self, of: DefId) -> bool {
        self.known().sized == Some(of) || self.is_auto_trait(of)
    }

    /// Whether something that is taken for granted is about types without parameters.
    pub(in crate::ty::traits) fn env_has_globals(&self, env: ParamEnv) -> bool {
        self.queries.solver.has_globals(env.index())
    }
}
