//! What has to hold for a type to make sense.

use super::select::SelectionContext;
use super::{Cause, CauseCode, Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::ty::infer::InferCtxt;
use crate::ty::{Args, ExistentialPredicate, GenericArg, Predicate, Ty, TyKind};

impl InferCtxt<'_> {
    /// What has to hold for a type to make sense: the bounds of the structs, enums and
    /// traits that it names, and that what they hold is sized. The type's projections are
    /// as they are written.
    pub fn wf_obligations(&self, param_env: ParamEnv, cause: Cause, ty: Ty) -> Vec<Obligation> {
        let mut wf = WellFormed {
            infcx: self,
            param_env,
            cause,
            found: Vec::new(),
        };
        wf.ty(self.resolve_vars(ty));
        wf.found
    }

    /// What has to hold for a definition to be used with these arguments: its bounds.
    pub fn bounds_of(
        &self,
        param_env: ParamEnv,
        cause: Cause,
        def: DefId,
        args: Args,
    ) -> Vec<Obligation> {
        let mut wf = WellFormed {
            infcx: self,
            param_env,
            cause,
            found: Vec::new(),
        };
        wf.nominal(def, args);
        wf.found
    }
}

struct WellFormed<'a, 't> {
    infcx: &'a InferCtxt<'t>,
    param_env: ParamEnv,
    cause: Cause,
    found: Vec<Obligation>,
}

impl WellFormed<'_, '_> {
    fn ty(&mut self, ty: Ty) {
        let types = &self.infcx.tcx.types;
        match types.kind(ty) {
            TyKind::Adt(def, args) | TyKind::FnDef(def, args) => {
                self.nominal(def, args);
                self.args(args);
            }
            TyKind::Projection(assoc, args) => {
                let trait_ref = self.infcx.tcx.trait_ref_of_projection(assoc, args);
                self.push(Predicate::Trait(trait_ref), self.cause);
                self.own_bounds(assoc, args);
                self.args(args);
            }
            TyKind::Slice(inner) => {
                self.sized(inner, CauseCode::SliceOrArrayElem);
                self.ty(inner);
            }
            TyKind::Array(inner, _) => {
                self.sized(inner, CauseCode::SliceOrArrayElem);
                self.ty(inner);
            }
            TyKind::Tuple(list) => {
                let parts = types.list(list);
                if let Some((_, sized)) = parts.split_last() {
                    for part in sized {
                        self.sized(*part, CauseCode::TupleElem);
                    }
                }
                for part in parts {
                    self.ty(*part);
                }
            }
            TyKind::Ref(_, inner, _) | TyKind::RawPtr(inner, _) => self.ty(inner),
            TyKind::FnPtr(list, _) => {
                for part in types.list(list) {
                    self.ty(*part);
                }
            }
            TyKind::Dynamic(list, _) => {
                for part in types.existentials(list) {
                    match part {
                        ExistentialPredicate::Trait(_, args) => self.args(*args),
                        ExistentialPredicate::Projection { ty, .. } => self.ty(*ty),
                        ExistentialPredicate::AutoTrait(_) => {}
                    }
                }
            }
            TyKind::Opaque(..)
            | TyKind::Closure(..)
            | TyKind::Coroutine(..)
            | TyKind::Bool
            | TyKind::Char
            | TyKind::Str
            | TyKind::Never
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Param(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
        }
    }

    fn args(&mut self, args: Args) {
        for arg in self.infcx.tcx.types.args(args) {
            if let GenericArg::Ty(ty) = arg {
                self.ty(*ty);
            }
        }
    }

    fn sized(&mut self, ty: Ty, code: CauseCode) {
        if let Some(sized) = self.infcx.tcx.known().sized {
            let predicate = Predicate::Trait(self.infcx.tcx.trait_of_ty(sized, ty));
            let cause = Cause { code, ..self.cause };
            self.push(predicate, cause);
        }
    }

    /// The bounds of a definition and of its parent.
    fn nominal(&mut self, def: DefId, args: Args) {
        self.bounds_from(def, args, 0);
    }

    /// The bounds of a definition alone.
    fn own_bounds(&mut self, def: DefId, args: Args) {
        let tcx = self.infcx.tcx;
        let parent = tcx.generics_of(def).parent;
        let inherited = parent.map_or(0, |parent| tcx.predicates_of(parent).len());
        self.bounds_from(def, args, inherited);
    }

    fn bounds_from(&mut self, def: DefId, args: Args, skip: usize) {
        let tcx = self.infcx.tcx;
        for (index, clause) in tcx.predicates_of(def).iter().enumerate().skip(skip) {
            let code = match self.cause.code {
                CauseCode::WhereClause { expr, .. } => CauseCode::WhereClause {
                    def,
                    bound: clause.span,
                    index,
                    expr,
                },
                _ => CauseCode::WhereClause {
                    def,
                    bound: clause.span,
                    index,
                    expr: None,
                },
            };
            let predicate = tcx.subst_erased(clause.predicate, args);
            let cause = Cause { code, ..self.cause };
            self.push(predicate, cause);
        }
    }

    fn push(&mut self, predicate: Predicate, cause: Cause) {
        if matches!(
            predicate,
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..)
        ) {
            return;
        }
        let selcx = SelectionContext::new(self.infcx);
        let predicate = selcx.normalize(self.param_env, cause, 0, predicate, &mut self.found);
        self.found
            .push(Obligation::new(predicate, cause, self.param_env));
    }
}
