//! What probing and confirming ask of the trait solver.

use super::super::fn_ctxt::FnCtxt;
use crate::resolve::DefId;
use crate::syntax::ast::ExprId;
use crate::syntax::span::Span;
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt, Obligation, Source};
use crate::ty::{Clause, Predicate, TraitRef, Ty, TyKind, TyList, TypeFoldable};

impl FnCtxt<'_> {
    fn misc(&self, span: Span, predicate: Predicate) -> Obligation {
        Obligation::new(predicate, Cause::misc(span), self.param_env)
    }

    /// Whether a type is `Copy`, as far as it is known.
    pub(in crate::ty::check) fn is_copy(&self, ty: Ty) -> bool {
        let ty = self.resolve(ty);
        let Some(def) = self.tcx.lang_item("copy") else {
            return false;
        };
        let args = self.tcx.types.mk_args(&[crate::ty::GenericArg::Ty(ty)]);
        let predicate = Predicate::Trait(TraitRef { def, args });
        let obligation = self.misc(Span::default(), predicate);
        self.infcx.predicate_must_hold(&obligation)
    }

    /// Normalises within a search: what has to hold goes to the obligations of that.
    pub(super) fn normalize_into<T: TypeFoldable>(
        &self,
        pending: &mut FulfillmentCtxt,
        span: Span,
        value: T,
    ) -> T {
        let cause = Cause::misc(span);
        let (value, obligations) = self.infcx.normalize(self.param_env, cause, value);
        for obligation in obligations {
            pending.register(&self.infcx, obligation);
        }
        value
    }

    /// Something that has to hold within a search.
    pub(super) fn register_into(
        &self,
        pending: &mut FulfillmentCtxt,
        span: Span,
        predicate: Predicate,
    ) {
        pending.register(&self.infcx, self.misc(span, predicate));
    }

    /// Normalises and settles what can be settled; nothing if that fails.
    pub(in crate::ty::check) fn normalize_apart(
        &self,
        span: Span,
        ty: Ty,
    ) -> Option<(Ty, Vec<Obligation>)> {
        let mut pending = FulfillmentCtxt::new();
        let ty = self.normalize_into(&mut pending, span, ty);
        let errors = pending.select_where_possible(&self.infcx);
        errors
            .is_empty()
            .then(|| (self.resolve(ty), pending.pending()))
    }

    /// Normalises the types of a signature.
    pub(in crate::ty::check) fn normalize_list(&self, span: Span, list: TyList) -> TyList {
        let mut obligations = Vec::new();
        let list = self.normalize_list_with(span, list, &mut obligations);
        self.register_predicates(obligations);
        list
    }

    /// The same; what has to hold is left to the caller.
    pub(in crate::ty::check) fn normalize_list_with(
        &self,
        span: Span,
        list: TyList,
        obligations: &mut Vec<Obligation>,
    ) -> TyList {
        let cause = Cause::misc(span);
        let (list, nested) = self.infcx.normalize(self.param_env, cause, list);
        obligations.extend(nested);
        list
    }

    /// The bounds of a definition, instantiated, as what has to hold where it is used.
    pub(in crate::ty::check) fn clause_obligations(
        &self,
        def: DefId,
        span: Span,
        expr: Option<ExprId>,
        clauses: &[Clause],
    ) -> Vec<Obligation> {
        let mut all = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let code = CauseCode::WhereClause {
                def,
                bound: clause.span,
                index,
                expr,
            };
            let cause = Cause::new(span, code);
            let (predicate, nested) = self
                .infcx
                .normalize(self.param_env, cause, clause.predicate);
            all.extend(nested);
            all.push(Obligation::new(predicate, cause, self.param_env));
        }
        all
    }

    /// What keeps a trait from being implemented: the bounds of the impl that would fit.
    pub(super) fn unsatisfied_nested(&self, span: Span, of: TraitRef) -> Vec<Predicate> {
        let obligation = self.misc(span, Predicate::Trait(of));
        let Ok(Some(selection)) = self.infcx.select(&obligation) else {
            return Vec::new();
        };
        if !matches!(selection.source, Source::Impl(..)) {
            return Vec::new();
        }
        selection
            .nested
            .iter()
            .filter(|nested| !self.infcx.predicate_may_hold(nested))
            .map(|nested| self.infcx.resolve_vars(nested.predicate))
            .collect()
    }

    /// The trait of a trait object, with the object itself as `Self`.
    pub(super) fn object_trait_ref(&self, ty: Ty) -> Option<TraitRef> {
        let ty = self.resolve(ty);
        let TyKind::Dynamic(list, _) = self.tcx.types.kind(ty) else {
            return None;
        };
        let principal = self.tcx.types.existentials(list).iter();
        let mut principal = principal.filter_map(|part| match part {
            crate::ty::ExistentialPredicate::Trait(def, args) => Some((*def, *args)),
            _ => None,
        });
        let (def, args) = principal.next()?;
        let mut all = vec![crate::ty::GenericArg::Ty(ty)];
        all.extend_from_slice(self.tcx.types.args(args));
        let args = self.tcx.types.mk_args(&all);
        Some(TraitRef { def, args })
    }

    /// A trait and its supertraits.
    pub(super) fn supertraits(&self, of: TraitRef) -> Vec<TraitRef> {
        let all = self.tcx.elaborate(&[Predicate::Trait(of)]);
        all.into_iter()
            .filter_map(|predicate| match predicate {
                Predicate::Trait(of) => Some(of),
                _ => None,
            })
            .collect()
    }

    /// What the bounds say about a type parameter.
    pub(super) fn bounds_of(&self, ty: Ty) -> Vec<TraitRef> {
        let bounds = self.tcx.caller_bounds(self.param_env).iter();
        bounds
            .filter_map(|predicate| match predicate {
                Predicate::Trait(of) if self.self_ty_of(*of) == Some(ty) => Some(*of),
                _ => None,
            })
            .collect()
    }

    /// `Self` of a trait reference.
    pub(in crate::ty::check) fn self_ty_of(&self, of: TraitRef) -> Option<Ty> {
        let first = self.tcx.types.args(of.args).first()?;
        first.as_ty()
    }
}
