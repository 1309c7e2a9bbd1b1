//! `base[index]`: rustc's `check_expr_index` and `lookup_indexing`.

use super::autoderef::Autoderef;
use super::fn_ctxt::FnCtxt;
use crate::resolve::DefId;
use crate::syntax::ast::{ExprId, ExprKind, Literal, UnaryOp};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment, CalleeRole, PointerCoercion};
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt, FulfillmentError, Obligation};
use crate::ty::{GenericArg, InferTy, Mutability, Predicate, Ty, TyKind};

use super::place_op::PlaceOp;

/// What an index has to be of, and what it leads to.
type Indexed = (Ty, Ty);

impl FnCtxt<'_> {
    /// `base[index]`
    pub fn check_index(&self, expr: ExprId, base: ExprId, index: ExprId) -> Ty {
        let base_ty = self.check_expr(base);
        let index_ty = self.check_expr(index);
        if self.references_error(base_ty) {
            return base_ty;
        }
        if self.references_error(index_ty) {
            return index_ty;
        }
        let base_ty = self.structurally_resolve(self.span(base), base_ty);
        if let Some((wanted, elem)) = self.lookup_indexing(expr, base, base_ty, index, index_ty) {
            self.demand_coerce(index, index_ty, wanted);
            self.select_pointing_at_index(self.span(index));
            return elem;
        }
        if let Some((wanted, elem)) = self.unsatisfied_index(base, base_ty) {
            self.demand_coerce(index, index_ty, wanted);
            return elem;
        }
        let text = self.tcx.ty_text(self.resolve(base_ty));
        let brackets = Span {
            start: self.span(base).end,
            ..self.expr(expr).span
        };
        let message = format!("cannot index into a value of type `{text}`");
        self.error("E0608", brackets, message)
    }

    fn lookup_indexing(
        &self,
        expr: ExprId,
        base: ExprId,
        base_ty: Ty,
        index: ExprId,
        index_ty: Ty,
    ) -> Option<Indexed> {
        let mut autoderef = self.autoderef(self.span(base), base_ty);
        let mut found = None;
        while found.is_none() && autoderef.next().is_some() {
            found = self.try_index_step(expr, base, &autoderef, index, index_ty);
        }
        autoderef.register_obligations();
        found
    }

    fn try_index_step(
        &self,
        expr: ExprId,
        base: ExprId,
        autoderef: &Autoderef<'_, '_>,
        index: ExprId,
        index_ty: Ty,
    ) -> Option<Indexed> {
        let ty = self.structurally_resolve(self.span(base), autoderef.final_ty());
        if self.is_negative(index) && self.is_sequence(ty) {
            return Some(self.report_negative(index, ty));
        }
        let elem = match self.kind(ty) {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(elem),
            _ => None,
        };
        if let Some(elem) = elem
            && self.is_plain_index(index_ty)
        {
            self.apply_adjustments(base, autoderef.adjust_steps());
            return Some((self.tcx.types.common.usize, elem));
        }
        let found = self.try_index_call(expr, base, autoderef, ty, ty);
        found.or_else(|| match self.kind(ty) {
            TyKind::Array(elem, _) => {
                let slice = self.tcx.types.mk(TyKind::Slice(elem));
                self.try_index_call(expr, base, autoderef, ty, slice)
            }
            _ => None,
        })
    }

    /// By `Index::index` of `self_ty`, which is what `ty` is or becomes.
    fn try_index_call(
        &self,
        expr: ExprId,
        base: ExprId,
        autoderef: &Autoderef<'_, '_>,
        ty: Ty,
        self_ty: Ty,
    ) -> Option<Indexed> {
        let span = self.expr(expr).span;
        let index_ty = self.next_ty_var(self.span(base));
        let method = self.try_overloaded_place_op(span, self_ty, Some(index_ty), PlaceOp::Index)?;
        self.register_predicates(method.obligations.clone());
        let (inputs, output) = self.tcx.types.split_sig(method.sig);
        let receiver = inputs.first().copied()?;
        let mut adjustments = autoderef.adjust_steps();
        adjustments.push(Adjustment {
            kind: Adjust::Borrow {
                mutability: Mutability::Not,
                two_phase: false,
            },
            target: self.tcx.types.mk_ref(ty, Mutability::Not),
        });
        if ty != self_ty {
            adjustments.push(Adjustment {
                kind: Adjust::Pointer(PointerCoercion::Unsize),
                target: receiver,
            });
        }
        self.apply_adjustments(base, adjustments);
        self.write_callee(expr, CalleeRole::Method, method.callee());
        Some((index_ty, self.builtin_deref(output, false)?))
    }

    /// `usize`, or an integer type that is not known yet: what indexes without a call.
    fn is_plain_index(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Infer(InferTy::Int(_)))
            || self.resolve(ty) == self.tcx.types.common.usize
    }

    fn is_negative(&self, index: ExprId) -> bool {
        match self.expr(index).kind {
            ExprKind::Unary(UnaryOp::Neg, inner) => matches!(
                self.expr(inner).kind,
                ExprKind::Literal(Literal::Int { .. })
            ),
            _ => false,
        }
    }

    fn is_sequence(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Array(..) | TyKind::Slice(_) => true,
            TyKind::Adt(def, _) => self.is_std_item(def, "Vec"),
            _ => false,
        }
    }

    fn report_negative(&self, index: ExprId, ty: Ty) -> Indexed {
        let text = self.tcx.ty_text(self.resolve(ty));
        let message = format!("negative integers cannot be used to index on a `{text}`");
        self.report(Diagnostic::error(self.span(index), message));
        let error = self.tcx.types.common.error;
        (error, error)
    }

    /// Settles what can be settled. That something is no index is the fault of the index.
    fn select_pointing_at_index(&self, span: Span) {
        let mut fulfillment = self.fulfillment.take();
        let mut errors = fulfillment.select_where_possible(&self.infcx);
        let made = self.fulfillment.replace(fulfillment);
        self.register_predicates(made.pending());
        let about: Vec<Predicate> = errors
            .iter()
            .filter(|error| self.is_about_index(error))
            .map(|error| self.infcx.resolve_vars(error.obligation.predicate))
            .collect();
        for error in &mut errors {
            let is_about = |predicate| about.contains(&self.infcx.resolve_vars(predicate));
            if is_about(error.obligation.predicate) || is_about(error.root.predicate) {
                error.obligation.cause.span = span;
            }
        }
        self.report_fulfillment(errors);
    }

    fn is_about_index(&self, error: &FulfillmentError) -> bool {
        let is_index = matches!(
            error.root.predicate,
            Predicate::Trait(of) if self.tcx.lang.is(of.def, "index")
        );
        let is_slice_index = |predicate| match predicate {
            Predicate::Trait(of) => self.is_std_item(of.def, "SliceIndex"),
            Predicate::Projection { assoc, .. } => {
                let of = self.tcx.trait_of_item(assoc);
                of.is_some_and(|of| self.is_std_item(of, "SliceIndex"))
            }
            _ => false,
        };
        is_index
            || is_slice_index(error.obligation.predicate)
            || is_slice_index(error.root.predicate)
    }

    /// The only impl of `Index` that would fit, but for its bounds, which are reported.
    fn unsatisfied_index(&self, base: ExprId, base_ty: Ty) -> Option<Indexed> {
        let of = self.tcx.lang_item("index")?;
        let span = self.span(base);
        let steps = self.autoderef(span, base_ty).silence_errors();
        for (ty, _) in steps {
            let head = self.tcx.types.simplify(self.infcx.shallow_resolve(ty));
            let impls = head.and_then(|head| self.tcx.trait_impls(of).by_head.get(&head));
            if let Some([only]) = impls.map(Vec::as_slice)
                && let Some(found) = self.report_impl_bounds(*only, span, ty)
            {
                return Some(found);
            }
        }
        None
    }

    fn report_impl_bounds(&self, of: DefId, span: Span, ty: Ty) -> Option<Indexed> {
        let args = self.infcx.fresh_args_for(of, span);
        let header = self.tcx.impl_header(of);
        let trait_ref = self.tcx.subst_erased(header.trait_ref?, args);
        let parts = self.tcx.types.args(trait_ref.args);
        let self_ty = parts.first().and_then(|arg| arg.as_ty())?;
        let index_ty = parts.get(1).copied().and_then(GenericArg::as_ty)?;
        self.eq(span, ty, self_ty).ok()?;
        let mut pending = FulfillmentCtxt::new();
        for clause in self.instantiated_predicates(of, args) {
            let cause = Cause::new(span, CauseCode::Index);
            let obligation = Obligation::new(clause.predicate, cause, self.param_env);
            pending.register(&self.infcx, obligation);
        }
        let errors = pending.select_where_possible(&self.infcx);
        if errors.is_empty() {
            return None;
        }
        self.report_fulfillment(errors);
        Some((index_ty, self.tcx.types.common.error))
    }
}
