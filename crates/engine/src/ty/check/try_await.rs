//! `?`, `.await`, `for` and ranges: sugar for calls of std.

use super::FnCtxt;
use super::expect::Expectation;
use crate::resolve::DefId;
use crate::syntax::ast::ExprId;
use crate::syntax::span::Span;
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::traits::{Cause, CauseCode};
use crate::ty::{GenericArg, Predicate, TraitRef, Ty, TyKind};

impl FnCtxt<'_> {
    /// `e?`: `match Try::branch(e) { Continue(v) => v, Break(r) => return
    /// FromResidual::from_residual(r) }`.
    pub fn check_try(&self, expr: ExprId, inner: ExprId, _expected: Expectation) -> Ty {
        let span = self.span(expr);
        let error = self.tcx.types.common.error;
        let mark = span.part(span.end - span.start - 1, span.end - span.start);
        let (Some(of), Some(branch), Some(from)) = (
            self.tcx.lang_item("Try"),
            self.tcx.lang_item("branch"),
            self.tcx.lang_item("from_residual"),
        ) else {
            self.check_expr(inner);
            return self.unsupported(span, "the `?` operator");
        };
        let self_ty = self.next_ty_var(self.span(inner));
        let found = self.check_expr_with_hint(inner, self_ty);
        self.demand_coerce(inner, found, self_ty);
        let self_ty = self.resolve_with_obligations(self_ty);
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(self_ty)]);
        let cause = Cause::new(self.span(inner), CauseCode::QuestionMarkBranch);
        self.register_predicate(Predicate::Trait(TraitRef { def: of, args }), cause);
        self.write_callee(expr, CalleeRole::Branch, Callee { def: branch, args });
        let output = self.try_assoc(of, "Output", self_ty, mark);
        let residual = self.try_assoc(of, "Residual", self_ty, mark);
        let ret = self
            .state
            .borrow()
            .ret
            .as_ref()
            .map(super::coerce_many::CoerceMany::expected_ty);
        let Some(ret) = ret else {
            // `?` in a constant: rustc has no function to return from, and says that `?`
            // can only be used where there is one.
            let message = "the `?` operator can only be used in a function that returns \
                           `Result` or `Option`";
            self.error("E0277", mark, message);
            return error;
        };
        if let Some(trait_def) = self.tcx.trait_of_item(from) {
            let args = [GenericArg::Ty(ret), GenericArg::Ty(residual)];
            let args = self.tcx.types.mk_args(&args);
            let cause = Cause::new(mark, CauseCode::QuestionMark);
            let def = trait_def;
            self.register_predicate(Predicate::Trait(TraitRef { def, args }), cause);
            let callee = Callee { def: from, args };
            self.write_callee(expr, CalleeRole::FromResidual, callee);
        }
        let output = self.resolve_with_obligations(output);
        // The value that is not there is of the type that returning is.
        if self.is_ty_var(output) {
            self.infcx.mark_diverging(output);
        }
        output
    }

    fn try_assoc(&self, of: DefId, name: &str, self_ty: Ty, span: Span) -> Ty {
        self.assoc_ty(of, name, &[self_ty], span)
            .unwrap_or(self.tcx.types.common.error)
    }

    /// An associated type of a trait, normalised.
    pub fn assoc_ty(&self, of: DefId, name: &str, args: &[Ty], span: Span) -> Option<Ty> {
        let name = self.tcx.names.get(name)?;
        let assoc = self
            .tcx
            .assoc_item(of, name, crate::resolve::Namespace::Type)?;
        let args: Vec<GenericArg> = args.iter().copied().map(GenericArg::Ty).collect();
        let args = self.tcx.types.mk_args(&args);
        let projection = self.tcx.types.mk(TyKind::Projection(assoc, args));
        Some(self.normalize(span, projection))
    }

    /// `e.await`: `IntoFuture::into_future(e)` is polled until it is ready.
    pub fn check_await(&self, expr: ExprId, inner: ExprId) -> Ty {
        let span = self.span(expr);
        let inner_ty = self.check_expr(inner);
        let (Some(of), Some(into), Some(poll)) = (
            self.tcx.lang_item("IntoFuture"),
            self.tcx.lang_item("into_future"),
            self.tcx.lang_item("poll"),
        ) else {
            return self.unsupported(span, "`.await`");
        };
        let inner_ty = self.resolve_with_obligations(inner_ty);
        if self.references_error(inner_ty) {
            return inner_ty;
        }
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(inner_ty)]);
        let at = self.await_span(expr);
        let cause = Cause::new(at, CauseCode::Await);
        self.register_predicate(Predicate::Trait(TraitRef { def: of, args }), cause);
        self.write_callee(expr, CalleeRole::IntoFuture, Callee { def: into, args });
        let future = self.try_assoc(of, "IntoFuture", inner_ty, at);
        let poll_args = self.tcx.types.mk_args(&[GenericArg::Ty(future)]);
        let callee = Callee {
            def: poll,
            args: poll_args,
        };
        self.write_callee(expr, CalleeRole::Poll, callee);
        let output = match self.tcx.trait_of_item(poll) {
            Some(of) => self.try_assoc(of, "Output", future, at),
            None => self.tcx.types.common.error,
        };
        self.resolve_with_obligations(output)
    }

    /// `await` in `e.await`.
    fn await_span(&self, expr: ExprId) -> Span {
        let span = self.expr(expr).span;
        Span {
            start: span.end.saturating_sub(5),
            ..span
        }
    }

    /// The head of `for pat in iter`: what `next` gives.
    pub fn check_for_head(&self, expr: ExprId, iter: ExprId, iter_ty: Ty) -> Ty {
        let span = self.span(iter);
        let error = self.tcx.types.common.error;
        let lang = |name: &str| self.tcx.lang_item(name);
        let (Some(into), Some(next)) = (lang("into_iter"), lang("next")) else {
            return self.unsupported(span, "`for` loops");
        };
        let (Some(into_trait), Some(iterator)) =
            (self.tcx.trait_of_item(into), self.tcx.trait_of_item(next))
        else {
            return error;
        };
        // As an argument of `into_iter`, the expression is coerced to any type.
        let var = self.next_ty_var(span);
        let iter_ty = self.demand_coerce(iter, iter_ty, var);
        let iter_ty = self.resolve_with_obligations(iter_ty);
        if self.references_error(iter_ty) {
            return error;
        }
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(iter_ty)]);
        let of = TraitRef {
            def: into_trait,
            args,
        };
        let cause = Cause::new(span, CauseCode::ForLoop);
        self.register_predicate(Predicate::Trait(of), cause);
        self.write_callee(expr, CalleeRole::IntoIter, Callee { def: into, args });
        let iterator_ty = self.try_assoc(into_trait, "IntoIter", iter_ty, span);
        let iterator_ty = self.resolve_with_obligations(iterator_ty);
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(iterator_ty)]);
        self.write_callee(expr, CalleeRole::Next, Callee { def: next, args });
        let item = self.try_assoc(iterator, "Item", iterator_ty, span);
        self.resolve_with_obligations(item)
    }

    /// `a..b`, `..=b`
    pub fn check_range(
        &self,
        expr: ExprId,
        start: Option<ExprId>,
        end: Option<ExprId>,
        inclusive: bool,
        expected: Expectation,
    ) -> Ty {
        let types = &self.tcx.types;
        let name = match (start, end, inclusive) {
            (None, None, _) => "RangeFull",
            (Some(_), None, _) => "RangeFrom",
            (None, Some(_), false) => "RangeTo",
            (None, Some(_), true) => "RangeToInclusive",
            (Some(_), Some(_), false) => "Range",
            (Some(_), Some(_), true) => "RangeInclusiveStruct",
        };
        let span = self.span(expr);
        let Some(def) = self.tcx.lang_item(name) else {
            return self.unsupported(span, "ranges");
        };
        let args = self.infcx.fresh_args_for(def, span);
        let ty = types.mk_adt(def, args);
        if let Some(expected) = expected.only_has_type(self) {
            let hint = self.infcx.fudge(span, || {
                self.infcx.eq(expected, ty)?;
                Ok::<_, crate::ty::infer::TypeError>(vec![self.resolve(ty)])
            });
            if let Ok(hint) = hint
                && let Some(hint) = hint.first()
            {
                self.demand_eqtype(span, *hint, ty);
            }
        }
        let elem = types.args(args).iter().find_map(|arg| arg.as_ty());
        for bound in start.into_iter().chain(end) {
            let elem = elem.unwrap_or(types.common.error);
            let elem = self.resolve(elem);
            let found = self.check_expr_with_hint(bound, elem);
            self.demand_coerce(bound, found, elem);
        }
        ty
    }
}
