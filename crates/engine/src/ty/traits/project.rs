//! What associated types are.
//!
//! A projection is replaced by what where clauses say, then by what bounds of associated
//! types, trait objects, impls, closures and functions say. What none of them tells is
//! rigid: the associated type of a type parameter stays as it is. What is not known yet
//! becomes a variable, and what it stands for an obligation.

use super::select::{RECURSION_LIMIT, SelectionContext, Source};
use super::{Cause, Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::ty::infer::TypeError;
use crate::ty::{
    Args, Const, ExistentialPredicate, Predicate, TraitRef, Ty, TyKind, TypeFlags, TypeFoldable,
    TypeFolder, Types, super_fold_ty,
};

/// Whether an associated type is what was asked for.
pub(super) enum ProjectAndUnify {
    /// It is, if this holds.
    Holds(Vec<Obligation>),
    /// Types are not known well enough.
    Ambiguous,
    /// It depends on itself.
    Recursive,
    /// It is not.
    Mismatch {
        expected: Ty,
        found: Ty,
        error: TypeError,
    },
}

/// What a projection is.
enum Projected {
    /// This, if what was added to the obligations holds.
    Is(Ty),
    /// Itself.
    Rigid,
    /// Not known.
    Ambiguous,
    /// The trait is not implemented.
    Error,
    /// It is being looked at already.
    Recursive,
}

/// Something that says what a projection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said {
    args: Args,
    ty: Ty,
    by: By,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    ParamEnv,
    Bound,
    Object,
}

impl SelectionContext<'_, '_> {
    /// All projections within something replaced with what they are.
    pub fn normalize<T: TypeFoldable>(
        &self,
        param_env: ParamEnv,
        cause: Cause,
        depth: u32,
        value: T,
        nested: &mut Vec<Obligation>,
    ) -> T {
        let value = self.infcx.resolve_vars(value);
        if !value.flags(&self.tcx.types).intersects(self.aliases()) {
            return value;
        }
        value.fold_with(&mut Normalizer {
            selcx: self,
            param_env,
            cause,
            depth,
            nested,
        })
    }

    /// What normalising changes.
    fn aliases(&self) -> TypeFlags {
        let aliases = TypeFlags::PROJECTION | TypeFlags::UNEVALUATED;
        if self.infcx.reveals() {
            aliases | TypeFlags::OPAQUE
        } else {
            aliases
        }
    }

    /// Whether an associated type is `ty`, which may be a variable.
    pub(super) fn project_and_unify(
        &self,
        obligation: &Obligation,
        assoc: DefId,
        args: Args,
        ty: Ty,
    ) -> ProjectAndUnify {
        let mut nested = Vec::new();
        let args = self.normalize(
            obligation.param_env,
            obligation.cause,
            obligation.depth,
            args,
            &mut nested,
        );
        let projected = self.project(obligation, assoc, args, &mut nested);
        let found = match projected {
            Projected::Is(found) => found,
            Projected::Rigid => self.tcx.types.mk(TyKind::Projection(assoc, args)),
            Projected::Ambiguous => return ProjectAndUnify::Ambiguous,
            Projected::Recursive => return ProjectAndUnify::Recursive,
            Projected::Error => {
                let trait_ref = self.tcx.trait_ref_of_projection(assoc, args);
                nested.push(obligation.with(Predicate::Trait(trait_ref)));
                return ProjectAndUnify::Holds(nested);
            }
        };
        match self.infcx.eq(ty, found) {
            Ok(()) => ProjectAndUnify::Holds(nested),
            Err(error) => ProjectAndUnify::Mismatch {
                expected: ty,
                found,
                error,
            },
        }
    }

    /// What a projection is, normalised. Its arguments have to be.
    fn project(
        &self,
        obligation: &Obligation,
        assoc: DefId,
        args: Args,
        nested: &mut Vec<Obligation>,
    ) -> Projected {
        let types = &self.tcx.types;
        let args = self.infcx.resolve_vars(args);
        if types.has_error(args) {
            return Projected::Is(types.common.error);
        }
        if obligation.depth > RECURSION_LIMIT {
            return self.too_deep(obligation, assoc, args, nested);
        }
        let env = obligation.param_env;
        let key = (env, self.infcx.reveals(), assoc, args);
        let keeps = self.infcx.can_keep(args);
        if keeps && let Some(known) = self.tcx.queries.solver.projections.borrow().get(&key) {
            if matches!(types.kind(*known), TyKind::Projection(def, with) if (def, with) == (assoc, args))
            {
                return Projected::Rigid;
            }
            // What has to hold for it was asked when it was found out, elsewhere.
            let trait_ref = self.tcx.trait_ref_of_projection(assoc, args);
            nested.push(Obligation {
                depth: obligation.depth + 1,
                ..obligation.with(Predicate::Trait(trait_ref))
            });
            return Projected::Is(*known);
        }
        let active = (env, assoc, args);
        if let Some((ty, more)) = self.kept_projection(&active, keeps) {
            if types.kind(ty) == TyKind::Projection(assoc, args) {
                return Projected::Rigid;
            }
            let trait_ref = self.tcx.trait_ref_of_projection(assoc, args);
            let asked = Obligation {
                depth: obligation.depth + 1,
                ..obligation.with(Predicate::Trait(trait_ref))
            };
            for each in std::iter::once(asked).chain(more) {
                // Else what follows from projections within projections doubles with each.
                if !nested.iter().any(|known| known.predicate == each.predicate) {
                    nested.push(each);
                }
            }
            return Projected::Is(self.infcx.resolve_vars(ty));
        }
        if self.infcx.evaluated.borrow().projecting.contains(&active) {
            return Projected::Recursive;
        }
        self.infcx.evaluated.borrow_mut().projecting.push(active);
        let mut own = Vec::new();
        let projected = self.project_once(obligation, assoc, args, &mut own);
        let projected = match projected {
            Projected::Is(ty) => Projected::Is(self.normalize(
                env,
                obligation.cause,
                obligation.depth + 1,
                ty,
                &mut own,
            )),
            other => other,
        };
        self.infcx.evaluated.borrow_mut().projecting.pop();
        let result = match projected {
            Projected::Is(ty) => self.infcx.resolve_vars(ty),
            Projected::Rigid => types.mk(TyKind::Projection(assoc, args)),
            other => {
                nested.append(&mut own);
                return other;
            }
        };
        if keeps && self.infcx.can_keep(result) {
            let mut known = self.tcx.queries.solver.projections.borrow_mut();
            known.insert(key, result);
        } else if !keeps {
            let binding = self.binding_obligations(result, &own);
            let mut local = self.infcx.evaluated.borrow_mut();
            local.keep_projection(active, result, binding);
        }
        nested.append(&mut own);
        projected
    }

    /// What a projection that holds variables was found to be.
    fn kept_projection(
        &self,
        key: &(ParamEnv, DefId, Args),
        keeps: bool,
    ) -> Option<(Ty, Vec<Obligation>)> {
        if keeps {
            return None;
        }
        self.infcx.evaluated.borrow().projection(key)
    }

    /// Those obligations that may tell what the variables in a type are.
    fn binding_obligations(&self, ty: Ty, nested: &[Obligation]) -> Vec<Obligation> {
        if !self.infcx.has_vars(ty) {
            return Vec::new();
        }
        let binds = |obligation: &&Obligation| match obligation.predicate {
            Predicate::Projection { ty, .. } => self.infcx.has_vars(self.infcx.resolve_vars(ty)),
            _ => false,
        };
        let mut binding: Vec<Obligation> = Vec::new();
        for each in nested.iter().filter(binds) {
            if !binding
                .iter()
                .any(|known| known.predicate == each.predicate)
            {
                binding.push(*each);
            }
        }
        binding
    }

    /// The failure is reported when the trait is asked about.
    fn too_deep(
        &self,
        obligation: &Obligation,
        assoc: DefId,
        args: Args,
        nested: &mut Vec<Obligation>,
    ) -> Projected {
        let trait_ref = self.tcx.trait_ref_of_projection(assoc, args);
        nested.push(Obligation {
            depth: obligation.depth + 1,
            ..obligation.with(Predicate::Trait(trait_ref))
        });
        Projected::Is(self.infcx.next_ty_var(obligation.cause.span))
    }

    fn project_once(
        &self,
        obligation: &Obligation,
        assoc: DefId,
        args: Args,
        nested: &mut Vec<Obligation>,
    ) -> Projected {
        let trait_ref = self.tcx.trait_ref_of_projection(assoc, args);
        let asked = obligation.with(Predicate::Trait(trait_ref));
        match self.said(obligation, assoc, args) {
            Ok(Some(said)) => {
                // A where clause must not decide what a variable stands for: whether the
                // trait is implemented has to be known by itself.
                let is_open = said.by != By::Object
                    && self
                        .infcx
                        .probe(|| matches!(self.select(&asked, trait_ref), Ok(None)));
                if is_open {
                    return Projected::Ambiguous;
                }
                return self.confirm_said(obligation, args, said, nested);
            }
            Ok(None) => {}
            Err(()) => return Projected::Ambiguous,
        }
        // What selecting binds is kept only if it tells what the projection is.
        let outcome = self.infcx.commit_if_ok(|| {
            let selection = match self.select(&asked, trait_ref) {
                Ok(Some(selection)) => selection,
                Ok(None) => return Err(Projected::Ambiguous),
                Err(_) => return Err(Projected::Error),
            };
            let ty = self.from_selection(obligation, assoc, args, &selection.source);
            match ty {
                Some((ty, more)) => Ok((ty, selection.nested, more)),
                None => Err(Projected::Rigid),
            }
        });
        match outcome {
            Ok((ty, mut selected, mut more)) => {
                nested.append(&mut selected);
                nested.append(&mut more);
                Projected::Is(ty)
            }
            Err(other) => other,
        }
    }

    /// What where clauses, bounds of associated types and trait objects say, in this
    /// order; an error if they say different things.
    fn said(&self, obligation: &Obligation, assoc: DefId, args: Args) -> Result<Option<Said>, ()> {
        let mut found: Option<Said> = None;
        let mut add = |said: Said| match found {
            None => {
                found = Some(said);
                Ok(())
            }
            Some(known) if known == said => Ok(()),
            Some(known) if known.by == By::ParamEnv && said.by != By::ParamEnv => Ok(()),
            Some(known) if (known.args, known.ty) == (said.args, said.ty) => Ok(()),
            Some(_) => Err(()),
        };
        for predicate in self.tcx.caller_bounds(obligation.param_env) {
            self.consider(assoc, args, *predicate, By::ParamEnv, &mut add)?;
        }
        let self_ty = self.infcx.shallow_resolve(self.tcx.first_ty(args));
        for bound in self.alias_bounds(self_ty) {
            self.consider(assoc, args, bound, By::Bound, &mut add)?;
        }
        if matches!(self.tcx.types.kind(self_ty), TyKind::Dynamic(..)) {
            for predicate in self.tcx.object_projections(self_ty) {
                self.consider(assoc, args, predicate, By::Object, &mut add)?;
            }
        }
        Ok(found)
    }

    fn consider(
        &self,
        assoc: DefId,
        args: Args,
        predicate: Predicate,
        by: By,
        add: &mut dyn FnMut(Said) -> Result<(), ()>,
    ) -> Result<(), ()> {
        match predicate {
            Predicate::Projection {
                assoc: about,
                args: said_args,
                ty,
            } if about == assoc && self.infcx.can_eq(args, said_args) => add(Said {
                args: said_args,
                ty,
                by,
            }),
            _ => Ok(()),
        }
    }

    fn confirm_said(
        &self,
        obligation: &Obligation,
        args: Args,
        said: Said,
        nested: &mut Vec<Obligation>,
    ) -> Projected {
        // Bounds are not normalised as where clauses are.
        let said_args = if said.by == By::ParamEnv {
            said.args
        } else {
            self.normalize_tail(obligation, said.args, nested)
        };
        match self.infcx.eq(args, said_args) {
            Ok(()) => Projected::Is(said.ty),
            Err(_) => Projected::Is(self.tcx.types.common.error),
        }
    }

    /// All arguments normalised but the first, which is the alias that is asked about.
    fn normalize_tail(
        &self,
        obligation: &Obligation,
        args: Args,
        nested: &mut Vec<Obligation>,
    ) -> Args {
        let types = &self.tcx.types;
        let Some((first, rest)) = types.args(args).split_first() else {
            return args;
        };
        let rest = self.normalize(
            obligation.param_env,
            obligation.cause,
            obligation.depth + 1,
            types.mk_args(rest),
            nested,
        );
        let mut all = vec![*first];
        all.extend_from_slice(types.args(rest));
        types.mk_args(&all)
    }

    /// What an impl, a closure, a function or a coroutine says; nothing if that is nothing.
    fn from_selection(
        &self,
        obligation: &Obligation,
        assoc: DefId,
        args: Args,
        source: &Source,
    ) -> Option<(Ty, Vec<Obligation>)> {
        let known = self.tcx.known();
        match source {
            Source::Impl(imp, impl_args) => Some((
                self.impl_assoc_ty(assoc, args, *imp, *impl_args),
                Vec::new(),
            )),
            Source::Closure | Source::FnPointer if Some(assoc) == known.fn_once_output => {
                let sig = self.callable_sig(self.tcx.first_ty(args))?;
                let mut nested = Vec::new();
                let sig = self.normalize(
                    obligation.param_env,
                    obligation.cause,
                    obligation.depth + 1,
                    sig,
                    &mut nested,
                );
                let (_, output) = self.tcx.types.split_sig(sig);
                Some((output, nested))
            }
            Source::Future if Some(assoc) == known.future_output => {
                let TyKind::Coroutine(id, args) = self.infcx.kind(self.tcx.first_ty(args)) else {
                    return None;
                };
                let sig = self.infcx.closure_sig(id, args)?;
                let (_, output) = self.tcx.types.split_sig(sig);
                Some((output, Vec::new()))
            }
            _ => None,
        }
    }

    /// The associated type of an impl, or the trait's own.
    fn impl_assoc_ty(&self, assoc: DefId, args: Args, imp: DefId, impl_args: Args) -> Ty {
        let tcx = self.tcx;
        match tcx.impl_item_for(imp, assoc) {
            Some(item) => {
                let args = tcx.rebase_args(assoc, args, impl_args);
                tcx.subst_erased(tcx.type_of(item), args)
            }
            None if tcx.has_default(assoc) => tcx.subst_erased(tcx.type_of(assoc), args),
            // That it is missing is reported where the impl is checked.
            None => tcx.types.common.error,
        }
    }
}

impl crate::ty::Tcx {
    /// The trait, with its arguments, that a projection is of.
    pub fn trait_ref_of_projection(&self, assoc: DefId, args: Args) -> TraitRef {
        let def = self.trait_of_item(assoc).unwrap_or(assoc);
        let count = self.generics_of(def).count();
        let all = self.types.args(args);
        let own = all.get(..count).unwrap_or(all);
        TraitRef {
            def,
            args: self.types.mk_args(own),
        }
    }

    /// The arguments of an item of a trait, for the same item of an impl: those of the
    /// trait are replaced with those of the impl, and those of the item are kept.
    pub fn rebase_args(&self, trait_item: DefId, args: Args, impl_args: Args) -> Args {
        let count = self.generics_of(trait_item).parent_count;
        let own = self.types.args(args).get(count..).unwrap_or_default();
        let mut all = self.types.args(impl_args).to_vec();
        all.extend_from_slice(own);
        self.types.mk_args(&all)
    }

    /// What a trait object says about associated types: itself, and by its supertraits.
    fn object_projections(&self, object: Ty) -> Vec<Predicate> {
        let TyKind::Dynamic(list, _) = self.types.kind(object) else {
            return Vec::new();
        };
        let parts = self.types.existentials(list).iter();
        let mut all: Vec<Predicate> = parts
            .filter(|part| matches!(part, ExistentialPredicate::Projection { .. }))
            .map(|part| self.existential_of(*part, object))
            .collect();
        if let Some(principal) = self.object_principal(object) {
            for predicate in self.elaborate(&[Predicate::Trait(principal)]) {
                let Predicate::Projection { assoc, args, .. } = predicate else {
                    continue;
                };
                let said = all.iter().any(|known| {
                    matches!(*known, Predicate::Projection { assoc: a, args: b, .. }
                        if (a, b) == (assoc, args))
                });
                if !said {
                    all.push(predicate);
                }
            }
        }
        all
    }
}

impl crate::ty::infer::InferCtxt<'_> {
    /// Whether what was found out about something may be kept for other bodies.
    pub(super) fn can_keep<T: TypeFoldable>(&self, value: T) -> bool {
        let flags = value.flags(&self.tcx.types);
        !self.is_between_crates()
            && !flags.intersects(TypeFlags::INFER | TypeFlags::ERROR)
            && !(flags.intersects(TypeFlags::CLOSURE) && self.has_closures())
            && !(flags.intersects(TypeFlags::OPAQUE) && self.has_opaques())
    }
}

/// Replaces projections with what they are.
struct Normalizer<'a, 'c, 't> {
    selcx: &'a SelectionContext<'c, 't>,
    param_env: ParamEnv,
    cause: Cause,
    depth: u32,
    nested: &'a mut Vec<Obligation>,
}

impl Normalizer<'_, '_, '_> {
    fn projection(&mut self, assoc: DefId, args: Args) -> Ty {
        let types = &self.selcx.tcx.types;
        let projection = types.mk(TyKind::Projection(assoc, args));
        let obligation = Obligation {
            // It is not the predicate that is of interest here.
            predicate: Predicate::Trait(self.selcx.tcx.trait_ref_of_projection(assoc, args)),
            cause: self.cause,
            param_env: self.param_env,
            depth: self.depth,
        };
        match self.selcx.project(&obligation, assoc, args, self.nested) {
            Projected::Is(ty) => ty,
            Projected::Rigid => projection,
            Projected::Error => {
                self.nested.push(obligation);
                self.selcx.infcx.next_ty_var(self.cause.span)
            }
            Projected::Ambiguous | Projected::Recursive => {
                let ty = self.selcx.infcx.next_ty_var(self.cause.span);
                self.nested.push(Obligation {
                    depth: self.depth + 1,
                    ..obligation.with(Predicate::Projection { assoc, args, ty })
                });
                ty
            }
        }
    }

    fn opaque(&mut self, ty: Ty, id: crate::ty::OpaqueId, args: Args) -> Ty {
        if self.depth > RECURSION_LIMIT {
            return ty;
        }
        let Some(hidden) = self.selcx.hidden_type(id, args) else {
            return ty;
        };
        self.depth += 1;
        let normal = self.fold_ty(hidden);
        self.depth -= 1;
        normal
    }
}

impl<'t> TypeFolder<'t> for Normalizer<'_, '_, 't> {
    fn types(&self) -> &'t Types {
        &self.selcx.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        let wanted = self.selcx.aliases();
        if !self.types().ty_flags(ty).intersects(wanted) {
            return ty;
        }
        match self.types().kind(ty) {
            TyKind::Projection(assoc, args) => {
                let args = args.fold_with(self);
                self.projection(assoc, args)
            }
            TyKind::Opaque(id, args) if self.selcx.infcx.reveals() => {
                let args = args.fold_with(self);
                let ty = self.types().mk(TyKind::Opaque(id, args));
                self.opaque(ty, id, args)
            }
            _ => super_fold_ty(self, ty),
        }
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        self.selcx.tcx.try_eval_const(constant)
    }
}
