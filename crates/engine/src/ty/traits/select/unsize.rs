//! Unsizing: `[T; N]` to `[T]`, `T` to `dyn Trait`, a trait object to a supertrait's, and a
//! struct that ends with one of these.

use super::assemble::Candidates;
use super::{Candidate, Selection, SelectionContext, SelectionError, Source, Stack};
use crate::resolve::DefId;
use crate::ty::traits::Obligation;
use crate::ty::{
    Args, ExistentialPredicate, Existentials, GenericArg, InferTy, Predicate, Tcx, TraitRef, Ty,
    TyKind, TypeFlags, TypeFoldable,
};

impl SelectionContext<'_, '_> {
    /// What is unsized, and to what.
    fn unsizing(&self, trait_ref: TraitRef) -> (Ty, Ty) {
        let error = self.tcx.types.common.error;
        let args = self.tcx.types.args(trait_ref.args);
        let target = args.get(1).and_then(|arg| arg.as_ty()).unwrap_or(error);
        (
            self.infcx.shallow_resolve(self.self_ty(trait_ref)),
            self.infcx.shallow_resolve(target),
        )
    }

    pub(super) fn for_unsizing(&self, stack: &Stack<'_>, candidates: &mut Candidates) {
        let types = &self.tcx.types;
        let (source, target) = self.unsizing(stack.trait_ref);
        match (types.kind(source), types.kind(target)) {
            (TyKind::Dynamic(a, _), TyKind::Dynamic(b, _)) => {
                self.between_objects(stack, (source, a), (target, b), candidates);
            }
            (_, TyKind::Dynamic(..)) => candidates.push(Candidate::Unsize),
            (TyKind::Infer(InferTy::Ty(_)), _) | (_, TyKind::Infer(InferTy::Ty(_))) => {
                candidates.ambiguous = true;
            }
            (TyKind::Array(..), TyKind::Slice(_)) => candidates.push(Candidate::Unsize),
            (TyKind::Adt(a, _), TyKind::Adt(b, _)) if a == b && !self.tcx.adt_def(a).is_enum => {
                candidates.push(Candidate::Unsize);
            }
            _ => {}
        }
    }

    fn between_objects(
        &self,
        stack: &Stack<'_>,
        (source, a): (Ty, Existentials),
        (target, b): (Ty, Existentials),
        candidates: &mut Candidates,
    ) {
        let (a_principal, b_principal) = (self.tcx.principal(a), self.tcx.principal(b));
        let same = a_principal.map(|of| of.0) == b_principal.map(|of| of.0);
        if same || b_principal.is_none() {
            if self.keeps_auto_traits(source, a, b) {
                candidates.push(Candidate::Unsize);
            }
            return;
        }
        let (Some(_), Some((wanted, _))) = (a_principal, b_principal) else {
            return;
        };
        let supertraits = self.tcx.object_supertraits(source);
        for (index, upcast) in supertraits.into_iter().enumerate().skip(1) {
            if upcast.def != wanted {
                continue;
            }
            let applies = self.infcx.probe(|| {
                let nested = self.match_upcast(&stack.obligation, source, target, upcast);
                nested.is_ok_and(|nested| {
                    let all = self.evaluate_all(Some(stack), &nested);
                    all.is_ok_and(super::Evaluation::may_apply)
                })
            });
            if applies {
                candidates.push(Candidate::Upcast(index, upcast));
            }
        }
    }

    /// Whether a trait object has all auto traits that another lists.
    fn keeps_auto_traits(&self, source: Ty, a: Existentials, b: Existentials) -> bool {
        let types = &self.tcx.types;
        let supertraits = self.tcx.object_supertraits(source);
        types.existentials(b).iter().all(|part| match part {
            ExistentialPredicate::AutoTrait(def) => {
                types.existentials(a).contains(part) || supertraits.iter().any(|of| of.def == *def)
            }
            _ => true,
        })
    }

    /// Makes a trait object for a supertrait the same as the target.
    fn match_upcast(
        &self,
        obligation: &Obligation,
        source: Ty,
        target: Ty,
        upcast: TraitRef,
    ) -> Result<Vec<Obligation>, SelectionError> {
        let types = &self.tcx.types;
        let (TyKind::Dynamic(a, _), TyKind::Dynamic(b, _)) =
            (types.kind(source), types.kind(target))
        else {
            return Err(SelectionError::Unimplemented);
        };
        if !self.keeps_auto_traits(source, a, b) {
            return Err(SelectionError::Unimplemented);
        }
        let mut nested = Vec::new();
        let depth = obligation.depth + 1;
        let upcast = self.normalize(
            obligation.param_env,
            obligation.cause,
            depth,
            upcast,
            &mut nested,
        );
        for part in types.existentials(b) {
            match part {
                ExistentialPredicate::Trait(_, args) => {
                    let own = types.args(upcast.args).get(1..).unwrap_or_default();
                    let own = types.mk_args(own);
                    let same = self.infcx.eq(own, *args);
                    same.map_err(|_| SelectionError::Unimplemented)?;
                }
                ExistentialPredicate::Projection { .. } => {
                    nested.push(Obligation {
                        depth,
                        ..obligation.with(self.tcx.existential_of(*part, source))
                    });
                }
                ExistentialPredicate::AutoTrait(_) => {}
            }
        }
        Ok(nested)
    }

    pub(super) fn confirm_upcast(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        upcast: TraitRef,
    ) -> Result<Selection, SelectionError> {
        let (source, target) = self.unsizing(trait_ref);
        let nested = self.match_upcast(obligation, source, target, upcast)?;
        Ok(Selection {
            source: Source::Builtin,
            nested,
        })
    }

    pub(super) fn confirm_unsize(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Result<Selection, SelectionError> {
        let types = &self.tcx.types;
        let (source, target) = self.unsizing(trait_ref);
        let nested = match (types.kind(source), types.kind(target)) {
            (TyKind::Dynamic(a, region), TyKind::Dynamic(b, _)) => {
                self.drop_auto_traits(source, target, (a, region), b)?;
                Vec::new()
            }
            (_, TyKind::Dynamic(list, _)) => self.to_object(obligation, source, list),
            (TyKind::Array(a, _), TyKind::Slice(b)) => {
                let same = self.infcx.eq(b, a);
                same.map_err(|_| SelectionError::Unimplemented)?;
                Vec::new()
            }
            (TyKind::Adt(def, a), TyKind::Adt(_, b)) => {
                self.unsize_struct(obligation, trait_ref, target, def, a, b)?
            }
            _ => return Err(SelectionError::Unimplemented),
        };
        Ok(Selection {
            source: Source::Builtin,
            nested,
        })
    }

    /// The same trait object, with fewer auto traits.
    fn drop_auto_traits(
        &self,
        source: Ty,
        target: Ty,
        (a, region): (Existentials, crate::ty::Region),
        b: Existentials,
    ) -> Result<(), SelectionError> {
        let types = &self.tcx.types;
        if !self.keeps_auto_traits(source, a, b) {
            return Err(SelectionError::Unimplemented);
        }
        let has_principal = self.tcx.principal(b).is_some();
        let is_auto =
            |part: &ExistentialPredicate| matches!(part, ExistentialPredicate::AutoTrait(_));
        let kept = types
            .existentials(a)
            .iter()
            .filter(|part| !is_auto(part) && has_principal);
        let autos = types.existentials(b).iter().filter(|part| is_auto(part));
        let parts: Vec<ExistentialPredicate> = kept.chain(autos).copied().collect();
        let rebuilt = types.mk(TyKind::Dynamic(types.mk_existentials(&parts), region));
        let same = self.infcx.eq(target, rebuilt);
        same.map_err(|_| SelectionError::Unimplemented)
    }

    /// A type becomes a trait object if it implements all that the object does.
    fn to_object(
        &self,
        obligation: &Obligation,
        source: Ty,
        list: Existentials,
    ) -> Vec<Obligation> {
        let depth = obligation.depth + 1;
        let make = |predicate: Predicate| Obligation {
            depth,
            ..obligation.with(predicate)
        };
        let parts = self.tcx.types.existentials(list);
        let mut nested: Vec<Obligation> = parts
            .iter()
            .map(|part| make(self.tcx.existential_of(*part, source)))
            .collect();
        if let Some(sized) = self.tcx.known().sized {
            nested.push(make(Predicate::Trait(self.tcx.trait_of_ty(sized, source))));
        }
        nested
    }

    /// A struct is unsized by its last field, which alone may mention the parameters that
    /// change.
    fn unsize_struct(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
        target: Ty,
        def: DefId,
        a: Args,
        b: Args,
    ) -> Result<Vec<Obligation>, SelectionError> {
        let types = &self.tcx.types;
        let adt = self.tcx.adt_def(def);
        let fields = adt
            .struct_variant()
            .map_or(&[][..], |variant| &variant.fields);
        let Some((tail, prefix)) = fields.split_last() else {
            return Err(SelectionError::Unimplemented);
        };
        let mut changing = self.tcx.params_in(self.tcx.type_of(tail.def));
        for field in prefix {
            for index in self.tcx.params_in(self.tcx.type_of(field.def)) {
                changing.retain(|each| *each != index);
            }
        }
        if changing.is_empty() {
            return Err(SelectionError::Unimplemented);
        }
        let mut nested = Vec::new();
        let mut field_ty = |args: Args| {
            let ty = self.tcx.subst_erased(self.tcx.type_of(tail.def), args);
            self.normalize(
                obligation.param_env,
                obligation.cause,
                obligation.depth + 1,
                ty,
                &mut nested,
            )
        };
        let (source_tail, target_tail) = (field_ty(a), field_ty(b));
        let mixed: Vec<GenericArg> = types
            .args(a)
            .iter()
            .zip(types.args(b))
            .enumerate()
            .map(|(index, (a, b))| {
                let changes = u32::try_from(index).is_ok_and(|index| changing.contains(&index));
                if changes { *b } else { *a }
            })
            .collect();
        let mixed = types.mk_adt(def, types.mk_args(&mixed));
        let same = self.infcx.eq(target, mixed);
        same.map_err(|_| SelectionError::Unimplemented)?;
        let args = [GenericArg::Ty(source_tail), GenericArg::Ty(target_tail)];
        let tail = TraitRef {
            def: trait_ref.def,
            args: types.mk_args(&args),
        };
        nested.push(Obligation {
            depth: obligation.depth + 1,
            ..obligation.with(Predicate::Trait(tail))
        });
        Ok(nested)
    }
}

impl Tcx {
    /// The principal trait of a trait object.
    pub(in crate::ty::traits) fn principal(&self, list: Existentials) -> Option<(DefId, Args)> {
        let mut parts = self.types.existentials(list).iter();
        parts.find_map(|part| match part {
            ExistentialPredicate::Trait(def, args) => Some((*def, *args)),
            _ => None,
        })
    }

    /// What a trait object implements, said of a type.
    pub fn existential_of(&self, part: ExistentialPredicate, self_ty: Ty) -> Predicate {
        match part {
            ExistentialPredicate::Trait(def, args) => Predicate::Trait(TraitRef {
                def,
                args: self.with_self(args, self_ty),
            }),
            ExistentialPredicate::Projection { assoc, args, ty } => Predicate::Projection {
                assoc,
                args: self.with_self(args, self_ty),
                ty,
            },
            ExistentialPredicate::AutoTrait(def) => {
                Predicate::Trait(self.trait_of_ty(def, self_ty))
            }
        }
    }

    /// The numbers of the type parameters that occur in a type.
    fn params_in(&self, ty: Ty) -> Vec<u32> {
        let mut found = Vec::new();
        self.types.walk(ty, &mut |part| {
            if let TyKind::Param(param) = self.types.kind(part) {
                found.push(param.index);
            }
            part.flags(&self.types).intersects(TypeFlags::PARAM)
        });
        found
    }
}
