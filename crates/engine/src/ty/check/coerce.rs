//! Coercion of one expression to one type.
//!
//! The steps and their order are those of rustc: `!`, unsizing, reborrows with as many
//! dereferences as it takes, raw pointers, functions and closures to function pointers, and
//! at last that both types are the same.

use super::FnCtxt;
use super::autoderef::Autoderef;
use crate::syntax::ast::ExprId;
use crate::syntax::span::Span;
use crate::ty::infer::TypeError;
use crate::ty::results::{Adjust, Adjustment, PointerCoercion};
use crate::ty::{ClosureId, Mutability, Safety, Ty, TyKind, TyList};

/// What is done to the value, and the type that comes of it.
pub type CoerceResult = Result<(Vec<Adjustment>, Ty), TypeError>;

/// How to coerce.
#[derive(Clone, Copy, Debug)]
pub struct Coerce {
    /// Where it happens.
    pub span: Span,
    /// Whether a `&mut` may be two-phase, as those of arguments are.
    pub two_phase: bool,
    /// Whether `!` becomes any type. It does not where a place of type `!` is only named.
    pub never: bool,
}

impl FnCtxt<'_> {
    /// Coerces an expression to a type, and records how.
    ///
    /// # Errors
    /// If there is no such coercion; nothing is changed then.
    pub fn coerce(
        &self,
        expr: ExprId,
        expr_ty: Ty,
        target: Ty,
        two_phase: bool,
    ) -> Result<Ty, TypeError> {
        let source = self.try_resolve(expr_ty);
        let how = Coerce {
            span: self.span(expr),
            two_phase,
            never: self.reads_never(expr),
        };
        let (adjustments, _) = self.commit_if_ok(|| self.coerce_type(how, source, target))?;
        self.apply_adjustments(expr, adjustments);
        if self.references_error(expr_ty) {
            return Ok(self.tcx.types.common.error);
        }
        Ok(target)
    }

    /// Coerces one type to another; what has to hold for it is registered.
    ///
    /// # Errors
    /// If there is no such coercion. The caller has to go back to before.
    pub fn coerce_type(&self, how: Coerce, source: Ty, target: Ty) -> CoerceResult {
        let source = self.infcx.shallow_resolve(source);
        let target = self.infcx.shallow_resolve(target);
        let source_kind = self.kind(source);
        if source_kind == TyKind::Never {
            if !how.never {
                return self.unify(how, source, target);
            }
            let adjustment = Adjustment {
                kind: Adjust::NeverToAny,
                target,
            };
            return Ok((vec![adjustment], target));
        }
        if self.is_ty_var(source) {
            return self.unify(how, source, target);
        }
        if let Ok(done) = self.commit_if_ok(|| self.coerce_unsized(how, source, target)) {
            return Ok(done);
        }
        match self.kind(target) {
            TyKind::RawPtr(_, mutability) => {
                return self.coerce_to_raw_ptr(how, source, target, mutability);
            }
            TyKind::Ref(_, _, mutability) => {
                return self.coerce_to_ref(how, source, target, mutability);
            }
            _ => {}
        }
        match source_kind {
            TyKind::FnDef(..) => self.coerce_from_fn_item(how, source, target),
            TyKind::FnPtr(list, safety) => {
                self.coerce_from_safe_fn(how, source, list, safety, target, None)
            }
            TyKind::Closure(id, _) => self.coerce_closure(how, source, id, target),
            _ => self.unify(how, source, target),
        }
    }

    fn unify(&self, how: Coerce, source: Ty, target: Ty) -> CoerceResult {
        self.eq(how.span, target, source)?;
        Ok((Vec::new(), target))
    }

    fn unify_and(
        &self,
        how: Coerce,
        source: Ty,
        target: Ty,
        adjustments: Vec<Adjustment>,
    ) -> CoerceResult {
        self.eq(how.span, target, source)?;
        Ok((adjustments, target))
    }

    fn coerce_to_ref(
        &self,
        how: Coerce,
        source: Ty,
        target: Ty,
        mutability: Mutability,
    ) -> CoerceResult {
        let TyKind::Ref(_, _, source_mutability) = self.kind(source) else {
            return self.unify(how, source, target);
        };
        coerce_mutability(source_mutability, mutability)?;
        let mut autoderef = Autoderef::new(self, how.span, source);
        let mut first_error = None;
        let mut found = None;
        while let Some((referent, steps)) = autoderef.next() {
            if steps == 0 {
                continue;
            }
            let derefd = self.tcx.types.mk_ref(referent, mutability);
            match self.commit_if_ok(|| self.eq(how.span, target, derefd)) {
                Ok(()) => {
                    found = Some((derefd, steps));
                    break;
                }
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        let Some((ty, steps)) = found else {
            return Err(first_error.unwrap_or(TypeError::Sorts(target, source)));
        };
        let is_same = self.resolve(ty) == self.resolve(source);
        if is_same && source_mutability == Mutability::Not && steps == 1 {
            return Ok((Vec::new(), ty));
        }
        let mut adjustments = autoderef.adjust_steps();
        adjustments.push(Adjustment {
            kind: Adjust::Borrow {
                mutability,
                two_phase: mutability.is_mut() && how.two_phase,
            },
            target: ty,
        });
        Ok((adjustments, ty))
    }

    fn coerce_to_raw_ptr(
        &self,
        how: Coerce,
        source: Ty,
        target: Ty,
        mutability: Mutability,
    ) -> CoerceResult {
        let types = &self.tcx.types;
        let (is_ref, pointee, from) = match self.kind(source) {
            TyKind::Ref(_, ty, from) => (true, ty, from),
            TyKind::RawPtr(ty, from) => (false, ty, from),
            _ => return self.unify(how, source, target),
        };
        coerce_mutability(from, mutability)?;
        let raw = types.mk(TyKind::RawPtr(pointee, mutability));
        let adjustments = if is_ref {
            vec![
                Adjustment {
                    kind: Adjust::Deref(None),
                    target: pointee,
                },
                Adjustment {
                    kind: Adjust::RawBorrow(mutability),
                    target,
                },
            ]
        } else if from != mutability {
            vec![Adjustment {
                kind: Adjust::Pointer(PointerCoercion::MutToConstPointer),
                target,
            }]
        } else {
            Vec::new()
        };
        self.unify_and(how, raw, target, adjustments)
    }

    /// `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait>` and whatever else `CoerceUnsized`
    /// is implemented for.
    fn coerce_unsized(&self, how: Coerce, source: Ty, target: Ty) -> CoerceResult {
        if self.is_ty_var(source) || self.is_ty_var(target) {
            return Err(TypeError::Sorts(target, source));
        }
        let types = &self.tcx.types;
        let mut adjustments = Vec::new();
        let from = match (self.kind(source), self.kind(target)) {
            (TyKind::Ref(_, ty, from), TyKind::Ref(_, _, to)) => {
                coerce_mutability(from, to)?;
                let kind = Adjust::Borrow {
                    mutability: to,
                    two_phase: false,
                };
                Some((ty, kind, types.mk_ref(ty, to)))
            }
            (TyKind::Ref(_, ty, from), TyKind::RawPtr(_, to)) => {
                coerce_mutability(from, to)?;
                let raw = types.mk(TyKind::RawPtr(ty, to));
                Some((ty, Adjust::RawBorrow(to), raw))
            }
            _ => None,
        };
        let mut unsize_from = source;
        if let Some((pointee, kind, target)) = from {
            adjustments.push(Adjustment {
                kind: Adjust::Deref(None),
                target: pointee,
            });
            adjustments.push(Adjustment { kind, target });
            unsize_from = target;
        }
        self.select_coerce_unsized(how.span, unsize_from, target)?;
        adjustments.push(Adjustment {
            kind: Adjust::Pointer(PointerCoercion::Unsize),
            target,
        });
        Ok((adjustments, target))
    }

    fn coerce_from_fn_item(&self, how: Coerce, source: Ty, target: Ty) -> CoerceResult {
        let TyKind::FnPtr(..) = self.kind(target) else {
            return self.unify(how, source, target);
        };
        let Some((list, safety)) = self.fn_def_sig(how.span, source) else {
            return Err(TypeError::Sorts(target, source));
        };
        let reify = Some(PointerCoercion::ReifyFnPointer);
        self.coerce_from_safe_fn(how, source, list, safety, target, reify)
    }

    fn coerce_from_safe_fn(
        &self,
        how: Coerce,
        source: Ty,
        list: TyList,
        safety: Safety,
        target: Ty,
        reify: Option<PointerCoercion>,
    ) -> CoerceResult {
        let types = &self.tcx.types;
        let TyKind::FnPtr(_, target_safety) = self.kind(target) else {
            return self.unify(how, source, target);
        };
        let adjustment = |kind, target| Adjustment {
            kind: Adjust::Pointer(kind),
            target,
        };
        let pointer = types.mk(TyKind::FnPtr(list, safety));
        let mut adjustments: Vec<_> = reify
            .map(|kind| adjustment(kind, pointer))
            .into_iter()
            .collect();
        if (safety, target_safety) == (Safety::Safe, Safety::Unsafe) {
            let pointer = types.mk(TyKind::FnPtr(list, Safety::Unsafe));
            adjustments.push(adjustment(PointerCoercion::UnsafeFnPointer, pointer));
            return self.unify_and(how, pointer, target, adjustments);
        }
        self.unify_and(how, pointer, target, adjustments)
    }

    fn coerce_closure(&self, how: Coerce, source: Ty, id: ClosureId, target: Ty) -> CoerceResult {
        let TyKind::FnPtr(_, safety) = self.kind(target) else {
            return self.unify(how, source, target);
        };
        let Some(pointer) = self.closure_as_fn_ptr(id, safety) else {
            return self.unify(how, source, target);
        };
        let adjustment = Adjustment {
            kind: Adjust::Pointer(PointerCoercion::ClosureFnPointer),
            target: pointer,
        };
        self.unify_and(how, pointer, target, vec![adjustment])
    }

    /// The function pointer that a closure can become: if it mentions no variable from
    /// outside.
    #[must_use]
    pub fn closure_as_fn_ptr(&self, id: ClosureId, safety: Safety) -> Option<Ty> {
        let def = self.tcx.closure_def(id)?;
        if self.closure_mentions_upvars(def) {
            return None;
        }
        let args = self.tcx.identity_args_erased(def.owner);
        let sig = self.infcx.closure_sig(id, args)?;
        Some(self.tcx.types.mk(TyKind::FnPtr(sig, safety)))
    }
}

fn coerce_mutability(from: Mutability, to: Mutability) -> Result<(), TypeError> {
    if from.is_mut() || !to.is_mut() {
        Ok(())
    } else {
        Err(TypeError::Mutability(to, from))
    }
}
