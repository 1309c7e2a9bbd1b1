//! Selection.

use std::cell::RefCell;
use std::collections::HashMap;

use elsa::FrozenVec;

use super::{Cause, Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::ty::infer::InferCtxt;
use crate::ty::{Args, Predicate, TypeFoldable};

/// How something is implemented, and what has to hold for that.
#[derive(Clone, Debug)]
pub struct Selection {
    /// How.
    pub source: Source,
    /// What has to hold for it.
    pub nested: Vec<Obligation>,
}

/// How something is implemented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// By an impl, with these arguments.
    Impl(DefId, Args),
    /// By a where clause, or by a bound of an associated or opaque type.
    Param,
    /// By the language: `Sized`, `Copy` of tuples, unsizing, auto traits, `Fn` of function
    /// pointers and closures, `Future` of coroutines.
    Builtin,
    /// By a trait object.
    Object,
}

/// How selecting failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionError {
    /// Nothing implements it.
    Unimplemented,
    /// It depends on itself, or on too much.
    Overflow,
    /// Whether it holds is beyond us.
    Unsupported(&'static str),
}

/// The answers that are kept for all bodies.
#[derive(Default)]
pub struct Tables {
    envs: FrozenVec<Box<Vec<Predicate>>>,
    env_ids: RefCell<HashMap<Vec<Predicate>, u32>>,
    env_of: RefCell<HashMap<DefId, ParamEnv>>,
}

impl Tables {
    pub(super) fn env_of(&self, def: DefId) -> Option<ParamEnv> {
        self.env_of.borrow().get(&def).copied()
    }

    pub(super) fn set_env_of(&self, def: DefId, env: ParamEnv) {
        self.env_of.borrow_mut().insert(def, env);
    }

    pub(super) fn env(&self, id: u32) -> &[Predicate] {
        let found = (id as usize)
            .checked_sub(1)
            .and_then(|at| self.envs.get(at));
        found.map_or(&[], |env| env.as_slice())
    }

    pub(super) fn intern_env(&self, predicates: Vec<Predicate>) -> u32 {
        if predicates.is_empty() {
            return 0;
        }
        if let Some(id) = self.env_ids.borrow().get(&predicates) {
            return *id;
        }
        self.envs.push(Box::new(predicates.clone()));
        let id = u32::try_from(self.envs.len()).unwrap_or(u32::MAX);
        self.env_ids.borrow_mut().insert(predicates, id);
        id
    }
}

/// The answers that are kept for one body.
#[derive(Default)]
pub struct LocalCache {}

/// Selection, with the variables of one body.
pub struct SelectionContext<'a, 't> {
    infcx: &'a InferCtxt<'t>,
}

impl<'a, 't> SelectionContext<'a, 't> {
    /// Selection with these variables.
    pub fn new(infcx: &'a InferCtxt<'t>) -> Self {
        Self { infcx }
    }

    /// All projections replaced.
    pub fn normalize<T: TypeFoldable>(
        &self,
        param_env: ParamEnv,
        cause: Cause,
        depth: u32,
        value: T,
        nested: &mut Vec<Obligation>,
    ) -> T {
        let _ = (self.infcx, param_env, cause, depth, nested);
        value
    }
}

impl InferCtxt<'_> {
    /// How something is implemented; nothing if types are not known well enough.
    ///
    /// # Errors
    /// If it is not.
    pub fn select(&self, obligation: &Obligation) -> Result<Option<Selection>, SelectionError> {
        let _ = obligation;
        Ok(None)
    }
}
