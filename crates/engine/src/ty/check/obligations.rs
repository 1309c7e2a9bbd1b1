//! Variables, and what has to hold: what the check asks of inference and of the solver.

use super::FnCtxt;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::infer::{Relate, TypeError};
use crate::ty::results::Adjustment;
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt, Obligation};
use crate::ty::{
    Args, GenericArg, InferTy, Predicate, Safety, TraitRef, Ty, TyKind, TyList, TypeFlags,
    TypeFoldable,
};

impl FnCtxt<'_> {
    /// A new variable for a type.
    pub fn next_ty_var(&self, span: Span) -> Ty {
        self.infcx.next_ty_var(span)
    }

    /// A new variable for an integer type.
    pub fn next_int_var(&self) -> Ty {
        self.infcx.next_int_var()
    }

    /// A new variable for a float type.
    pub fn next_float_var(&self) -> Ty {
        self.infcx.next_float_var()
    }

    /// Whether nothing is known of a type.
    #[must_use]
    pub fn is_ty_var(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Infer(InferTy::Ty(_)))
    }

    /// Whether a type is `!`.
    #[must_use]
    pub fn is_never(&self, ty: Ty) -> bool {
        self.kind(ty) == TyKind::Never
    }

    /// Whether a type is an integer type, or will be one.
    #[must_use]
    pub fn is_integral(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Int(_) | TyKind::Infer(InferTy::Int(_))
        )
    }

    /// Whether a type is a float type, or will be one.
    #[must_use]
    pub fn is_floating(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Float(_) | TyKind::Infer(InferTy::Float(_))
        )
    }

    /// Whether values of a type are single numbers or pointers that the language compares.
    #[must_use]
    pub fn is_scalar(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Bool
                | TyKind::Char
                | TyKind::Int(_)
                | TyKind::Float(_)
                | TyKind::RawPtr(..)
                | TyKind::FnPtr(..)
                | TyKind::FnDef(..)
                | TyKind::Infer(InferTy::Int(_) | InferTy::Float(_))
        )
    }

    /// Whether something in it was reported.
    #[must_use]
    pub fn references_error(&self, ty: Ty) -> bool {
        let flags = self.resolve(ty).flags(&self.tcx.types);
        flags.intersects(TypeFlags::ERROR)
    }

    /// Makes two types the same, or says how they differ; nothing is changed then.
    ///
    /// # Errors
    /// If they cannot be the same.
    pub fn eq<T: Relate>(&self, _span: Span, expected: T, found: T) -> Result<(), TypeError> {
        self.infcx.eq(expected, found)
    }

    /// Does something; if it fails, takes back what it bound and what it registered.
    ///
    /// # Errors
    /// Those of `act`.
    pub fn commit_if_ok<R, E>(&self, act: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
        let before = self.fulfillment.take();
        let result = self.infcx.commit_if_ok(act);
        let made = self.fulfillment.replace(before);
        if result.is_ok() {
            self.register_predicates(made.pending());
        }
        result
    }

    /// Does something, and takes back what it bound and what it registered.
    pub fn probe<R>(&self, act: impl FnOnce() -> R) -> R {
        let before = self.fulfillment.take();
        let result = self.infcx.probe(act);
        self.fulfillment.replace(before);
        result
    }

    /// Something that has to hold.
    pub fn register_obligation(&self, obligation: Obligation) {
        let mut fulfillment = self.fulfillment.borrow_mut();
        fulfillment.register(&self.infcx, obligation);
    }

    /// Things that have to hold.
    pub fn register_predicates(&self, obligations: impl IntoIterator<Item = Obligation>) {
        for obligation in obligations {
            self.register_obligation(obligation);
        }
    }

    /// Something that has to hold, and why.
    pub fn register_predicate(&self, predicate: Predicate, cause: Cause) {
        self.register_obligation(Obligation::new(predicate, cause, self.param_env));
    }

    /// A type has to implement a trait that has no arguments.
    pub fn register_bound(&self, ty: Ty, of: DefId, cause: Cause) {
        if self.references_error(ty) {
            return;
        }
        self.register_predicate(self.trait_predicate(ty, of), cause);
    }

    /// `ty: of`
    #[must_use]
    pub fn trait_predicate(&self, ty: Ty, of: DefId) -> Predicate {
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
        Predicate::Trait(TraitRef { def: of, args })
    }

    /// A type has to be sized.
    pub fn require_sized(&self, ty: Ty, span: Span, code: CauseCode) {
        if let Some(sized) = self.tcx.lang_item("sized") {
            self.register_bound(ty, sized, Cause::new(span, code));
        }
    }

    /// A type has to be sized; asked for when types are known.
    pub fn require_sized_deferred(&self, ty: Ty, span: Span, code: CauseCode) {
        self.deferred_sized.borrow_mut().push((ty, span, code));
    }

    /// A type that is written has to make sense.
    pub fn register_wf(&self, ty: Ty, span: Span) {
        let cause = Cause::new(span, CauseCode::WellFormed);
        let obligations = self.infcx.wf_obligations(self.param_env, cause, ty);
        self.register_predicates(obligations);
    }

    /// Settles what can be settled now, and reports what does not hold.
    pub fn select_where_possible(&self) {
        let mut fulfillment = self.fulfillment.take();
        let errors = fulfillment.select_where_possible(&self.infcx);
        let made = self.fulfillment.replace(fulfillment);
        self.register_predicates(made.pending());
        self.report_fulfillment(errors);
    }

    /// The same within a probe: whether nothing failed.
    #[must_use]
    pub fn select_where_possible_quietly(&self) -> bool {
        let mut fulfillment = self.fulfillment.take();
        let errors = fulfillment.select_where_possible(&self.infcx);
        self.fulfillment.replace(fulfillment);
        errors.is_empty()
    }

    /// The type with all variables filled in that are known, or become known by settling
    /// what can be settled.
    pub fn resolve_with_obligations(&self, ty: Ty) -> Ty {
        let ty = self.resolve(ty);
        if !self.infcx.has_vars(ty) {
            return ty;
        }
        self.select_where_possible();
        self.resolve(ty)
    }

    /// What a type is at its outside, if that can be found out.
    pub fn try_resolve(&self, ty: Ty) -> Ty {
        if self.is_ty_var(ty) {
            self.select_where_possible();
        }
        self.resolve(ty)
    }

    /// What a type is at its outside: it has to be known by now (E0282).
    pub fn structurally_resolve(&self, span: Span, ty: Ty) -> Ty {
        let ty = self.try_resolve(ty);
        if !self.is_ty_var(ty) {
            return ty;
        }
        self.report_unknown_type(span, ty);
        let error = self.tcx.types.common.error;
        let _ = self.eq(span, ty, error);
        error
    }

    /// All projections replaced; what has to hold for that is registered.
    pub fn normalize<T: TypeFoldable>(&self, span: Span, value: T) -> T {
        let cause = Cause::misc(span);
        let (value, obligations) = self.infcx.normalize(self.param_env, cause, value);
        self.register_predicates(obligations);
        value
    }

    /// Whether something may hold: only `false` is certain.
    #[must_use]
    pub fn predicate_may_hold(&self, predicate: Predicate) -> bool {
        let cause = Cause::misc(Span::default());
        let obligation = Obligation::new(predicate, cause, self.param_env);
        self.infcx.predicate_may_hold(&obligation)
    }

    /// Whether something holds for certain.
    #[must_use]
    pub fn predicate_must_hold(&self, predicate: Predicate) -> bool {
        let cause = Cause::misc(Span::default());
        let obligation = Obligation::new(predicate, cause, self.param_env);
        self.infcx.predicate_must_hold(&obligation)
    }

    /// Whether a type is sized, as far as it is known.
    #[must_use]
    pub fn is_sized(&self, ty: Ty) -> bool {
        let Some(sized) = self.tcx.lang_item("sized") else {
            return true;
        };
        self.predicate_must_hold(self.trait_predicate(self.resolve(ty), sized))
    }

    /// The signature of a function's own type, normalised.
    #[must_use]
    pub fn fn_def_sig(&self, span: Span, ty: Ty) -> Option<(TyList, Safety)> {
        let TyKind::FnDef(def, args) = self.kind(ty) else {
            return None;
        };
        let sig = self.tcx.fn_sig(def);
        let list = self.tcx.subst_erased(sig.inputs_and_output, args);
        Some((self.normalize(span, list), sig.safety))
    }

    /// What is at the end of a struct, again and again: what is unsized if it is.
    #[must_use]
    pub fn struct_tail(&self, ty: Ty) -> Ty {
        let mut ty = self.resolve(ty);
        for _ in 0..64 {
            let next = match self.kind(ty) {
                TyKind::Adt(def, args) => {
                    let adt = self.tcx.adt_def(def);
                    let last = adt
                        .struct_variant()
                        .and_then(|variant| variant.fields.last());
                    last.map(|field| {
                        let ty = self.tcx.subst_erased(self.tcx.type_of(field.def), args);
                        self.normalize(Span::default(), ty)
                    })
                }
                TyKind::Tuple(list) => self.tcx.types.list(list).last().copied(),
                _ => None,
            };
            match next {
                Some(next) => ty = self.resolve(next),
                None => break,
            }
        }
        ty
    }

    /// What is done to an expression's value so far.
    #[must_use]
    pub fn adjustments_of(&self, expr: crate::syntax::ast::ExprId) -> Vec<Adjustment> {
        let results = self.results.borrow();
        let found = results.adjustments.get(self.peel(expr));
        found.cloned().unwrap_or_default()
    }

    /// What has to hold of a variable, with the places that ask for it.
    #[must_use]
    pub fn obligations_for_self_ty(&self, var: Ty) -> Vec<(Predicate, Span)> {
        let var = self.infcx.shallow_resolve(var);
        let pending = self.fulfillment.borrow().pending();
        let of_var = |args: Args| {
            let first = self.tcx.types.args(args).first();
            let first = first.and_then(|arg| arg.as_ty());
            first.is_some_and(|ty| self.infcx.shallow_resolve(ty) == var)
        };
        pending
            .into_iter()
            .filter(|obligation| match obligation.predicate {
                Predicate::Trait(of) => of_var(of.args),
                Predicate::Projection { args, .. } => of_var(args),
                _ => false,
            })
            .map(|obligation| (obligation.predicate, obligation.cause.span))
            .collect()
    }

    /// Settles everything in the end: what is not known then is reported.
    pub fn select_all_or_error(&self) {
        let mut fulfillment: FulfillmentCtxt = self.fulfillment.take();
        let errors = fulfillment.select_all_or_error(&self.infcx);
        self.report_fulfillment(errors);
    }

    /// What has to hold for a coercion of unsized things, `Source: CoerceUnsized<Target>`.
    ///
    /// # Errors
    /// If it does not hold, or is not known to.
    pub fn select_coerce_unsized(
        &self,
        span: Span,
        source: Ty,
        target: Ty,
    ) -> Result<(), TypeError> {
        let mismatch = TypeError::Sorts(target, source);
        let (Some(coerce), Some(unsize)) = (
            self.tcx.lang_item("coerce_unsized"),
            self.tcx.lang_item("unsize"),
        ) else {
            return Err(mismatch);
        };
        let args = [GenericArg::Ty(source), GenericArg::Ty(target)];
        let args = self.tcx.types.mk_args(&args);
        let cause = Cause::new(span, CauseCode::Coercion);
        let predicate = Predicate::Trait(TraitRef { def: coerce, args });
        let mut queue = vec![Obligation::new(predicate, cause, self.param_env)];
        let mut rest = Vec::new();
        while let Some(obligation) = (!queue.is_empty()).then(|| queue.remove(0)) {
            let Predicate::Trait(of) = obligation.predicate else {
                rest.push(obligation);
                continue;
            };
            if of.def != coerce && of.def != unsize {
                rest.push(obligation);
                continue;
            }
            match self.infcx.select(&obligation) {
                Err(_) => return Err(mismatch),
                Ok(Some(selection)) => queue.extend(selection.nested),
                Ok(None) if of.def == unsize && self.may_unsize_later(of.args) => {
                    rest.push(obligation);
                }
                Ok(None) => return Err(mismatch),
            }
        }
        self.register_predicates(rest);
        Ok(())
    }

    /// `?T: Unsize<dyn Trait>`, where `?T` is known to be sized.
    fn may_unsize_later(&self, args: Args) -> bool {
        let [from, to, ..] = self.tcx.types.args(args) else {
            return false;
        };
        let (Some(from), Some(to)) = (from.as_ty(), to.as_ty()) else {
            return false;
        };
        let Some(sized) = self.tcx.lang_item("sized") else {
            return false;
        };
        self.is_ty_var(from)
            && matches!(self.kind(to), TyKind::Dynamic(..))
            && self
                .obligations_for_self_ty(from)
                .iter()
                .any(|(predicate, _)| matches!(predicate, Predicate::Trait(of) if of.def == sized))
    }
}
