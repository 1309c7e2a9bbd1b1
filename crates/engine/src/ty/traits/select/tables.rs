//! What was found out before: for all bodies, and for one.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use elsa::{FrozenMap, FrozenVec};

use super::super::{Obligation, ParamEnv};
use super::Evaluation;
use super::known::Known;
use crate::resolve::DefId;
use crate::ty::results::ClosureKind;
use crate::ty::{Args, ClosureId, OpaqueId, Predicate, Tcx, TraitRef, Ty, TyList};

/// A question: under what, whether with opaque types revealed, and what.
pub(in crate::ty::traits) type Key = (ParamEnv, bool, TraitRef);

/// A question that is asked while a body is checked: it depends on what is known of the
/// body's closures as well.
pub(in crate::ty::traits) type LocalKey = (Key, Vec<ClosureState>);

/// What is known of a closure of the body that is being checked: its signature, its kind,
/// and the types of its fields. Variables are numbered along with those of the question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ty) struct ClosureState {
    pub id: ClosureId,
    pub sig: Option<TyList>,
    pub kind: Option<ClosureKind>,
    pub upvars: Option<TyList>,
    /// Of a coroutine: what it may keep besides.
    pub witness: Option<TyList>,
}

/// The answers that are kept for all bodies. There are no variables in them.
#[derive(Default)]
pub struct Tables {
    envs: FrozenVec<Box<Env>>,
    env_ids: RefCell<HashMap<Vec<Predicate>, u32>>,
    env_of: RefCell<HashMap<DefId, ParamEnv>>,
    pub(in crate::ty::traits) known: OnceCell<Known>,
    pub(in crate::ty::traits) evaluations: RefCell<HashMap<Key, Evaluation>>,
    pub(in crate::ty::traits) projections: RefCell<HashMap<(ParamEnv, bool, DefId, Args), Ty>>,
    pub(in crate::ty::traits) normalized: RefCell<HashMap<(ParamEnv, Ty), Ty>>,
    pub(in crate::ty::traits) assoc_bounds: FrozenMap<DefId, Box<Vec<Predicate>>>,
    pub(in crate::ty::traits) opaque_bounds: FrozenMap<OpaqueId, Box<Vec<Predicate>>>,
    pub(in crate::ty::traits) impl_refs: RefCell<HashMap<DefId, Option<TraitRef>>>,
    pub(in crate::ty::traits) impl_predicates: FrozenMap<DefId, Box<Vec<Predicate>>>,
    pub(in crate::ty::traits) needs_drop: RefCell<HashMap<(ParamEnv, Ty), bool>>,
}

/// What may be taken for granted.
struct Env {
    predicates: Vec<Predicate>,
    /// Whether something among it is about types without parameters.
    globals: bool,
}

impl Tables {
    pub(in crate::ty::traits) fn env_of(&self, def: DefId) -> Option<ParamEnv> {
        self.env_of.borrow().get(&def).copied()
    }

    pub(in crate::ty::traits) fn set_env_of(&self, def: DefId, env: ParamEnv) {
        self.env_of.borrow_mut().insert(def, env);
    }

    fn get_env(&self, id: u32) -> Option<&Env> {
        (id as usize)
            .checked_sub(1)
            .and_then(|at| self.envs.get(at))
    }

    pub(in crate::ty::traits) fn env(&self, id: u32) -> &[Predicate] {
        self.get_env(id).map_or(&[], |env| &env.predicates)
    }

    pub(in crate::ty::traits) fn has_globals(&self, id: u32) -> bool {
        self.get_env(id).is_some_and(|env| env.globals)
    }

    pub(in crate::ty::traits) fn intern_env(&self, tcx: &Tcx, predicates: Vec<Predicate>) -> u32 {
        if predicates.is_empty() {
            return 0;
        }
        if let Some(id) = self.env_ids.borrow().get(&predicates) {
            return *id;
        }
        let globals = predicates
            .iter()
            .any(|predicate| !tcx.types.has_params(*predicate));
        self.envs.push(Box::new(Env {
            predicates: predicates.clone(),
            globals,
        }));
        let id = u32::try_from(self.envs.len()).unwrap_or(u32::MAX);
        self.env_ids.borrow_mut().insert(predicates, id);
        id
    }
}

/// The answers that are kept for one body, whose closures are still being checked.
/// Variables are numbered in them.
#[derive(Default)]
pub struct LocalCache {
    pub(in crate::ty::traits) evaluations: HashMap<LocalKey, Evaluation>,
    /// What projections are whose arguments hold variables. They are forgotten when the
    /// variables are.
    projections: HashMap<ProjectionKey, (Ty, Vec<Obligation>)>,
    projection_log: Vec<ProjectionKey>,
    pub(in crate::ty::traits) provisional: Vec<Provisional>,
    /// The projections that are being looked at.
    pub(in crate::ty::traits) projecting: Vec<(ParamEnv, DefId, Args)>,
    /// Something that was asked for and that is beyond us.
    pub(in crate::ty::traits) unsupported: Option<&'static str>,
}

type ProjectionKey = (ParamEnv, DefId, Args);

impl LocalCache {
    /// What a projection is, if that was found out, and what has to hold for it.
    pub(in crate::ty::traits) fn projection(
        &self,
        key: &ProjectionKey,
    ) -> Option<(Ty, Vec<Obligation>)> {
        self.projections.get(key).cloned()
    }

    pub(in crate::ty::traits) fn keep_projection(
        &mut self,
        key: ProjectionKey,
        ty: Ty,
        nested: Vec<Obligation>,
    ) {
        self.projections.insert(key, (ty, nested));
        self.projection_log.push(key);
    }

    /// How many projections are kept.
    pub(in crate::ty) fn mark(&self) -> usize {
        self.projection_log.len()
    }

    /// Forgets the projections that were kept since then.
    pub(in crate::ty) fn forget_since(&mut self, mark: usize) {
        for key in self.projection_log.drain(mark..) {
            self.projections.remove(&key);
        }
    }
}

/// Something that holds if what is being evaluated does.
pub(in crate::ty::traits) struct Provisional {
    pub key: LocalKey,
    /// The depth that it was evaluated at.
    pub from: u32,
    /// The lowest depth that it depends on.
    pub reached: u32,
}
