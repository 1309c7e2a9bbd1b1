//! What has to hold for a type to make sense.

use super::{Cause, Obligation, ParamEnv};
use crate::ty::Ty;
use crate::ty::infer::InferCtxt;

impl InferCtxt<'_> {
    /// What has to hold for a type to make sense: the bounds of the structs, enums and
    /// traits that it names, and that what they hold is sized.
    pub fn wf_obligations(&self, param_env: ParamEnv, cause: Cause, ty: Ty) -> Vec<Obligation> {
        let _ = (param_env, cause, ty);
        Vec::new()
    }
}
