//! Errors that need all of the body: what is not known, and where rustc says so.

use super::FnCtxt;
use crate::syntax::span::Span;
use crate::ty::traits::{FulfillmentError, FulfillmentErrorKind};
use crate::ty::{Const, GenericArg, Ty};

impl<'t> FnCtxt<'t> {
    /// Reports that nothing is known of a type that has to be known: E0282.
    pub fn report_unknown_type(&self, span: Span, ty: Ty) {
        if !self.tainted.get() {
            let var = GenericArg::Ty(self.infcx.first_var(ty).unwrap_or(ty));
            self.report(self.infcx.annotation_needed("E0282", var, span, self));
        }
    }

    /// The same for a constant.
    pub fn report_unknown_const(&self, span: Span, constant: Const) {
        let _ = constant;
        if !self.tainted.get() {
            self.error("E0284", span, "type annotations needed");
        }
    }

    /// Points failures to what is at fault, as rustc does: to the argument of a call rather
    /// than to the call.
    pub fn adjust_fulfillment_errors(
        &self,
        errors: Vec<FulfillmentError>,
    ) -> Vec<FulfillmentError> {
        errors
            .into_iter()
            .filter(|error| {
                let ambiguous = error.kind == FulfillmentErrorKind::Ambiguous;
                !(ambiguous && self.tainted.get())
            })
            .map(|error| self.adjust_fulfillment_error(error))
            .collect()
    }

    /// A type as text.
    #[must_use]
    pub fn ty_string(&self, ty: Ty) -> String {
        self.tcx.ty_text(self.resolve(ty))
    }
}
