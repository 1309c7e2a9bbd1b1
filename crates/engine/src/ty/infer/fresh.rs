//! Variables replaced with numbers, in the order of their first occurrence, so that what
//! was found out about a question serves for others of the same form.

use super::InferCtxt;
use crate::ty::traits::ClosureState;
use crate::ty::{
    ClosureId, Const, ConstKind, InferTy, Ty, TyKind, TypeFlags, TypeFoldable, TypeFolder, Types,
    super_fold_const, super_fold_ty,
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

impl InferCtxt<'_> {
    /// The same, and what is known of the closures of this body that occur in it.
    pub(in crate::ty) fn freshen_with_closures<T: TypeFoldable>(
        &self,
        value: T,
    ) -> (T, Vec<ClosureState>) {
        let resolved = self.resolve_vars(value);
        let mut states = Vec::new();
        let flags = resolved.flags(&self.tcx.types);
        if flags.intersects(TypeFlags::CLOSURE) && self.has_closures() {
            self.closures_in(resolved, &mut states);
        }
        if states.is_empty() && !self.has_vars(resolved) {
            return (resolved, states);
        }
        let mut freshener = Freshener {
            types: &self.tcx.types,
            seen: Vec::new(),
            consts: Vec::new(),
        };
        let fresh = resolved.fold_with(&mut freshener);
        for state in &mut states {
            state.sig = state.sig.map(|sig| sig.fold_with(&mut freshener));
            state.upvars = state.upvars.map(|list| list.fold_with(&mut freshener));
        }
        (fresh, states)
    }

    /// The closures of this body that occur in something, and in what is known of those.
    fn closures_in<T: TypeFoldable>(&self, value: T, states: &mut Vec<ClosureState>) {
        let mut finder = ClosureFinder {
            types: &self.tcx.types,
            found: Vec::new(),
        };
        let _ = value.fold_with(&mut finder);
        for id in finder.found {
            if states.iter().any(|state| state.id == id) {
                continue;
            }
            let Some(state) = self.closure_state(id) else {
                continue;
            };
            let (sig, upvars, witness) = (state.sig, state.upvars, state.witness);
            states.push(state);
            for list in sig.into_iter().chain(upvars).chain(witness) {
                self.closures_in(list, states);
            }
        }
    }
}

/// Finds closures.
struct ClosureFinder<'t> {
    types: &'t Types,
    found: Vec<ClosureId>,
}

impl<'t> TypeFolder<'t> for ClosureFinder<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if !self.types.ty_flags(ty).intersects(TypeFlags::CLOSURE) {
            return ty;
        }
        if let TyKind::Closure(id, _) | TyKind::Coroutine(id, _) = self.types.kind(ty)
            && !self.found.contains(&id)
        {
            self.found.push(id);
        }
        super_fold_ty(self, ty)
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
