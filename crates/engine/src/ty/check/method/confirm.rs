//! Committing to a method: rustc's `method::confirm`.

use super::super::fn_ctxt::FnCtxt;
use super::probe::{Pick, PickKind, ReceiverAdjust};
use super::{MethodCallee, MethodError};
use crate::syntax::ast::{ExprId, GenericArgs, Ident};
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment, PointerCoercion};
use crate::ty::{Args, Clause, Mutability, Predicate, Ty, TyKind};

/// A method call that is being confirmed.
pub(super) struct Confirm<'a, 't> {
    pub(super) fcx: &'a FnCtxt<'t>,
    /// The method's name, where rustc points to.
    pub(super) method: Ident,
    pub(super) call: ExprId,
    pub(super) receiver: ExprId,
}

impl Confirm<'_, '_> {
    /// Adjusts the receiver, and instantiates the method.
    pub(super) fn confirm(
        &self,
        self_ty: Ty,
        pick: &Pick,
        generics: Option<&GenericArgs>,
    ) -> Result<MethodCallee, MethodError> {
        let fcx = self.fcx;
        let span = self.method.span;
        let self_ty = self.adjust_receiver(self_ty, pick);
        let parent = self.receiver_args(self_ty, pick);
        let args = fcx.method_args(pick.item, parent, generics, self.method);
        let sig = fcx.tcx.subst_erased(fcx.tcx.fn_sig(pick.item), args);
        let (inputs, _) = fcx.tcx.types.split_sig(sig.inputs_and_output);
        let receiver = inputs.first().copied().unwrap_or(self_ty);
        let receiver = fcx.normalize(span, receiver);
        if fcx.eq(span, receiver, self_ty).is_err() {
            fcx.tainted.set(true);
        }
        let clauses = fcx.instantiated_predicates(pick.item, args);
        if clauses.iter().any(|clause| self.is_illegal_sized(clause)) {
            return Err(MethodError::IllegalSized);
        }
        let sig = fcx.normalize_list(span, sig.inputs_and_output);
        self.check_drop(pick);
        for ty in fcx.tcx.types.list(sig) {
            fcx.register_wf(*ty, span);
        }
        let obligations = fcx.clause_obligations(pick.item, span, Some(self.call), &clauses);
        Ok(MethodCallee {
            def: pick.item,
            args,
            sig,
            obligations,
        })
    }

    /// `Self: Sized` of a trait object, which never holds.
    fn is_illegal_sized(&self, clause: &Clause) -> bool {
        match clause.predicate {
            Predicate::Trait(of) if self.fcx.tcx.lang.is(of.def, "sized") => {
                let ty = self.fcx.self_ty_of(of);
                ty.is_some_and(|ty| matches!(self.fcx.kind(ty), TyKind::Dynamic(..)))
            }
            _ => false,
        }
    }

    fn adjust_receiver(&self, self_ty: Ty, pick: &Pick) -> Ty {
        let fcx = self.fcx;
        let mut autoderef = fcx.autoderef(fcx.span(self.call), self_ty);
        let Some((mut target, _)) = autoderef.nth(pick.autoderefs) else {
            return fcx.tcx.types.common.error;
        };
        let mut adjustments = autoderef.adjust_steps();
        match pick.adjust {
            Some(ReceiverAdjust::Autoref { by, unsize }) => {
                let base = target;
                target = fcx.tcx.types.mk_ref(base, by);
                adjustments.push(Adjustment {
                    kind: Adjust::Borrow {
                        mutability: by,
                        two_phase: by.is_mut(),
                    },
                    target,
                });
                if unsize && let TyKind::Array(elem, _) = fcx.kind(base) {
                    let slice = fcx.tcx.types.mk(TyKind::Slice(elem));
                    target = fcx.tcx.types.mk_ref(slice, by);
                    let kind = Adjust::Pointer(PointerCoercion::Unsize);
                    adjustments.push(Adjustment { kind, target });
                }
            }
            Some(ReceiverAdjust::ToConstPtr) => {
                if let TyKind::RawPtr(pointee, _) = fcx.kind(target) {
                    let kind = TyKind::RawPtr(pointee, Mutability::Not);
                    target = fcx.tcx.types.mk(kind);
                }
                let kind = Adjust::Pointer(PointerCoercion::MutToConstPointer);
                adjustments.push(Adjustment { kind, target });
            }
            None => {}
        }
        autoderef.register_obligations();
        fcx.apply_adjustments(self.receiver, adjustments);
        target
    }

    /// The arguments of the impl or the trait that the method stands in.
    fn receiver_args(&self, self_ty: Ty, pick: &Pick) -> Args {
        let fcx = self.fcx;
        let span = self.method.span;
        match pick.kind {
            PickKind::Inherent(of) => fcx.infcx.fresh_args_for(of, span),
            PickKind::WhereClause(of) => of.args,
            PickKind::Object => self.object_args(self_ty, pick),
            PickKind::Trait => match fcx.tcx.trait_of_item(pick.item) {
                Some(of) => fcx.infcx.fresh_args_for(of, span),
                None => Args::EMPTY,
            },
        }
    }

    /// The arguments of the trait of the trait object that the receiver leads to.
    fn object_args(&self, self_ty: Ty, pick: &Pick) -> Args {
        let fcx = self.fcx;
        let of = fcx.tcx.trait_of_item(pick.item);
        let steps = fcx
            .autoderef(self.method.span, self_ty)
            .include_raw_pointers();
        for (ty, _) in steps {
            if let Some(principal) = fcx.object_trait_ref(ty) {
                let supertraits = fcx.supertraits(principal);
                let found = supertraits.into_iter().find(|sup| Some(sup.def) == of);
                return found.map_or(Args::EMPTY, |found| found.args);
            }
        }
        match of {
            Some(of) => fcx.infcx.fresh_args_for(of, self.method.span),
            None => Args::EMPTY,
        }
    }

    /// Nobody calls `drop` by hand.
    fn check_drop(&self, pick: &Pick) {
        if let Some(of) = self.fcx.tcx.trait_of_item(pick.item) {
            self.fcx.check_legal_trait(of, self.method.span);
        }
    }
}

impl FnCtxt<'_> {
    /// `Drop::drop` is not to be called.
    pub(in crate::ty::check) fn check_legal_trait(&self, of: crate::resolve::DefId, span: Span) {
        if self.tcx.lang.is(of, "drop") {
            self.error("E0040", span, "explicit use of destructor method");
        }
    }
}
