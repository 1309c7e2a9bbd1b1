//! `e as T`: rustc's `cast`. What a cast does is decided when types are known.

use super::FnCtxt;
use super::expect::Expectation;
use crate::resolve::DefId;
use crate::syntax::ast::{ExprId, TypeId};
use crate::syntax::span::Span;
use crate::ty::results::CastKind;
use crate::ty::{ExistentialPredicate, InferTy, Mutability, Ty, TyKind, TypeFlags, TypeFoldable};

/// A cast that is still to be decided.
#[derive(Clone, Copy, Debug)]
pub struct DeferredCast {
    cast: ExprId,
    expr: ExprId,
    expr_ty: Ty,
    cast_ty: Ty,
    cast_span: Span,
}

/// What a type is to a cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CastTy {
    Int(IntCast),
    Float,
    Ptr(Ty, Mutability),
    FnPtr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum IntCast {
    U8,
    Other,
    Bool,
    Char,
    Enum,
}

/// How a cast is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CastError {
    CastToBool,
    CastToChar,
    NonScalar,
    Illegal,
    NeedDeref,
    NeedVia,
    SizedUnsized,
    DifferingKinds,
    IntToWide,
    UnknownCastPtr,
    UnknownExprPtr,
    AddsAuto(DefId),
}

/// What a pointer carries besides an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PointerKind {
    /// Nothing.
    Thin,
    /// A length.
    Length,
    /// The methods of a trait object.
    Object(Ty),
    /// Whatever this type asks for.
    Of(Ty),
}

impl FnCtxt<'_> {
    /// Checks the operand, and remembers the cast.
    pub fn check_cast(&self, cast: ExprId, expr: ExprId, ty: TypeId) -> Ty {
        let cast_ty = self.lower_ty(ty);
        let cast_ty = self.resolve(cast_ty);
        let expr_ty = self.check_expr_with_expectation(expr, Expectation::CastableTo(cast_ty));
        let expr_ty = self.resolve(expr_ty);
        if self.references_error(cast_ty) || self.references_error(expr_ty) {
            return self.tcx.types.common.error;
        }
        let deferred = DeferredCast {
            cast,
            expr,
            expr_ty,
            cast_ty,
            cast_span: self.ast.types[ty].span,
        };
        if matches!(self.kind(cast_ty), TyKind::Dynamic(..) | TyKind::Slice(_)) {
            return self.report_unsized_cast(&deferred);
        }
        self.deferred_casts.borrow_mut().push(deferred);
        cast_ty
    }

    /// Decides all casts.
    pub fn check_casts(&self) {
        let casts = self.deferred_casts.take();
        for cast in casts {
            self.decide_cast(cast);
        }
    }

    fn decide_cast(&self, mut cast: DeferredCast) {
        cast.expr_ty = self.structurally_resolve(self.span(cast.expr), cast.expr_ty);
        cast.cast_ty = self.structurally_resolve(cast.cast_span, cast.cast_ty);
        if self.references_error(cast.expr_ty) || self.references_error(cast.cast_ty) {
            self.tainted.set(true);
            return;
        }
        let has_vars = cast
            .cast_ty
            .flags(&self.tcx.types)
            .intersects(TypeFlags::INFER);
        if !self.is_sized(cast.cast_ty) && !has_vars {
            self.report_unsized_cast(&cast);
            return;
        }
        let coerced = self.coerce(cast.expr, cast.expr_ty, cast.cast_ty, false);
        let kind = match coerced {
            Ok(_) => Ok(CastKind::Coercion),
            Err(_) => self.cast_kind(&cast),
        };
        match kind {
            Ok(kind) => {
                self.results.borrow_mut().casts.insert(cast.cast, kind);
            }
            Err(error) => self.report_cast(&cast, error),
        }
    }

    fn cast_ty(&self, ty: Ty) -> Option<CastTy> {
        use crate::syntax::ast::IntType;
        Some(match self.kind(ty) {
            TyKind::Int(IntType::U8) => CastTy::Int(IntCast::U8),
            TyKind::Int(_) | TyKind::Infer(InferTy::Int(_)) => CastTy::Int(IntCast::Other),
            TyKind::Bool => CastTy::Int(IntCast::Bool),
            TyKind::Char => CastTy::Int(IntCast::Char),
            TyKind::Float(_) | TyKind::Infer(InferTy::Float(_)) => CastTy::Float,
            TyKind::RawPtr(pointee, mutability) => CastTy::Ptr(pointee, mutability),
            TyKind::FnPtr(..) => CastTy::FnPtr,
            TyKind::Adt(def, _) => {
                let adt = self.tcx.adt_def(def);
                let plain = adt.is_enum
                    && !adt.variants.is_empty()
                    && adt.variants.iter().all(|variant| variant.fields.is_empty());
                if !plain {
                    return None;
                }
                CastTy::Int(IntCast::Enum)
            }
            _ => return None,
        })
    }

    fn cast_kind(&self, cast: &DeferredCast) -> Result<CastKind, CastError> {
        let to = self.cast_ty(cast.cast_ty);
        let from = match (self.cast_ty(cast.expr_ty), to) {
            (Some(from), Some(_)) => from,
            (None, Some(to)) => match self.kind(cast.expr_ty) {
                TyKind::FnDef(..) => {
                    self.reify_for_cast(cast)?;
                    CastTy::FnPtr
                }
                TyKind::Ref(_, inner, mutability) => {
                    return self.cast_from_ref(cast, inner, mutability, to);
                }
                _ => return Err(CastError::NonScalar),
            },
            _ => return Err(CastError::NonScalar),
        };
        match to {
            Some(to) => self.scalar_cast(from, to),
            None => Err(CastError::NonScalar),
        }
    }

    fn reify_for_cast(&self, cast: &DeferredCast) -> Result<(), CastError> {
        let (list, safety) = self
            .fn_def_sig(self.span(cast.expr), cast.expr_ty)
            .ok_or(CastError::NonScalar)?;
        let pointer = self.tcx.types.mk(TyKind::FnPtr(list, safety));
        match self.coerce(cast.expr, cast.expr_ty, pointer, false) {
            Ok(_) => Ok(()),
            Err(_) => Err(CastError::NonScalar),
        }
    }

    fn cast_from_ref(
        &self,
        cast: &DeferredCast,
        inner: Ty,
        mutability: Mutability,
        to: CastTy,
    ) -> Result<CastKind, CastError> {
        match to {
            CastTy::Int(_) | CastTy::Float => match self.kind(inner) {
                TyKind::Int(_) | TyKind::Float(_) | TyKind::Infer(_) => Err(CastError::NeedDeref),
                _ => Err(CastError::NeedVia),
            },
            CastTy::Ptr(pointee, to_mutability) => {
                if !self.is_sized(pointee) {
                    return Err(CastError::Illegal);
                }
                let TyKind::Array(elem, _) = self.kind(inner) else {
                    return Err(CastError::Illegal);
                };
                if to_mutability.is_mut() && !mutability.is_mut() {
                    return Err(CastError::Illegal);
                }
                self.cast_array_ref(cast, inner, elem, pointee, to_mutability)
            }
            CastTy::FnPtr => Err(CastError::NonScalar),
        }
    }

    /// `&[T; N] as *const T`
    fn cast_array_ref(
        &self,
        cast: &DeferredCast,
        array: Ty,
        elem: Ty,
        pointee: Ty,
        mutability: Mutability,
    ) -> Result<CastKind, CastError> {
        use crate::ty::results::{Adjust, Adjustment, PointerCoercion};
        let types = &self.tcx.types;
        self.eq(cast.cast_span, pointee, elem)
            .map_err(|_| CastError::Illegal)?;
        let raw = types.mk(TyKind::RawPtr(array, mutability));
        let decayed = types.mk(TyKind::RawPtr(elem, mutability));
        let step = |kind, target| Adjustment { kind, target };
        self.apply_adjustments(
            cast.expr,
            vec![
                step(Adjust::Deref(None), array),
                step(Adjust::RawBorrow(mutability), raw),
                step(Adjust::Pointer(PointerCoercion::ArrayToPointer), decayed),
            ],
        );
        Ok(CastKind::Coercion)
    }

    fn scalar_cast(&self, from: CastTy, to: CastTy) -> Result<CastKind, CastError> {
        use CastTy::{Float, FnPtr, Int, Ptr};
        match (from, to) {
            (_, Int(IntCast::Enum) | FnPtr) => Err(CastError::NonScalar),
            (_, Int(IntCast::Bool)) => Err(CastError::CastToBool),
            (Int(IntCast::U8), Int(IntCast::Char)) => Ok(CastKind::IntToInt),
            (_, Int(IntCast::Char)) => Err(CastError::CastToChar),
            (Int(IntCast::Enum | IntCast::Bool | IntCast::Char), Float | Ptr(..))
            | (Ptr(..) | FnPtr, Float)
            | (Float, Ptr(..)) => Err(CastError::Illegal),
            (Ptr(from, _), Ptr(to, _)) => self.ptr_cast(from, to),
            (Ptr(from, _), Int(_)) => match self.pointer_kind(from) {
                None => Err(CastError::UnknownExprPtr),
                Some(PointerKind::Thin) => Ok(CastKind::PtrToInt),
                Some(_) => Err(CastError::NeedVia),
            },
            (FnPtr, Int(_)) => Ok(CastKind::PtrToInt),
            (Int(_), Ptr(to, _)) => match self.pointer_kind(to) {
                None => Err(CastError::UnknownCastPtr),
                Some(PointerKind::Thin) => Ok(CastKind::IntToPtr),
                Some(_) => Err(CastError::IntToWide),
            },
            (FnPtr, Ptr(to, _)) => match self.pointer_kind(to) {
                None => Err(CastError::UnknownCastPtr),
                Some(PointerKind::Thin) => Ok(CastKind::FnPtrToPtr),
                Some(_) => Err(CastError::Illegal),
            },
            (Int(IntCast::Enum), Int(_)) => Ok(CastKind::EnumToInt),
            (Int(_), Int(_)) => Ok(CastKind::IntToInt),
            (Int(_), Float) => Ok(CastKind::IntToFloat),
            (Float, Int(_)) => Ok(CastKind::FloatToInt),
            (Float, Float) => Ok(CastKind::FloatToFloat),
        }
    }

    fn ptr_cast(&self, from: Ty, to: Ty) -> Result<CastKind, CastError> {
        let to = self.pointer_kind(to).ok_or(CastError::UnknownCastPtr)?;
        // Whatever it points to, its address is left.
        if to == PointerKind::Thin {
            return Ok(CastKind::PtrToPtr);
        }
        let from = self.pointer_kind(from).ok_or(CastError::UnknownExprPtr)?;
        match (from, to) {
            (PointerKind::Thin, _) => Err(CastError::SizedUnsized),
            (PointerKind::Object(from), PointerKind::Object(to)) => self.object_cast(from, to),
            (from, to) if from == to => Ok(CastKind::PtrToPtr),
            _ => Err(CastError::DifferingKinds),
        }
    }

    /// Trait objects of the same principal trait; auto traits may only be left out.
    fn object_cast(&self, from: Ty, to: Ty) -> Result<CastKind, CastError> {
        let parts = |ty: Ty| match self.kind(ty) {
            TyKind::Dynamic(list, _) => self.tcx.types.existentials(list).to_vec(),
            _ => Vec::new(),
        };
        let (from, to) = (parts(from), parts(to));
        let is_auto =
            |part: &ExistentialPredicate| matches!(part, ExistentialPredicate::AutoTrait(_));
        let principal = |parts: &[ExistentialPredicate]| {
            let mut kept = parts.to_vec();
            kept.retain(|part| !is_auto(part));
            kept
        };
        if principal(&from) != principal(&to) {
            return Err(CastError::DifferingKinds);
        }
        let added = to.iter().find(|part| is_auto(part) && !from.contains(part));
        match added {
            Some(ExistentialPredicate::AutoTrait(def)) => Err(CastError::AddsAuto(*def)),
            _ => Ok(CastKind::PtrToPtr),
        }
    }

    /// What a pointer carries besides an address; nothing if that is not known.
    fn pointer_kind(&self, pointee: Ty) -> Option<PointerKind> {
        let pointee = self.resolve(pointee);
        if self.is_sized(pointee) && !self.is_ty_var(pointee) {
            return Some(PointerKind::Thin);
        }
        let tail = self.struct_tail(pointee);
        Some(match self.kind(tail) {
            TyKind::Slice(_) | TyKind::Str => PointerKind::Length,
            TyKind::Dynamic(..) => PointerKind::Object(tail),
            TyKind::Param(_) | TyKind::Projection(..) | TyKind::Opaque(..) => PointerKind::Of(tail),
            TyKind::Infer(InferTy::Ty(_)) => return None,
            _ => PointerKind::Thin,
        })
    }

    fn report_unsized_cast(&self, cast: &DeferredCast) -> Ty {
        let from = self.ty_string(self.resolve(cast.expr_ty));
        let to = self.ty_string(self.resolve(cast.cast_ty));
        let message = format!("cast to unsized type: `{from}` as `{to}`");
        self.error("E0620", self.span(cast.cast), message)
    }

    fn report_cast(&self, cast: &DeferredCast, error: CastError) {
        let from = self.ty_string(self.resolve(cast.expr_ty));
        let to = self.ty_string(self.resolve(cast.cast_ty));
        let (code, message) = match error {
            CastError::CastToBool => ("E0054", format!("cannot cast `{from}` as `bool`")),
            CastError::CastToChar => (
                "E0604",
                format!("only `u8` can be cast as `char`, not `{from}`"),
            ),
            CastError::NonScalar => ("E0605", format!("non-primitive cast: `{from}` as `{to}`")),
            CastError::Illegal
            | CastError::NeedDeref
            | CastError::NeedVia
            | CastError::DifferingKinds => {
                ("E0606", format!("casting `{from}` as `{to}` is invalid"))
            }
            CastError::SizedUnsized => (
                "E0607",
                format!("cannot cast thin pointer `{from}` to wide pointer `{to}`"),
            ),
            CastError::IntToWide => {
                let message = format!("cannot cast `{from}` to a pointer that is wide");
                self.error("E0606", cast.cast_span, message);
                return;
            }
            CastError::UnknownCastPtr => {
                let message = "cannot cast to a pointer of an unknown kind";
                self.error("E0641", cast.cast_span, message);
                return;
            }
            CastError::UnknownExprPtr => {
                let message = "cannot cast from a pointer of an unknown kind";
                self.error("E0641", self.span(cast.expr), message);
                return;
            }
            CastError::AddsAuto(def) => {
                let name = self.tcx.def(def).name;
                let name = name.map_or("_", |name| self.tcx.text(name));
                (
                    "E0804",
                    format!("cannot add auto trait `{name}` to dyn bound via pointer cast"),
                )
            }
        };
        self.error(code, self.span(cast.cast), message);
    }
}
