//! What is known of closures: of those of the body that is being checked as far as the
//! check has come, of others what their body's check found out.

use super::InferCtxt;
use crate::ty::results::{Capture, ClosureKind};
use crate::ty::traits::ClosureState;
use crate::ty::{Args, ClosureId, Query, Ty, TyList};

/// What is known of a closure of the body that is being checked.
#[derive(Clone, Debug, Default)]
pub(super) struct ClosureInProgress {
    kind: Option<ClosureKind>,
    sig: Option<TyList>,
    upvars: Option<Vec<Ty>>,
    captures: Option<Vec<Capture>>,
    witness: Option<Vec<Ty>>,
}

impl InferCtxt<'_> {
    /// Declares a closure or a coroutine of this body. Its parameters, then what it gives;
    /// for a coroutine what it comes to.
    pub fn set_closure_sig(&self, id: ClosureId, sig: TyList) {
        self.closures.borrow_mut().entry(id).or_default().sig = Some(sig);
    }

    /// How it may be called.
    pub fn set_closure_kind(&self, id: ClosureId, kind: ClosureKind) {
        self.closures.borrow_mut().entry(id).or_default().kind = Some(kind);
    }

    /// The types of its fields.
    pub fn set_closure_upvars(&self, id: ClosureId, upvars: Vec<Ty>) {
        self.closures.borrow_mut().entry(id).or_default().upvars = Some(upvars);
    }

    /// What it captures, and so the types of its fields.
    pub fn set_closure_captures(&self, id: ClosureId, captures: Vec<Capture>) {
        let mut closures = self.closures.borrow_mut();
        let closure = closures.entry(id).or_default();
        closure.upvars = Some(captures.iter().map(|capture| capture.ty).collect());
        closure.captures = Some(captures);
    }

    /// What a coroutine may keep while it waits, besides what it captures.
    pub fn set_coroutine_witness(&self, id: ClosureId, witness: Vec<Ty>) {
        let mut closures = self.closures.borrow_mut();
        closures.entry(id).or_default().witness = Some(witness);
    }

    /// What a coroutine may keep while it waits; nothing if that is not known yet.
    #[must_use]
    pub fn coroutine_witness(&self, id: ClosureId, args: Args) -> Option<Vec<Ty>> {
        if let Some(closure) = self.closures.borrow().get(&id) {
            return closure.witness.clone();
        }
        let known = self.finished(id)?;
        let types = known.witness.iter();
        Some(types.map(|ty| self.tcx.subst_erased(*ty, args)).collect())
    }

    /// What a closure of this body captures; nothing if that is not known yet.
    #[must_use]
    pub fn closure_captures(&self, id: ClosureId) -> Option<Vec<Capture>> {
        let closures = self.closures.borrow();
        closures
            .get(&id)
            .and_then(|closure| closure.captures.clone())
    }

    /// What is known of a closure of this body now.
    pub(super) fn closure_state(&self, id: ClosureId) -> Option<ClosureState> {
        let closure = self.closures.borrow().get(&id).cloned()?;
        let types = &self.tcx.types;
        Some(ClosureState {
            id,
            sig: closure.sig.map(|sig| self.resolve_vars(sig)),
            kind: closure.kind,
            upvars: closure
                .upvars
                .map(|upvars| self.resolve_vars(types.mk_list(&upvars))),
            witness: closure
                .witness
                .map(|witness| self.resolve_vars(types.mk_list(&witness))),
        })
    }

    /// Whether it is a closure of the body that is being checked.
    #[must_use]
    pub fn is_closure_in_progress(&self, id: ClosureId) -> bool {
        self.closures.borrow().contains_key(&id)
    }

    /// The parameters of a closure, then what it gives; for a coroutine what it comes to.
    #[must_use]
    pub fn closure_sig(&self, id: ClosureId, args: Args) -> Option<TyList> {
        if let Some(closure) = self.closures.borrow().get(&id) {
            return closure.sig;
        }
        let known = self.finished(id)?;
        Some(self.tcx.subst_erased(known.sig, args))
    }

    /// How a closure may be called; nothing if that is not known yet.
    #[must_use]
    pub fn closure_kind(&self, id: ClosureId) -> Option<ClosureKind> {
        if let Some(closure) = self.closures.borrow().get(&id) {
            return closure.kind;
        }
        self.finished(id).map(|known| known.kind)
    }

    /// The types of the fields of a closure; nothing if they are not known yet.
    #[must_use]
    pub fn closure_upvars(&self, id: ClosureId, args: Args) -> Option<Vec<Ty>> {
        if let Some(closure) = self.closures.borrow().get(&id) {
            return closure.upvars.clone();
        }
        let known = self.finished(id)?;
        let types = known.captures.iter().map(|capture| capture.ty);
        Some(types.map(|ty| self.tcx.subst_erased(ty, args)).collect())
    }

    /// What the check of its body found out. The body that is being checked right now is
    /// not asked, because the question would be its own answer.
    fn finished(&self, id: ClosureId) -> Option<&crate::ty::results::ClosureTy> {
        let def = self.tcx.closure_def(id)?;
        let asked = Query::Typeck(def.body);
        if self.tcx.queries.active.borrow().contains(&asked) {
            return None;
        }
        self.tcx.typeck(def.body).closure_types.get(&id)
    }
}
