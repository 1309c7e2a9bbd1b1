//! Selection: which impl, where clause or rule of the language it is that implements a
//! trait for a type.
//!
//! ```text
//! assemble   all that may be meant, by the heads of types
//! builtin    what the language itself implements
//! unsize     `[T; N]` to `[T]`, `T` to `dyn Trait`
//! winnow     of several, the one that rustc prefers
//! confirm    what has to hold for the one that is left
//! evaluate   whether something holds, with all that has to hold for it; cycles
//! reject     that an impl cannot be meant, at a glance
//! tables     what was found out before
//! ```

mod assemble;
mod builtin;
mod confirm;
mod evaluate;
mod known;
mod reject;
mod tables;
mod unsize;
mod winnow;

use std::cell::Cell;

use super::{Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::ty::infer::InferCtxt;
use crate::ty::{Args, Predicate, Tcx, TraitRef, Ty};

pub(super) use evaluate::Evaluation;
pub(in crate::ty) use tables::ClosureState;
pub use tables::{LocalCache, Tables};

/// How many obligations may follow from one another, as in rustc: its recursion limit.
pub(super) const RECURSION_LIMIT: u32 = crate::syntax::limits::RECURSION_LIMIT;

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
    /// By the language: `Sized`, `Copy` of tuples, unsizing, auto traits.
    Builtin,
    /// By a trait object.
    Object,
    /// By a closure.
    Closure,
    /// By a function's own type, or a function pointer.
    FnPointer,
    /// By a coroutine, which is a future.
    Future,
}

/// How selecting failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionError {
    /// Nothing implements it.
    Unimplemented,
    /// A closure or a function takes other arguments. Both are tuples.
    SignatureMismatch {
        /// What was asked for.
        expected: Ty,
        /// What it takes.
        found: Ty,
    },
    /// It depends on itself, or on too much.
    Overflow,
    /// It takes more steps than we go.
    Limit,
}

/// Something that may be what implements a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    /// A where clause.
    Param(TraitRef),
    /// An impl.
    Impl(DefId),
    /// The n-th bound of the associated type or opaque type that the type is.
    Bound(usize, TraitRef),
    /// The n-th supertrait of the trait object that the type is.
    Object(usize, TraitRef),
    /// The fields have it.
    Auto,
    /// The language implements it if it is implemented for these.
    Builtin(Vec<Ty>),
    /// The same, for `Sized`, which is preferred over everything.
    Sized(Vec<Ty>),
    /// A closure.
    Closure,
    /// A function.
    FnPointer,
    /// A coroutine.
    Future,
    /// Unsizing.
    Unsize,
    /// Unsizing to the n-th supertrait.
    Upcast(usize, TraitRef),
}

/// Why evaluation stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Too deep: rustc stops as well.
    Overflow,
    /// Too long for us.
    Limit,
}

impl From<Stop> for SelectionError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Overflow => Self::Overflow,
            Stop::Limit => Self::Limit,
        }
    }
}

/// Selection, with the variables of one body.
pub struct SelectionContext<'a, 't> {
    pub(super) infcx: &'a InferCtxt<'t>,
    pub(super) tcx: &'t Tcx,
}

/// What is being evaluated, and what asked for it.
pub(super) struct Stack<'s> {
    prev: Option<&'s Stack<'s>>,
    /// The obligation, its variables filled in as far as they are known.
    obligation: Obligation,
    trait_ref: TraitRef,
    /// The same with its variables numbered.
    fresh: TraitRef,
    env: ParamEnv,
    depth: u32,
    /// The lowest depth that the answer depends on.
    reached: Cell<u32>,
}

impl<'s> Stack<'s> {
    /// This and what asked for it, the innermost first.
    fn iter<'a>(&'a self) -> impl Iterator<Item = &'a Stack<'s>> {
        std::iter::successors(Some(self), |stack| stack.prev)
    }

    fn reach(&self, depth: u32) {
        self.reached.set(self.reached.get().min(depth));
    }
}

impl<'a, 't> SelectionContext<'a, 't> {
    /// Selection with these variables.
    pub fn new(infcx: &'a InferCtxt<'t>) -> Self {
        let tcx = infcx.tcx;
        Self { infcx, tcx }
    }

    /// Which candidate it is, and what has to hold for it; nothing if types are not known
    /// well enough. What confirming binds stays bound.
    ///
    /// # Errors
    /// If nothing implements it.
    pub fn select(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Result<Option<Selection>, SelectionError> {
        if obligation.depth > RECURSION_LIMIT {
            return Err(SelectionError::Overflow);
        }
        self.burn()?;
        let stack = self.push(None, obligation, trait_ref);
        let Some((candidate, _)) = self.candidate(&stack)? else {
            return Ok(None);
        };
        let confirmed = self
            .infcx
            .commit_if_ok(|| self.confirm(&stack.obligation, stack.trait_ref, &candidate));
        confirmed.map(Some)
    }

    fn push<'s>(
        &self,
        prev: Option<&'s Stack<'s>>,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Stack<'s> {
        let trait_ref = self.infcx.resolve_vars(trait_ref);
        let env = self.env_for(obligation.param_env, trait_ref);
        let depth = prev.map_or(0, |prev| prev.depth + 1);
        Stack {
            prev,
            obligation: Obligation {
                predicate: Predicate::Trait(trait_ref),
                param_env: env,
                ..*obligation
            },
            trait_ref,
            fresh: self.infcx.freshen(trait_ref),
            env,
            depth,
            reached: Cell::new(depth),
        }
    }

    /// What may be taken for granted is of no matter to what holds no parameters, unless
    /// it says something about such types.
    fn env_for(&self, env: ParamEnv, trait_ref: TraitRef) -> ParamEnv {
        if env == ParamEnv::EMPTY
            || self.tcx.types.has_infer(trait_ref)
            || self.tcx.types.has_params(trait_ref)
            || self.tcx.env_has_globals(env)
        {
            env
        } else {
            ParamEnv::EMPTY
        }
    }

    /// Counts a step.
    fn burn(&self) -> Result<(), Stop> {
        let left = self.infcx.fuel.get().checked_sub(1).ok_or(Stop::Limit)?;
        self.infcx.fuel.set(left);
        Ok(())
    }

    /// The `Self` of a trait reference.
    pub(super) fn self_ty(&self, trait_ref: TraitRef) -> Ty {
        self.tcx.self_ty_of(trait_ref)
    }

    /// A trait of one parameter, for another type.
    fn for_ty(&self, trait_ref: TraitRef, ty: Ty) -> TraitRef {
        self.tcx.trait_ref_with_self(trait_ref, ty)
    }
}

impl InferCtxt<'_> {
    /// How something is implemented; nothing if types are not known well enough, or if it
    /// is no question about a trait. What selecting binds stays bound.
    ///
    /// # Errors
    /// If nothing implements it.
    pub fn select(&self, obligation: &Obligation) -> Result<Option<Selection>, SelectionError> {
        match obligation.predicate {
            Predicate::Trait(trait_ref) => {
                SelectionContext::new(self).select(obligation, trait_ref)
            }
            _ => Ok(None),
        }
    }
}
