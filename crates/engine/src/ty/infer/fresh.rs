//! Variables replaced with numbers, in the order of their first occurrence, so that what
//! was found out about a question serves for others of the same form.

use super::InferCtxt;
use crate::ty::{
    Const, ConstKind, InferTy, Ty, TyKind, TypeFoldable, TypeFolder, Types, super_fold_const,
    super_fold_ty,
};

impl InferCtxt<'_> {
    /// What is known filled in, and the variables that are left numbered from zero.
    pub fn freshen<T: TypeFoldable>(&self, value: T) -> T {
        let resolved = self.resolve_vars(value);
        if !self.has_vars(resolved) {
            return resolved;
        }
        resolved.fold_with(&mut Freshener {
            types: &self.tcx.types,
            seen: Vec::new(),
            consts: Vec::new(),
        })
    }
}

struct Freshener<'t> {
    types: &'t Types,
    seen: Vec<InferTy>,
    consts: Vec<u32>,
}

fn number<T: PartialEq>(seen: &mut Vec<T>, value: T) -> u32 {
    let place = seen.iter().position(|known| *known == value);
    let place = place.unwrap_or_else(|| {
        seen.push(value);
        seen.len() - 1
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl<'t> TypeFolder<'t> for Freshener<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if !self.types.has_infer(ty) {
            return ty;
        }
        let TyKind::Infer(infer) = self.types.kind(ty) else {
            return super_fold_ty(self, ty);
        };
        let place = number(&mut self.seen, infer);
        self.types.mk_infer(match infer {
            InferTy::Ty(_) => InferTy::Ty(place),
            InferTy::Int(_) => InferTy::Int(place),
            InferTy::Float(_) => InferTy::Float(place),
        })
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        match self.types.const_kind(constant) {
            ConstKind::Infer(id) => {
                let place = number(&mut self.consts, id);
                self.types.mk_const(ConstKind::Infer(place))
            }
            _ => super_fold_const(self, constant),
        }
    }
}
