//! What may be taken for granted within a definition.

use super::select::SelectionContext;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::{Predicate, Tcx, TypeFlags, TypeFoldable};

use super::Cause;

/// What may be taken for granted within a definition: its where clauses, what follows from
/// them by supertraits, all of it without regions. It is a number into the typing context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParamEnv(u32);

impl ParamEnv {
    /// Nothing.
    pub const EMPTY: Self = Self(0);

    pub(super) fn index(self) -> u32 {
        self.0
    }
}

impl Tcx {
    /// What may be taken for granted within a definition.
    pub fn param_env_of(&self, def: DefId) -> ParamEnv {
        if let Some(known) = self.queries.solver.env_of(def) {
            return known;
        }
        let clauses = self.param_env(def);
        let predicates: Vec<Predicate> = clauses.iter().map(|clause| clause.predicate).collect();
        let env = self.mk_param_env(&predicates);
        self.queries.solver.set_env_of(def, env);
        env
    }

    /// The same with these where clauses.
    pub fn mk_param_env(&self, predicates: &[Predicate]) -> ParamEnv {
        let elaborated = self.elaborate(predicates);
        let aliases = TypeFlags::PROJECTION | TypeFlags::UNEVALUATED;
        let normal = elaborated
            .iter()
            .all(|predicate| !predicate.flags(&self.types).intersects(aliases));
        let raw = ParamEnv(self.queries.solver.intern_env(self, elaborated));
        if normal {
            return raw;
        }
        let infcx = InferCtxt::new(self);
        let cause = Cause::misc(Span::default());
        let normalized: Vec<Predicate> = self
            .caller_bounds(raw)
            .iter()
            .map(|predicate| {
                let selcx = SelectionContext::new(&infcx);
                let mut nested = Vec::new();
                let normal = selcx.normalize(raw, cause, 0, *predicate, &mut nested);
                let resolved = infcx.resolve_vars(normal);
                if infcx.has_vars(resolved) {
                    *predicate
                } else {
                    resolved
                }
            })
            .collect();
        ParamEnv(self.queries.solver.intern_env(self, normalized))
    }

    /// What may be taken for granted.
    pub fn caller_bounds(&self, env: ParamEnv) -> &[Predicate] {
        self.queries.solver.env(env.0)
    }

    /// Predicates and all that follows from them: `T: Ord` says `T: Eq`, too.
    pub fn elaborate(&self, predicates: &[Predicate]) -> Vec<Predicate> {
        let mut all: Vec<Predicate> = Vec::new();
        for predicate in predicates {
            let predicate = self.erase_regions(*predicate);
            if !all.contains(&predicate) {
                all.push(predicate);
            }
        }
        let mut next = 0;
        while let Some(predicate) = all.get(next).copied() {
            next += 1;
            let Predicate::Trait(trait_ref) = predicate else {
                continue;
            };
            for clause in self.super_predicates_of(trait_ref.def) {
                let implied = self.subst_erased(clause.predicate, trait_ref.args);
                if !all.contains(&implied) && all.len() < MAX_ELABORATED {
                    all.push(implied);
                }
            }
        }
        all
    }
}

/// How many predicates may follow from others. A trait may be its own supertrait with
/// ever larger arguments.
const MAX_ELABORATED: usize = 4096;
