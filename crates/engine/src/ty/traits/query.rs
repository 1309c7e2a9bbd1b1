//! Questions about types without variables of inference.

use super::{Cause, Obligation, ParamEnv};
use crate::ty::infer::InferCtxt;
use crate::ty::{Const, Predicate, Tcx, Ty, TypeFoldable};

impl Tcx {
    /// Whether something holds for certain. There may be no variables of inference in it.
    pub fn predicate_holds(&self, param_env: ParamEnv, predicate: Predicate) -> bool {
        let _ = (param_env, predicate);
        false
    }

    /// Whether a type is `Copy`.
    pub fn type_is_copy(&self, param_env: ParamEnv, ty: Ty) -> bool {
        let _ = (param_env, ty);
        false
    }

    /// Whether a type is `Sized`.
    pub fn type_is_sized(&self, param_env: ParamEnv, ty: Ty) -> bool {
        let _ = (param_env, ty);
        false
    }

    /// Whether dropping a value of the type may do something. What is not known may.
    pub fn needs_drop(&self, param_env: ParamEnv, ty: Ty) -> bool {
        let _ = (param_env, ty);
        true
    }

    /// All projections replaced with what they are, opaque types with what is behind them,
    /// and constants with their values; all regions are erased.
    pub fn normalize_erasing_regions<T: TypeFoldable>(&self, param_env: ParamEnv, value: T) -> T {
        let _ = param_env;
        self.erase_regions(value)
    }

    /// The value of a constant, if it is not a variable or depends on parameters.
    pub fn try_eval_const(&self, constant: Const) -> Const {
        constant
    }
}

impl InferCtxt<'_> {
    /// All projections replaced with what they are. What is not known yet becomes a
    /// variable; what has to hold then is in the list.
    pub fn normalize<T: TypeFoldable>(
        &self,
        param_env: ParamEnv,
        cause: Cause,
        value: T,
    ) -> (T, Vec<Obligation>) {
        let _ = (param_env, cause);
        (value, Vec::new())
    }

    /// Whether something may hold: only `false` is certain. Nothing is bound.
    pub fn predicate_may_hold(&self, obligation: &Obligation) -> bool {
        let _ = obligation;
        true
    }

    /// Whether something holds for certain. Nothing is bound.
    pub fn predicate_must_hold(&self, obligation: &Obligation) -> bool {
        let _ = obligation;
        true
    }
}
