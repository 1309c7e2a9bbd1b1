//! What becomes of variables that nothing determines.

use super::InferCtxt;
use super::vars::{FloatVid, IntVid, TyVid};
use crate::syntax::Edition;
use crate::syntax::ast::{FloatType, IntType};
use crate::ty::{InferTy, Ty, TyKind};

impl InferCtxt<'_> {
    /// Declares that a type variable stands for the value of something that diverges.
    pub fn mark_diverging(&self, ty: Ty) {
        self.diverging.borrow_mut().push(ty);
    }

    /// The variables of which nothing is known, in the order in which they were made.
    #[must_use]
    pub fn unsolved_variables(&self) -> Vec<Ty> {
        let types = &self.tcx.types;
        let mut vars = self.vars.borrow_mut();
        let counts = vars.counts();
        let mut unsolved = Vec::new();
        for id in 0..counts.types {
            let (root, known) = vars.types.inlined_probe_key_value(TyVid(id));
            if known.0.is_none() && root == TyVid(id) {
                unsolved.push(types.mk_infer(InferTy::Ty(id)));
            }
        }
        for id in 0..counts.ints {
            let (root, known) = vars.ints.inlined_probe_key_value(IntVid(id));
            if known.is_none() && root == IntVid(id) {
                unsolved.push(types.mk_infer(InferTy::Int(id)));
            }
        }
        for id in 0..counts.floats {
            let (root, known) = vars.floats.inlined_probe_key_value(FloatVid(id));
            if known.is_none() && root == FloatVid(id) {
                unsolved.push(types.mk_infer(InferTy::Float(id)));
            }
        }
        unsolved
    }

    /// The variables that stand for the value of something that diverges, and of which
    /// nothing is known.
    #[must_use]
    pub fn diverging_vars(&self) -> Vec<Ty> {
        let marked = self.diverging.borrow().clone();
        let mut vars: Vec<Ty> = Vec::new();
        for ty in marked {
            let ty = self.shallow_resolve(ty);
            if self.is_ty_var(ty) && !vars.contains(&ty) {
                vars.push(ty);
            }
        }
        vars
    }

    /// Makes an error of what is not known, where that may only follow from other errors.
    pub fn fallback_to_error(&self) {
        for var in self.unsolved_variables() {
            if matches!(self.tcx.types.kind(var), TyKind::Infer(InferTy::Ty(_))) {
                let _ = self.eq(var, self.tcx.types.common.error);
            }
        }
    }

    /// Makes integers `i32`, floats `f64`, and what diverges `()` or `!`, by edition.
    /// Whether anything was changed, so that more can be selected.
    pub fn fallback(&self, edition: Edition) -> bool {
        let types = &self.tcx.types;
        let diverging = match edition {
            Edition::Edition2021 => types.common.unit,
            Edition::Edition2024 => types.common.never,
        };
        let diverging_roots: Vec<Ty> = {
            let marked = self.diverging.borrow().clone();
            marked
                .into_iter()
                .map(|ty| self.shallow_resolve(ty))
                .collect()
        };
        let mut changed = false;
        for var in self.unsolved_variables() {
            let becomes = match types.kind(var) {
                TyKind::Infer(InferTy::Int(_)) => types.mk(TyKind::Int(IntType::I32)),
                TyKind::Infer(InferTy::Float(_)) => types.mk(TyKind::Float(FloatType::F64)),
                _ if diverging_roots.contains(&var) => diverging,
                _ => continue,
            };
            changed |= self.eq(var, becomes).is_ok();
        }
        changed
    }
}
