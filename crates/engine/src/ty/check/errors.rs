//! Errors that need all of the body: what is not known, and where rustc says so.

use super::FnCtxt;
use crate::syntax::ast::ExprKind;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::traits::{
    CauseCode, FulfillmentError, FulfillmentErrorKind, InferSource, ReportHooks,
};
use crate::ty::{Const, GenericArg, Predicate, Ty, TyKind};

impl ReportHooks for FnCtxt<'_> {
    fn infer_source(&self, var: GenericArg, _: Span) -> Option<InferSource> {
        self.find_infer_source(var)
    }

    fn item_context(&self) -> &'static str {
        self.state.borrow().context
    }

    fn is_tainted(&self) -> bool {
        FnCtxt::is_tainted(self)
    }
}

impl FnCtxt<'_> {
    /// Whether something was reported since this body began to be checked: types that are
    /// not known may only follow from that.
    #[must_use]
    pub fn is_tainted(&self) -> bool {
        self.tainted.get() || self.tcx.error_count() > self.errors_before
    }

    /// Reports what does not hold.
    pub fn report_fulfillment(&self, errors: Vec<FulfillmentError>) {
        if errors.is_empty() {
            return;
        }
        let mut errors = self.adjust_fulfillment_errors(errors);
        errors.retain(|error| {
            !self.report_bare_trait_item(error) && !self.report_unsized_return(error)
        });
        let found = self.infcx.report_with(&errors, self);
        self.tainted.set(true);
        for diagnostic in found {
            self.report(diagnostic);
        }
    }

    /// `-> dyn Trait`: E0746.
    fn report_unsized_return(&self, error: &FulfillmentError) -> bool {
        let Predicate::Trait(of) = error.obligation.predicate else {
            return false;
        };
        let self_ty = self.tcx.types.args(of.args).first();
        let is_object = self_ty
            .and_then(|arg| arg.as_ty())
            .is_some_and(|ty| matches!(self.kind(ty), TyKind::Dynamic(..)));
        if error.root.cause.code != CauseCode::SizedReturn || !is_object {
            return false;
        }
        let message = "return type cannot be a trait object without pointer indirection";
        self.error("E0746", error.root.cause.span, message);
        true
    }

    /// `Trait::item` without a type: E0790.
    fn report_bare_trait_item(&self, error: &FulfillmentError) -> bool {
        let CauseCode::WhereClause {
            def,
            expr: Some(expr),
            ..
        } = error.obligation.cause.code
        else {
            return false;
        };
        let Predicate::Trait(of) = error.obligation.predicate else {
            return false;
        };
        if error.kind != FulfillmentErrorKind::Ambiguous
            || self.tcx.trait_of_item(def) != Some(of.def)
        {
            return false;
        }
        let ExprKind::Path(path) = &self.expr(self.peel(expr)).kind else {
            return false;
        };
        let is_bare = path.qself.is_none()
            && path.segments.len() > 1
            && self
                .names
                .exprs
                .get(self.peel(expr))
                .is_some_and(|found| found.unresolved == 0);
        if !is_bare {
            return false;
        }
        if !self.is_tainted() {
            let (verb, noun) = match self.tcx.def_kind(def) {
                crate::resolve::DefKind::AssocConst => ("refer to the", "constant"),
                _ => ("call", "function"),
            };
            let message = format!(
                "cannot {verb} associated {noun} on trait without specifying the corresponding \
                 `impl` type"
            );
            self.error("E0790", error.obligation.cause.span, message);
        }
        true
    }

    /// Reports that nothing is known of a type that has to be known: E0282.
    pub fn report_unknown_type(&self, span: Span, ty: Ty) {
        if !self.is_tainted() {
            let var = GenericArg::Ty(ty);
            let diagnostic = self.infcx.annotation_needed("E0282", var, span, self);
            self.report(diagnostic);
        }
    }

    /// The same for a constant.
    pub fn report_unknown_const(&self, span: Span, constant: Const) {
        if !self.is_tainted() {
            let var = GenericArg::Const(constant);
            let diagnostic = self.infcx.annotation_needed("E0284", var, span, self);
            self.report(diagnostic);
        }
    }

    /// Reports that a construct is not carried, and gives the type that keeps errors from
    /// following.
    pub fn unsupported(&self, span: Span, construct: &'static str) -> Ty {
        self.report(Diagnostic::unsupported(span, construct));
        self.tcx.types.common.error
    }

    /// A type as text.
    #[must_use]
    pub fn ty_string(&self, ty: Ty) -> String {
        self.tcx.ty_text(self.resolve(ty))
    }
}
