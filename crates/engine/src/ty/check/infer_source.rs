//! What has to be annotated if a type is not known: rustc's `need_type_info`.

use super::FnCtxt;
use crate::syntax::span::Span;
use crate::ty::GenericArg;
use crate::ty::traits::{InferSource, ReportHooks};

impl ReportHooks for FnCtxt<'_> {
    fn infer_source(&self, var: GenericArg, failure: Span) -> Option<InferSource> {
        let _ = (var, failure);
        None
    }

    fn is_tainted(&self) -> bool {
        self.tainted.get()
    }
}
