//! Whether impls overlap.
//!
//! Others may write impls as well: that a type of std does not implement a trait of std
//! today is no promise, so two impls are told apart only by what this crate decides.

use super::select::{Evaluation, SelectionContext};
use super::{Cause, Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::ty::infer::InferCtxt;
use crate::ty::{ExistentialPredicate, GenericArg, InferTy, Tcx, TraitRef, Ty, TyKind};

/// Two impls apply to the same types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The trait with types that both are for, as far as they are determined: what is
    /// left open is a variable, which texts show as `_`.
    pub trait_ref: TraitRef,
}

impl Tcx {
    /// Whether two impls of one trait apply to the same types: E0119.
    pub fn overlap(&self, a: DefId, b: DefId) -> Option<Overlap> {
        let (a_ref, b_ref) = (self.erased_impl_ref(a)?, self.erased_impl_ref(b)?);
        if a_ref.def != b_ref.def || self.types.has_error(a_ref) || self.types.has_error(b_ref) {
            return None;
        }
        let (a_negative, b_negative) = (self.impl_header(a).negative, self.impl_header(b).negative);
        if a_negative && b_negative {
            return None;
        }
        let infcx = InferCtxt::new(self).between_crates();
        let mut obligations = Vec::new();
        let selcx = SelectionContext::new(&infcx);
        let cause = Cause::misc(self.def(a).span);
        let mut instantiate = |imp: DefId, header: TraitRef| {
            let args = infcx.fresh_args_for(imp, cause.span);
            for predicate in self.erased_impl_predicates(imp) {
                let predicate = self.types.subst(*predicate, args);
                obligations.push(Obligation::new(predicate, cause, ParamEnv::EMPTY));
            }
            self.types.subst(header, args)
        };
        let (a_ref, b_ref) = (instantiate(a, a_ref), instantiate(b, b_ref));
        let a_ref = selcx.normalize(ParamEnv::EMPTY, cause, 0, a_ref, &mut obligations);
        let b_ref = selcx.normalize(ParamEnv::EMPTY, cause, 0, b_ref, &mut obligations);
        infcx.eq(a_ref, b_ref).ok()?;
        let disjoint = obligations.iter().any(|obligation| {
            let mut nested = Vec::new();
            let predicate =
                selcx.normalize(ParamEnv::EMPTY, cause, 0, obligation.predicate, &mut nested);
            let fails =
                |obligation: &Obligation| selcx.evaluate_root(obligation) == Ok(Evaluation::Err);
            nested.iter().any(fails) || fails(&obligation.with(predicate))
        });
        (!disjoint).then(|| Overlap {
            trait_ref: infcx.resolve_vars(a_ref),
        })
    }

    /// Whether this crate, or the one that its trait is of, decides whether something is
    /// implemented. What is left open in it may be anybody's type.
    pub(super) fn is_knowable(&self, trait_ref: TraitRef) -> bool {
        // Somebody who uses this crate could implement it.
        if self.orphan_check(trait_ref, true) {
            return false;
        }
        if self.is_local(trait_ref.def) || self.is_fundamental_trait(trait_ref.def) {
            return true;
        }
        // The trait's own crate could, unless a type of ours makes it ours to decide.
        self.orphan_check(trait_ref, false)
    }

    /// Whether the orphan rules let a crate write an impl: this one, or one that uses it,
    /// whose types may be in the places of variables.
    fn orphan_check(&self, trait_ref: TraitRef, elsewhere: bool) -> bool {
        for arg in self.types.args(trait_ref.args) {
            let GenericArg::Ty(ty) = arg else { continue };
            match self.locality(*ty, elsewhere) {
                Locality::Local => return true,
                Locality::Uncovered => return false,
                Locality::Foreign => {}
            }
        }
        false
    }

    fn locality(&self, ty: Ty, elsewhere: bool) -> Locality {
        match self.types.kind(ty) {
            TyKind::Infer(InferTy::Int(_) | InferTy::Float(_)) => Locality::Foreign,
            TyKind::Infer(_) | TyKind::Param(_) | TyKind::Projection(..) => {
                if elsewhere {
                    Locality::Local
                } else {
                    Locality::Uncovered
                }
            }
            TyKind::Ref(_, inner, _) => self.locality(inner, elsewhere),
            TyKind::Adt(def, args) if self.is_fundamental(def) => {
                let first = self.types.args(args).iter().find_map(|arg| arg.as_ty());
                first.map_or(Locality::Foreign, |inner| self.locality(inner, elsewhere))
            }
            TyKind::Adt(def, _) | TyKind::FnDef(def, _) => self.owned(def, elsewhere),
            TyKind::Dynamic(list, _) => {
                let principal = self
                    .types
                    .existentials(list)
                    .iter()
                    .find_map(|part| match part {
                        ExistentialPredicate::Trait(def, _) => Some(*def),
                        _ => None,
                    });
                principal.map_or(Locality::Foreign, |def| self.owned(def, elsewhere))
            }
            TyKind::Closure(..) | TyKind::Coroutine(..) | TyKind::Opaque(..) if !elsewhere => {
                Locality::Local
            }
            TyKind::Error => Locality::Local,
            _ => Locality::Foreign,
        }
    }

    fn owned(&self, def: DefId, elsewhere: bool) -> Locality {
        if !elsewhere && self.is_local(def) {
            Locality::Local
        } else {
            Locality::Foreign
        }
    }

    /// `Box` and `Pin` count as what they hold, as references do.
    pub fn is_fundamental(&self, def: DefId) -> bool {
        self.lang.is(def, "owned_box") || self.lang.is(def, "pin")
    }

    /// Traits of std that promise never to be implemented for more of its types.
    fn is_fundamental_trait(&self, def: DefId) -> bool {
        let known = self.known();
        let def = Some(def);
        def == known.sized || def == known.r#fn || def == known.fn_mut || def == known.fn_once
    }
}

/// Whose type something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Locality {
    /// The crate's own.
    Local,
    /// Somebody else's.
    Foreign,
    /// Anybody's, in front of all that is the crate's own.
    Uncovered,
}
