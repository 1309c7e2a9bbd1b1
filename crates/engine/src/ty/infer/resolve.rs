//! Types with what is known filled in.

use super::InferCtxt;
use super::vars::{ConstVid, FloatVid, IntVid, TyVid};
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::{
    Const, ConstKind, InferTy, Ty, TyKind, TypeFlags, TypeFoldable, TypeFolder, Types,
    super_fold_const, super_fold_ty,
};

impl InferCtxt<'_> {
    /// The type that a variable stands for, as far as that is known; any other type is
    /// given back as it is. Variables that were joined give the same one.
    pub fn shallow_resolve(&self, ty: Ty) -> Ty {
        let types = &self.tcx.types;
        let TyKind::Infer(infer) = types.kind(ty) else {
            return ty;
        };
        match infer {
            InferTy::Ty(id) => {
                let (root, known) = {
                    let vars = &mut self.vars.borrow_mut().types;
                    vars.inlined_probe_key_value(TyVid(id))
                };
                match known.0 {
                    // What a type variable stands for may be an integer variable.
                    Some(known) if self.is_numeric_var(known) => self.shallow_resolve(known),
                    Some(known) => known,
                    None => types.mk_infer(InferTy::Ty(root.0)),
                }
            }
            InferTy::Int(id) => {
                let (root, known) = {
                    let vars = &mut self.vars.borrow_mut().ints;
                    vars.inlined_probe_key_value(IntVid(id))
                };
                let kind = known.map_or(TyKind::Infer(InferTy::Int(root.0)), TyKind::Int);
                types.mk(kind)
            }
            InferTy::Float(id) => {
                let (root, known) = {
                    let vars = &mut self.vars.borrow_mut().floats;
                    vars.inlined_probe_key_value(FloatVid(id))
                };
                let kind = known.map_or(TyKind::Infer(InferTy::Float(root.0)), TyKind::Float);
                types.mk(kind)
            }
        }
    }

    fn is_numeric_var(&self, ty: Ty) -> bool {
        matches!(
            self.tcx.types.kind(ty),
            TyKind::Infer(InferTy::Int(_) | InferTy::Float(_))
        )
    }

    /// What a type is, as far as that is known.
    #[must_use]
    pub fn kind(&self, ty: Ty) -> TyKind {
        self.tcx.types.kind(self.shallow_resolve(ty))
    }

    /// The same for a constant.
    pub fn shallow_resolve_const(&self, constant: Const) -> Const {
        let ConstKind::Infer(id) = self.tcx.types.const_kind(constant) else {
            return constant;
        };
        let vars = &mut self.vars.borrow_mut().consts;
        let (root, known) = vars.inlined_probe_key_value(ConstVid(id));
        known
            .0
            .unwrap_or_else(|| self.tcx.types.mk_const(ConstKind::Infer(root.0)))
    }

    /// Fills in everything that is known.
    pub fn resolve_vars_if_possible<T: TypeFoldable>(&self, value: T) -> T {
        if self.has_vars(value) {
            value.fold_with(&mut Resolver(self))
        } else {
            value
        }
    }

    /// Fills in everything that is known.
    pub fn resolve_vars<T: TypeFoldable>(&self, value: T) -> T {
        self.resolve_vars_if_possible(value)
    }

    /// The same for several types.
    #[must_use]
    pub fn resolve_all(&self, types: &[Ty]) -> Vec<Ty> {
        types.iter().map(|ty| self.resolve_vars(*ty)).collect()
    }

    /// Whether there are variables in it, known or not.
    pub fn has_vars<T: TypeFoldable>(&self, value: T) -> bool {
        value.flags(&self.tcx.types).intersects(TypeFlags::INFER)
    }

    /// Whether it is a type of which nothing is known.
    #[must_use]
    pub fn is_ty_var(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Infer(InferTy::Ty(_)))
    }

    /// Where a variable of a type comes from, and the generic parameter that it stands for.
    #[must_use]
    pub fn var_origin(&self, ty: Ty) -> Option<(Span, Option<(DefId, u32)>)> {
        let TyKind::Infer(InferTy::Ty(id)) = self.tcx.types.kind(ty) else {
            return None;
        };
        let vars = self.vars.borrow();
        let origin = vars.ty_origins.get(id as usize)?;
        Some((origin.span, origin.param))
    }

    /// Where a variable of a constant comes from, and the parameter that it stands for.
    #[must_use]
    pub fn const_var_origin(&self, constant: Const) -> Option<(Span, Option<(DefId, u32)>)> {
        let ConstKind::Infer(id) = self.tcx.types.const_kind(constant) else {
            return None;
        };
        let vars = self.vars.borrow();
        let origin = vars.const_origins.get(id as usize)?;
        Some((origin.span, origin.param))
    }
}

struct Resolver<'a, 't>(&'a InferCtxt<'t>);

impl<'t> TypeFolder<'t> for Resolver<'_, 't> {
    fn types(&self) -> &'t Types {
        &self.0.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if !self.0.has_vars(ty) {
            return ty;
        }
        let known = self.0.shallow_resolve(ty);
        if self.0.has_vars(known) && !matches!(self.types().kind(known), TyKind::Infer(_)) {
            return super_fold_ty(self, known);
        }
        known
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        let known = self.0.shallow_resolve_const(constant);
        if matches!(self.types().const_kind(known), ConstKind::Infer(_)) {
            return known;
        }
        super_fold_const(self, known)
    }
}
