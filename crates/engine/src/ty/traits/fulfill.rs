//! Many obligations, worked off as types become known.

use super::{FulfillmentError, Obligation};
use crate::ty::infer::InferCtxt;

/// What has to hold, and is not settled yet.
#[derive(Debug, Default)]
pub struct FulfillmentCtxt {
    pending: Vec<Obligation>,
}

impl FulfillmentCtxt {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Something that has to hold.
    pub fn register(&mut self, infcx: &InferCtxt<'_>, obligation: Obligation) {
        let _ = infcx;
        self.pending.push(obligation);
    }

    /// Settles whatever can be settled with what is known now.
    pub fn select_where_possible(&mut self, infcx: &InferCtxt<'_>) -> Vec<FulfillmentError> {
        let _ = infcx;
        Vec::new()
    }

    /// Settles everything: what cannot be settled is ambiguous.
    pub fn select_all_or_error(&mut self, infcx: &InferCtxt<'_>) -> Vec<FulfillmentError> {
        self.select_where_possible(infcx)
    }

    /// What is not settled yet.
    #[must_use]
    pub fn pending(&self) -> Vec<Obligation> {
        self.pending.clone()
    }
}
