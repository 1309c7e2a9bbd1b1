//! Choosing among the candidates.

use super::probe::{Candidate, CandidateKind, Pick, PickKind, Probe, ReceiverAdjust, Step};
use super::{MethodError, Mode};
use crate::resolve::DefId;
use crate::syntax::Edition;
use crate::ty::traits::FulfillmentCtxt;
use crate::ty::{Args, Mutability, Predicate, TraitRef, Ty, TyKind};

/// A choice, or what is wrong with it.
type Picked = Option<Result<Pick, MethodError>>;

impl Probe<'_, '_> {
    /// The first type and adjustment that a candidate fits.
    pub(super) fn pick(&mut self) -> Picked {
        for step in self.steps.clone() {
            if step.behind_raw || self.fcx.references_error(step.ty) {
                continue;
            }
            let found = self
                .pick_by_value(step)
                .or_else(|| self.pick_autoref(step, Mutability::Not))
                .or_else(|| self.pick_autoref(step, Mutability::Mut))
                .or_else(|| self.pick_const_ptr(step));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// By value. A reference is borrowed again, so that it is not used up.
    fn pick_by_value(&mut self, step: Step) -> Picked {
        if step.unsize {
            return None;
        }
        let mut picked = self.pick_method(step.ty)?;
        if let Ok(pick) = &mut picked {
            pick.autoderefs = step.autoderefs;
            if let TyKind::Ref(_, _, by) = self.fcx.kind(step.ty) {
                pick.autoderefs += 1;
                pick.adjust = Some(ReceiverAdjust::Autoref { by, unsize: false });
            }
        }
        Some(picked)
    }

    fn pick_autoref(&mut self, step: Step, by: Mutability) -> Picked {
        let ty = self.fcx.tcx.types.mk_ref(step.ty, by);
        let mut picked = self.pick_method(ty)?;
        if let Ok(pick) = &mut picked {
            pick.autoderefs = step.autoderefs;
            let unsize = step.unsize;
            pick.adjust = Some(ReceiverAdjust::Autoref { by, unsize });
        }
        Some(picked)
    }

    /// `*mut T` serves as `*const T` too.
    fn pick_const_ptr(&mut self, step: Step) -> Picked {
        if step.unsize {
            return None;
        }
        let TyKind::RawPtr(pointee, Mutability::Mut) = self.fcx.kind(step.ty) else {
            return None;
        };
        let kind = TyKind::RawPtr(pointee, Mutability::Not);
        let mut picked = self.pick_method(self.fcx.tcx.types.mk(kind))?;
        if let Ok(pick) = &mut picked {
            pick.autoderefs = step.autoderefs;
            pick.adjust = Some(ReceiverAdjust::ToConstPtr);
        }
        Some(picked)
    }

    fn pick_method(&mut self, self_ty: Ty) -> Picked {
        let inherent = self.inherent.clone();
        if let Some(picked) = self.consider_all(self_ty, &inherent) {
            return Some(picked);
        }
        let extension = self.extension.clone();
        if let Some(picked) = self.consider_all(self_ty, &extension) {
            return Some(picked);
        }
        if self.private_pick.is_none() && !self.private.is_empty() {
            let private = self.private.clone();
            let unsatisfied = self.unsatisfied.len();
            if let Some(Ok(pick)) = self.consider_all(self_ty, &private) {
                self.private_pick = Some((self.fcx.tcx.def_kind(pick.item), pick.item));
            }
            self.unsatisfied.truncate(unsatisfied);
        }
        None
    }

    fn consider_all(&mut self, self_ty: Ty, candidates: &[Candidate]) -> Picked {
        let mut applicable = Vec::new();
        for candidate in candidates {
            if self.consider(self_ty, candidate) {
                applicable.push(*candidate);
            }
        }
        match applicable.as_slice() {
            [] => None,
            [only] => Some(Ok(Pick {
                item: only.item,
                kind: only.pick_kind(),
                autoderefs: 0,
                adjust: None,
            })),
            [first, rest @ ..] => Some(self.collapse(*first, rest)),
        }
    }

    /// Several candidates of one trait are one: which impl it is, shows later.
    fn collapse(&self, first: Candidate, rest: &[Candidate]) -> Result<Pick, MethodError> {
        let container = |candidate: &Candidate| self.fcx.tcx.trait_of_item(candidate.item);
        let of = container(&first);
        if of.is_some() && rest.iter().all(|other| container(other) == of) {
            return Ok(Pick {
                item: first.item,
                kind: PickKind::Trait,
                autoderefs: 0,
                adjust: None,
            });
        }
        Err(MethodError::Ambiguity)
    }

    /// Whether a candidate fits a type: rustc's `consider_probe`.
    fn consider(&mut self, self_ty: Ty, candidate: &Candidate) -> bool {
        let fcx = self.fcx;
        let (fits, unsatisfied) = fcx.probe(|| self.try_candidate(self_ty, candidate));
        self.unsatisfied.extend(unsatisfied);
        fits
    }

    fn try_candidate(&self, self_ty: Ty, candidate: &Candidate) -> (bool, Vec<Predicate>) {
        let fcx = self.fcx;
        let no = (false, Vec::new());
        let mut pending = FulfillmentCtxt::new();
        let mut root = None;
        match candidate.kind {
            CandidateKind::Inherent(of) => {
                let args = fcx.infcx.fresh_args_for(of, self.span);
                let impl_ty = fcx.tcx.subst_erased(fcx.tcx.impl_self_ty(of), args);
                let (receiver, output) = self.receiver_and_output(candidate.item, impl_ty, args);
                let receiver = fcx.normalize_into(&mut pending, self.span, receiver);
                if fcx.eq(self.span, self_ty, receiver).is_err() {
                    return no;
                }
                // rustc does so for inherent methods only.
                let _ = output.map(|ty| fcx.normalize_into(&mut pending, self.span, ty));
                for clause in fcx.tcx.predicates_of(of) {
                    let predicate = fcx.tcx.subst_erased(clause.predicate, args);
                    let predicate = fcx.normalize_into(&mut pending, self.span, predicate);
                    fcx.register_into(&mut pending, self.span, predicate);
                }
            }
            CandidateKind::Trait(of) => {
                if self.is_skipped(of.def, self_ty) {
                    return no;
                }
                let Some(receiver) = self.trait_receiver(candidate.item, of) else {
                    return no;
                };
                let receiver = fcx.normalize_into(&mut pending, self.span, receiver);
                if fcx.eq(self.span, self_ty, receiver).is_err() {
                    return no;
                }
                let predicate = Predicate::Trait(of);
                if !fcx.predicate_may_hold(predicate) {
                    return (false, fcx.unsatisfied_nested(self.span, of));
                }
                fcx.register_into(&mut pending, self.span, predicate);
                root = Some(of);
            }
            CandidateKind::Object(of) | CandidateKind::WhereClause(of) => {
                let Some(receiver) = self.trait_receiver(candidate.item, of) else {
                    return no;
                };
                let receiver = fcx.normalize_into(&mut pending, self.span, receiver);
                if fcx.eq(self.span, self_ty, receiver).is_err() {
                    return no;
                }
            }
        }
        let errors = pending.select_where_possible(&fcx.infcx);
        let root = root.map(|of| fcx.infcx.resolve_vars(Predicate::Trait(of)));
        let fits = errors.is_empty();
        let errors = errors
            .into_iter()
            .map(|error| fcx.infcx.resolve_vars(error.obligation.predicate));
        let errors = errors.filter(|predicate| Some(*predicate) != root);
        (fits, errors.collect())
    }

    /// Arrays and boxed slices got some traits later than others: `into_iter` of a boxed
    /// slice means that of the slice up to edition 2021.
    fn is_skipped(&self, of: DefId, self_ty: Ty) -> bool {
        if self.fcx.edition != Edition::Edition2021 || !self.fcx.is_std_item(of, "IntoIterator") {
            return false;
        }
        let TyKind::Adt(def, args) = self.fcx.kind(self_ty) else {
            return false;
        };
        let first = self.fcx.tcx.types.args(args).first();
        let boxed = first
            .and_then(|arg| arg.as_ty())
            .map(|ty| self.fcx.kind(ty));
        self.fcx.tcx.lang.is(def, "owned_box") && matches!(boxed, Some(TyKind::Slice(_)))
    }

    fn trait_receiver(&self, item: DefId, of: TraitRef) -> Option<Ty> {
        let self_ty = self.fcx.self_ty_of(of)?;
        Some(self.receiver_and_output(item, self_ty, of.args).0)
    }

    /// The type of a method's `self`, and that of what it gives; for a path the type itself.
    fn receiver_and_output(&self, item: DefId, self_ty: Ty, args: Args) -> (Ty, Option<Ty>) {
        if self.mode == Mode::Path {
            return (self_ty, None);
        }
        let known = self.fcx.tcx.types.args(args);
        let args = self
            .fcx
            .infcx
            .fresh_args_with_parent(item, known, self.span);
        let sig = self.fcx.tcx.subst_erased(self.fcx.tcx.fn_sig(item), args);
        let (inputs, output) = self.fcx.tcx.types.split_sig(sig.inputs_and_output);
        (inputs.first().copied().unwrap_or(self_ty), Some(output))
    }
}

impl Candidate {
    fn pick_kind(&self) -> PickKind {
        match self.kind {
            CandidateKind::Inherent(of) => PickKind::Inherent(of),
            CandidateKind::Object(_) => PickKind::Object,
            CandidateKind::Trait(_) => PickKind::Trait,
            CandidateKind::WhereClause(of) => PickKind::WhereClause(of),
        }
    }
}
