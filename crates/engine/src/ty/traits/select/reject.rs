//! That an impl cannot be meant, seen at a glance; and whether one question is of the form
//! of another.

use super::SelectionContext;
use crate::ty::{Args, ConstKind, GenericArg, InferTy, TraitRef, Ty, TyKind};

impl SelectionContext<'_, '_> {
    /// Whether an impl, whose parameters may be anything, may be meant by a question.
    pub(super) fn may_be_meant(&self, asked: TraitRef, header: TraitRef) -> bool {
        self.args_may_unify(asked.args, header.args)
    }

    fn args_may_unify(&self, asked: Args, pattern: Args) -> bool {
        let types = &self.tcx.types;
        let pairs = types.args(asked).iter().zip(types.args(pattern));
        pairs.into_iter().all(|pair| match pair {
            (GenericArg::Ty(asked), GenericArg::Ty(pattern)) => self.may_unify(*asked, *pattern),
            (GenericArg::Const(asked), GenericArg::Const(pattern)) => {
                match (types.const_kind(*asked), types.const_kind(*pattern)) {
                    (ConstKind::Value { bits: a, .. }, ConstKind::Value { bits: b, .. }) => a == b,
                    _ => true,
                }
            }
            _ => true,
        })
    }

    fn may_unify(&self, asked: Ty, pattern: Ty) -> bool {
        if asked == pattern {
            return true;
        }
        let types = &self.tcx.types;
        let (asked_kind, pattern_kind) = (types.kind(asked), types.kind(pattern));
        match pattern_kind {
            TyKind::Param(_)
            | TyKind::Projection(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_)
            | TyKind::Error => return true,
            _ => {}
        }
        match asked_kind {
            TyKind::Infer(InferTy::Ty(_)) | TyKind::Projection(..) | TyKind::Opaque(..) => true,
            TyKind::Error => true,
            TyKind::Infer(InferTy::Int(_)) => matches!(pattern_kind, TyKind::Int(_)),
            TyKind::Infer(InferTy::Float(_)) => matches!(pattern_kind, TyKind::Float(_)),
            _ => self.parts_may_unify(asked_kind, pattern_kind),
        }
    }

    fn parts_may_unify(&self, asked: TyKind, pattern: TyKind) -> bool {
        let types = &self.tcx.types;
        match (asked, pattern) {
            (TyKind::Adt(a, a_args), TyKind::Adt(b, b_args)) => {
                a == b && self.args_may_unify(a_args, b_args)
            }
            (TyKind::Ref(_, a, a_mut), TyKind::Ref(_, b, b_mut))
            | (TyKind::RawPtr(a, a_mut), TyKind::RawPtr(b, b_mut)) => {
                a_mut == b_mut && self.may_unify(a, b)
            }
            (TyKind::Slice(a), TyKind::Slice(b)) | (TyKind::Array(a, _), TyKind::Array(b, _)) => {
                self.may_unify(a, b)
            }
            (TyKind::Tuple(a), TyKind::Tuple(b)) => {
                let (a, b) = (types.list(a), types.list(b));
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.may_unify(*a, *b))
            }
            (TyKind::FnPtr(a, a_safety), TyKind::FnPtr(b, b_safety)) => {
                a_safety == b_safety && types.list(a).len() == types.list(b).len()
            }
            (TyKind::Dynamic(a, _), TyKind::Dynamic(b, _)) => {
                types.existentials(a).len() == types.existentials(b).len()
            }
            (a, b) => a == b,
        }
    }

    /// Whether an impl for `pattern` says something about all types with the head of `ty`.
    pub(super) fn same_head(&self, ty: Ty, pattern: Ty) -> bool {
        let types = &self.tcx.types;
        let (kind, pattern_kind) = (types.kind(ty), types.kind(pattern));
        match pattern_kind {
            TyKind::Param(_) | TyKind::Projection(..) | TyKind::Error => true,
            TyKind::Int(_) if matches!(kind, TyKind::Infer(InferTy::Int(_))) => true,
            TyKind::Float(_) if matches!(kind, TyKind::Infer(InferTy::Float(_))) => true,
            _ => types.simplify(ty).is_some() && types.simplify(ty) == types.simplify(pattern),
        }
    }

    /// Whether the second is of the form of the first, whose variables may be anything.
    pub(super) fn is_more_general(&self, general: TraitRef, special: TraitRef) -> bool {
        general.def == special.def && self.args_generalize(general.args, special.args)
    }

    fn args_generalize(&self, general: Args, special: Args) -> bool {
        let types = &self.tcx.types;
        let (general, special) = (types.args(general), types.args(special));
        general.len() == special.len()
            && general.iter().zip(special).all(|pair| match pair {
                (GenericArg::Ty(a), GenericArg::Ty(b)) => self.generalizes(*a, *b),
                (GenericArg::Const(a), GenericArg::Const(b)) => {
                    a == b || matches!(types.const_kind(*a), ConstKind::Infer(_))
                }
                _ => true,
            })
    }

    fn generalizes(&self, general: Ty, special: Ty) -> bool {
        if general == special {
            return true;
        }
        let types = &self.tcx.types;
        if !types.has_infer(general) {
            return false;
        }
        match (types.kind(general), types.kind(special)) {
            (TyKind::Infer(InferTy::Ty(_)), _) => true,
            (TyKind::Infer(InferTy::Int(_)), TyKind::Infer(InferTy::Int(_)) | TyKind::Int(_))
            | (
                TyKind::Infer(InferTy::Float(_)),
                TyKind::Infer(InferTy::Float(_)) | TyKind::Float(_),
            ) => true,
            (TyKind::Adt(a, a_args), TyKind::Adt(b, b_args))
            | (TyKind::FnDef(a, a_args), TyKind::FnDef(b, b_args))
            | (TyKind::Projection(a, a_args), TyKind::Projection(b, b_args)) => {
                a == b && self.args_generalize(a_args, b_args)
            }
            (TyKind::Ref(_, a, a_mut), TyKind::Ref(_, b, b_mut))
            | (TyKind::RawPtr(a, a_mut), TyKind::RawPtr(b, b_mut)) => {
                a_mut == b_mut && self.generalizes(a, b)
            }
            (TyKind::Slice(a), TyKind::Slice(b)) => self.generalizes(a, b),
            (TyKind::Array(a, a_len), TyKind::Array(b, b_len)) => {
                self.generalizes(a, b)
                    && (a_len == b_len || matches!(types.const_kind(a_len), ConstKind::Infer(_)))
            }
            (TyKind::Tuple(a), TyKind::Tuple(b)) | (TyKind::FnPtr(a, _), TyKind::FnPtr(b, _)) => {
                let (a, b) = (types.list(a), types.list(b));
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.generalizes(*a, *b))
            }
            _ => false,
        }
    }
}
