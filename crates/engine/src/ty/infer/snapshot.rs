//! Trying something out: whatever it binds can be taken back.

use ena::unify::{InPlace, Snapshot};

use super::InferCtxt;
use super::vars::{ConstVid, Counts, FloatVid, IntVid, TyVid};
use crate::syntax::span::Span;
use crate::ty::{
    Const, ConstKind, InferTy, Ty, TyKind, TypeFoldable, TypeFolder, Types, super_fold_const,
    super_fold_ty,
};

/// A state to come back to. Snapshots end in the reverse order of their beginnings.
struct State {
    types: Snapshot<InPlace<TyVid>>,
    ints: Snapshot<InPlace<IntVid>>,
    floats: Snapshot<InPlace<FloatVid>>,
    consts: Snapshot<InPlace<ConstVid>>,
    counts: Counts,
    diverging: usize,
    opaques: usize,
    projections: usize,
}

impl InferCtxt<'_> {
    /// Does something and takes back whatever it bound.
    pub fn probe<R>(&self, body: impl FnOnce() -> R) -> R {
        let state = self.snapshot();
        let result = body();
        self.rollback(state);
        result
    }

    /// Does something, and takes back whatever it bound if it fails.
    ///
    /// # Errors
    /// Those of `body`.
    pub fn commit_if_ok<R, E>(&self, body: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
        let state = self.snapshot();
        let result = body();
        if result.is_ok() {
            self.commit(state);
        } else {
            self.rollback(state);
        }
        result
    }

    /// Does something, takes back whatever it bound, and gives the types that it came to.
    /// The variables among them that it made are replaced with new ones.
    ///
    /// # Errors
    /// Those of `body`.
    pub fn fudge<E>(
        &self,
        span: Span,
        body: impl FnOnce() -> Result<Vec<Ty>, E>,
    ) -> Result<Vec<Ty>, E> {
        let state = self.snapshot();
        let before = state.counts;
        let result = body().map(|types| self.resolve_all(&types));
        self.rollback(state);
        let types = result?;
        let mut fudger = Fudger {
            infcx: self,
            span,
            before,
            made: Vec::new(),
        };
        Ok(types
            .into_iter()
            .map(|ty| ty.fold_with(&mut fudger))
            .collect())
    }

    fn snapshot(&self) -> State {
        let mut vars = self.vars.borrow_mut();
        let counts = vars.counts();
        State {
            types: vars.types.snapshot(),
            ints: vars.ints.snapshot(),
            floats: vars.floats.snapshot(),
            consts: vars.consts.snapshot(),
            counts,
            diverging: self.diverging.borrow().len(),
            opaques: self.opaques.borrow().len(),
            projections: self.evaluated.borrow().mark(),
        }
    }

    fn rollback(&self, state: State) {
        let mut vars = self.vars.borrow_mut();
        vars.types.rollback_to(state.types);
        vars.ints.rollback_to(state.ints);
        vars.floats.rollback_to(state.floats);
        vars.consts.rollback_to(state.consts);
        vars.ty_origins.truncate(state.counts.types as usize);
        vars.const_origins.truncate(state.counts.consts as usize);
        self.diverging.borrow_mut().truncate(state.diverging);
        self.opaques.borrow_mut().truncate(state.opaques);
        self.evaluated.borrow_mut().forget_since(state.projections);
    }

    fn commit(&self, state: State) {
        let mut vars = self.vars.borrow_mut();
        vars.types.commit(state.types);
        vars.ints.commit(state.ints);
        vars.floats.commit(state.floats);
        vars.consts.commit(state.consts);
    }
}

/// Replaces variables that are no more.
struct Fudger<'a, 't> {
    infcx: &'a InferCtxt<'t>,
    span: Span,
    before: Counts,
    made: Vec<(InferTy, Ty)>,
}

impl<'t> TypeFolder<'t> for Fudger<'_, 't> {
    fn types(&self) -> &'t Types {
        &self.infcx.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if !self.infcx.has_vars(ty) {
            return ty;
        }
        let TyKind::Infer(infer) = self.types().kind(ty) else {
            return super_fold_ty(self, ty);
        };
        let gone = match infer {
            InferTy::Ty(id) => id >= self.before.types,
            InferTy::Int(id) => id >= self.before.ints,
            InferTy::Float(id) => id >= self.before.floats,
        };
        if !gone {
            return ty;
        }
        if let Some((_, made)) = self.made.iter().find(|(old, _)| *old == infer) {
            return *made;
        }
        let made = match infer {
            InferTy::Ty(_) => self.infcx.next_ty_var(self.span),
            InferTy::Int(_) => self.infcx.next_int_var(),
            InferTy::Float(_) => self.infcx.next_float_var(),
        };
        self.made.push((infer, made));
        made
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        match self.types().const_kind(constant) {
            ConstKind::Infer(id) if id >= self.before.consts => {
                self.infcx.next_const_var(self.span)
            }
            ConstKind::Infer(_) => constant,
            _ => super_fold_const(self, constant),
        }
    }
}
