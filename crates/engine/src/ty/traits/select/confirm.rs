//! What has to hold for a candidate, which is bound to the question.

use super::{Candidate, Selection, SelectionContext, SelectionError, Source};
use crate::resolve::DefId;
use crate::ty::traits::Obligation;
use crate::ty::{Args, GenericArg, Predicate, TraitRef, Ty, TyKind};

type Confirmed = Result<Selection, SelectionError>;

impl SelectionContext<'_, '_> {
    pub(super) fn confirm(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        candidate: &Candidate,
    ) -> Confirmed {
        let plain = |source: Source, nested: Vec<Obligation>| Selection { source, nested };
        match candidate {
            Candidate::Param(bound) => {
                let same = self.infcx.eq(trait_ref, *bound);
                same.map_err(|_| SelectionError::Unimplemented)?;
                Ok(plain(Source::Param, Vec::new()))
            }
            Candidate::Impl(imp) => self.confirm_impl(obligation, trait_ref, *imp),
            Candidate::Bound(_, bound) => {
                let (_, nested) = self.match_bound(obligation, trait_ref, *bound)?;
                Ok(plain(Source::Param, nested))
            }
            Candidate::Object(_, bound) => {
                let (_, nested) = self.match_bound(obligation, trait_ref, *bound)?;
                Ok(plain(Source::Object, nested))
            }
            Candidate::Auto => {
                let self_ty = self.self_ty(trait_ref);
                let parts = self.constituent_types(self_ty);
                let parts = parts.ok_or(SelectionError::Unimplemented)?;
                Ok(plain(
                    Source::Builtin,
                    self.for_each_ty(obligation, trait_ref, &parts),
                ))
            }
            Candidate::Builtin(parts) | Candidate::Sized(parts) => Ok(plain(
                Source::Builtin,
                self.for_each_ty(obligation, trait_ref, parts),
            )),
            Candidate::Closure => {
                let nested = self.confirm_call(obligation, trait_ref)?;
                Ok(plain(Source::Closure, nested))
            }
            Candidate::FnPointer => {
                let nested = self.confirm_call(obligation, trait_ref)?;
                Ok(plain(Source::FnPointer, nested))
            }
            Candidate::Future => Ok(plain(Source::Future, Vec::new())),
            Candidate::Unsize => self.confirm_unsize(obligation, trait_ref),
            Candidate::Upcast(_, upcast) => self.confirm_upcast(obligation, trait_ref, *upcast),
        }
    }

    /// Makes an impl's head the same as the question: its arguments, and what has to hold
    /// for its head to make sense.
    pub(super) fn match_impl(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        imp: DefId,
    ) -> Result<(Args, Vec<Obligation>), SelectionError> {
        let header = self.tcx.erased_impl_ref(imp);
        let header = header.ok_or(SelectionError::Unimplemented)?;
        let args = self.infcx.fresh_args_for(imp, obligation.cause.span);
        let mut nested = Vec::new();
        let header = self.normalize(
            obligation.param_env,
            obligation.cause,
            obligation.depth + 1,
            self.tcx.types.subst(header, args),
            &mut nested,
        );
        let same = self.infcx.eq(trait_ref, header);
        same.map_err(|_| SelectionError::Unimplemented)?;
        Ok((args, nested))
    }

    fn confirm_impl(&self, obligation: &Obligation, trait_ref: TraitRef, imp: DefId) -> Confirmed {
        let (args, mut nested) = self.match_impl(obligation, trait_ref, imp)?;
        let depth = obligation.depth + 1;
        for predicate in self.tcx.erased_impl_predicates(imp) {
            let predicate = self.normalize(
                obligation.param_env,
                obligation.cause,
                depth,
                self.tcx.types.subst(*predicate, args),
                &mut nested,
            );
            nested.push(Obligation {
                depth,
                ..obligation.with(predicate)
            });
        }
        Ok(Selection {
            source: Source::Impl(imp, args),
            nested,
        })
    }

    /// Makes a bound the same as the question: the bound normalised, and what has to hold
    /// for that.
    pub(super) fn match_bound(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        bound: TraitRef,
    ) -> Result<(TraitRef, Vec<Obligation>), SelectionError> {
        let mut nested = Vec::new();
        let types = &self.tcx.types;
        // The `Self` is the alias itself, which is rigid.
        let own = types.args(bound.args).get(1..).unwrap_or_default();
        let own = self.normalize(
            obligation.param_env,
            obligation.cause,
            obligation.depth + 1,
            types.mk_args(own),
            &mut nested,
        );
        let mut args = vec![GenericArg::Ty(self.self_ty(bound))];
        args.extend_from_slice(types.args(own));
        let bound = TraitRef {
            def: bound.def,
            args: types.mk_args(&args),
        };
        let same = self.infcx.eq(trait_ref, bound);
        same.map_err(|_| SelectionError::Unimplemented)?;
        Ok((bound, nested))
    }

    /// The same trait, for each of these.
    pub(super) fn for_each_ty(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        parts: &[Ty],
    ) -> Vec<Obligation> {
        let depth = obligation.depth + 1;
        let mut nested = Vec::new();
        for part in parts {
            let part = self.normalize(
                obligation.param_env,
                obligation.cause,
                depth,
                *part,
                &mut nested,
            );
            nested.push(Obligation {
                depth,
                ..obligation.with(Predicate::Trait(self.for_ty(trait_ref, part)))
            });
        }
        nested
    }

    /// A callable takes the arguments that the question names.
    fn confirm_call(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Result<Vec<Obligation>, SelectionError> {
        let types = &self.tcx.types;
        let self_ty = self.self_ty(trait_ref);
        let sig = self.callable_sig(self_ty);
        let sig = sig.ok_or(SelectionError::Unimplemented)?;
        let mut nested = Vec::new();
        let sig = self.normalize(
            obligation.param_env,
            obligation.cause,
            obligation.depth + 1,
            sig,
            &mut nested,
        );
        let (inputs, _) = types.split_sig(sig);
        let inputs = types.mk_tuple(inputs);
        let asked = types
            .args(trait_ref.args)
            .get(1)
            .and_then(|arg| arg.as_ty());
        let asked = asked.unwrap_or(types.common.error);
        let same = self.infcx.eq(asked, inputs);
        same.map_err(|_| SelectionError::SignatureMismatch {
            expected: self.infcx.resolve_vars(asked),
            found: self.infcx.resolve_vars(inputs),
        })?;
        Ok(nested)
    }

    /// Whether a type is one of whose parts nothing is known yet.
    pub(super) fn is_unfinished(&self, ty: Ty) -> bool {
        matches!(
            self.infcx.kind(ty),
            TyKind::Closure(..) | TyKind::Coroutine(..) | TyKind::Opaque(..)
        ) && self
            .constituent_types(self.infcx.shallow_resolve(ty))
            .is_none()
    }
}
