//! `dyn Trait`.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{BoundKind, BoundModifier, Path, TypeBound};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::generics::Clause;
use crate::ty::kind::{
    Args, ExistentialPredicate, GenericArg, InferTy, Predicate, Region, TraitRef, Ty, TyKind,
};
use crate::ty::{Tcx, TypeFlags, TypeFoldable, TypeFolder, Types, super_fold_ty};

use super::Lowerer;

/// One trait of `dyn A + B`, as it is written.
struct Part {
    trait_ref: TraitRef,
    span: Span,
}

impl<'a> Lowerer<'a> {
    pub(super) fn object(&mut self, bounds: &'a [TypeBound], span: Span) -> Ty {
        let dummy = self.tcx.types.mk_dummy_self();
        let mut parts: Vec<Part> = Vec::new();
        let mut clauses = Vec::new();
        let mut region = None;
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait {
                    lifetimes,
                    modifier,
                    path,
                } => {
                    if *modifier == BoundModifier::Maybe {
                        let message = "relaxed bounds are not permitted in trait object types";
                        self.tcx.report(Diagnostic::error(bound.span, message));
                        continue;
                    }
                    self.within_binder(lifetimes, |this| {
                        this.object_part(path, dummy, bound.span, &mut parts, &mut clauses);
                    });
                }
                BoundKind::Lifetime(lifetime) => {
                    if region.is_some() {
                        let message = "only a single explicit lifetime bound is permitted";
                        self.error("E0226", lifetime.span, message);
                    }
                    region = Some(self.lifetime(*lifetime));
                }
                BoundKind::Use(_) => {}
            }
        }
        let region = region.unwrap_or(self.object_default);
        self.object_of(bounds, &parts, &clauses, region, span)
    }

    fn object_part(
        &mut self,
        path: &'a Path,
        dummy: Ty,
        span: Span,
        parts: &mut Vec<Part>,
        clauses: &mut Vec<Clause>,
    ) {
        if let Some(trait_ref) = self.trait_ref(path, dummy) {
            let before = clauses.len();
            self.constraints(path, trait_ref, clauses);
            self.check_bindings(trait_ref, clauses.get(before..).unwrap_or_default());
            parts.push(Part { trait_ref, span });
        }
    }

    fn object_of(
        &mut self,
        bounds: &[TypeBound],
        parts: &[Part],
        clauses: &[Clause],
        region: Region,
        span: Span,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let is_auto = |part: &&Part| self.tcx.is_auto_trait(part.trait_ref.def);
        let regular: Vec<&Part> = parts.iter().filter(|part| !is_auto(part)).collect();
        let autos = parts.iter().filter(is_auto);
        if let [_, second, ..] = regular.as_slice() {
            let message = "only auto traits can be used as additional traits in a trait object";
            return self.error("E0225", second.span, message);
        }
        let mut list = Vec::new();
        if let Some(principal) = regular.first() {
            let def = principal.trait_ref.def;
            if self.tcx.supertraits_mention_self(def) || self.has_gat(def) {
                let message = not_dyn_compatible(&self.tcx.def_path(def));
                return self.error("E0038", principal.span, message);
            }
            if self.looks_at_objects() {
                self.tcx.note_dyn_use(def, span);
            }
            let Some(principal) = self.principal(principal, clauses, span) else {
                return error;
            };
            list.extend(principal);
        }
        let mut auto_defs: Vec<DefId> = autos.map(|part| part.trait_ref.def).collect();
        auto_defs.sort_unstable();
        auto_defs.dedup();
        list.extend(auto_defs.into_iter().map(ExistentialPredicate::AutoTrait));
        if list.is_empty() {
            let is_trait = |bound: &TypeBound| matches!(bound.kind, BoundKind::Trait { .. });
            if !bounds.iter().any(is_trait) {
                let message = "at least one trait is required for an object type";
                self.error("E0224", span, message);
            }
            return error;
        }
        let list = self.tcx.types.mk_existentials(&list);
        // What still speaks of `Self` was reported, or is reported as E0038.
        let types = &self.tcx.types;
        let list = list.fold_with(&mut WithoutSelf(types, types.mk_dummy_self()));
        types.mk(TyKind::Dynamic(list, region))
    }

    /// Whether the trait objects that are written here have to be types. What an alias
    /// stands for is looked at where the alias is used.
    fn looks_at_objects(&self) -> bool {
        let is_alias = self.tcx.def_kind(self.owner) == DefKind::TyAlias;
        self.tcx.is_local(self.owner) && !is_alias
    }

    /// Notes the trait objects in what an alias stands for.
    pub(super) fn note_dyn_uses(&self, ty: Ty, span: Span) {
        if !self.looks_at_objects() {
            return;
        }
        self.tcx.types.walk(ty, &mut |part| {
            if let TyKind::Dynamic(list, _) = self.tcx.types.kind(part) {
                for predicate in self.tcx.types.existentials(list) {
                    if let ExistentialPredicate::Trait(def, _) = predicate {
                        self.tcx.note_dyn_use(*def, span);
                    }
                }
            }
            true
        });
    }

    /// Whether a trait object could not say what all associated types are, because some
    /// are generic.
    fn has_gat(&self, of: DefId) -> bool {
        let all = self.tcx.all_supertrait_defs(of);
        all.into_iter().any(|of| {
            self.tcx.assoc_items(of).any(|item| {
                self.tcx.def_kind(item) == DefKind::AssocTy
                    && !self.tcx.generics_of(item).params.is_empty()
                    && !self.tcx.requires_sized_self(item)
            })
        })
    }

    /// The principal trait and what is known of its associated types.
    fn principal(
        &mut self,
        part: &Part,
        clauses: &[Clause],
        span: Span,
    ) -> Option<Vec<ExistentialPredicate>> {
        let types = &self.tcx.types;
        let mut projections: Vec<(DefId, Args, Ty)> = Vec::new();
        for clause in clauses {
            if let Predicate::Projection { assoc, args, ty } = clause.predicate {
                let known = projections.iter().find(|(other, ..)| *other == assoc);
                if let Some((_, _, other)) = known {
                    self.report_twice(assoc, *other == ty, clause.span, span);
                    continue;
                }
                projections.push((assoc, args, ty));
            }
        }
        let supers = self.tcx.supertraits(part.trait_ref);
        for of in &supers {
            for clause in self.tcx.super_predicates_of(of.def) {
                if let Predicate::Projection { assoc, args, ty } = clause.predicate {
                    let args = types.subst(args, of.args);
                    projections.push((assoc, args, types.subst(ty, of.args)));
                }
            }
        }
        let mut missing = Vec::new();
        let mut list = vec![ExistentialPredicate::Trait(
            part.trait_ref.def,
            self.tcx.without_self(part.trait_ref.args),
        )];
        for of in &supers {
            let items: Vec<DefId> = self.tcx.assoc_items(of.def).collect();
            for item in items {
                if self.tcx.def_kind(item) != DefKind::AssocTy
                    || !self.tcx.generics_of(item).params.is_empty()
                    || self.tcx.requires_sized_self(item)
                {
                    continue;
                }
                let known = projections
                    .iter()
                    .find(|(assoc, args, _)| *assoc == item && same_args(types, *args, of.args));
                match known {
                    Some((assoc, args, ty)) => {
                        let found = ExistentialPredicate::Projection {
                            assoc: *assoc,
                            args: self.tcx.without_self(*args),
                            ty: *ty,
                        };
                        if !list.contains(&found) {
                            list.push(found);
                        }
                    }
                    None => missing.push((item, of.def)),
                }
            }
        }
        self.report_missing_types(&missing, part.span)?;
        Some(list)
    }

    /// Reports that an associated type is said to be something twice.
    fn report_twice(&self, assoc: DefId, same: bool, at: Span, span: Span) {
        let name = self
            .tcx
            .def(assoc)
            .name
            .map_or("", |name| self.tcx.text(name));
        let of = self.tcx.trait_of_item(assoc);
        let of = of.map_or(String::new(), |of| self.tcx.def_path(of));
        let message = format!(
            "the value of the associated type `{name}` in trait `{of}` is already specified"
        );
        self.error("E0719", at, message);
        if !same {
            let message = format!("conflicting associated type bindings for `{name}`");
            self.tcx.report(Diagnostic::error(span, message));
        }
    }

    fn report_missing_types(&self, missing: &[(DefId, DefId)], span: Span) -> Option<()> {
        if missing.is_empty() {
            return Some(());
        }
        // Real std's has a lifetime, for which there is no trait object: that is said instead.
        let is_lending = |of: DefId| self.tcx.lang.is(of, "async_fn_mut");
        if missing.iter().any(|(_, of)| is_lending(*of)) {
            return None;
        }
        let mut names: Vec<String> = Vec::new();
        for (item, of) in missing {
            let name = self
                .tcx
                .def(*item)
                .name
                .map_or("", |name| self.tcx.text(name));
            let text = format!("`{name}` in `{}`", self.tcx.def_path(*of));
            if !names.contains(&text) {
                names.push(text);
            }
        }
        let message = match names.as_slice() {
            [only] => format!("the value of the associated type {only} must be specified"),
            _ => format!(
                "the value of the associated types {} must be specified",
                names.join(", ")
            ),
        };
        self.error("E0191", span, message);
        None
    }
}

/// Puts the type of errors into the place of the dummy for `Self`.
struct WithoutSelf<'t>(&'t Types, Ty);

impl<'t> TypeFolder<'t> for WithoutSelf<'t> {
    fn types(&self) -> &'t Types {
        self.0
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if ty == self.1 {
            return self.0.common.error;
        }
        if !self.0.ty_flags(ty).intersects(TypeFlags::INFER) {
            return ty;
        }
        super_fold_ty(self, ty)
    }
}

fn same_args(types: &Types, left: Args, right: Args) -> bool {
    types.erase_regions(left) == types.erase_regions(right)
}

/// rustc's words for E0038.
pub(crate) fn not_dyn_compatible(name: &str) -> String {
    format!("the trait `{name}` is not dyn compatible")
}

impl Types {
    /// What stands for `Self` while the traits of a trait object are lowered.
    pub(crate) fn mk_dummy_self(&self) -> Ty {
        self.mk_infer(InferTy::Ty(u32::MAX))
    }

    /// Whether one type occurs in another.
    pub(crate) fn mentions(&self, ty: Ty, part: Ty) -> bool {
        let mut found = false;
        self.walk(ty, &mut |each| {
            found |= each == part;
            !found
        });
        found
    }
}

impl Tcx {
    /// The arguments of a trait without `Self`.
    pub fn without_self(&self, args: Args) -> Args {
        let rest = self.types.args(args).get(1..).unwrap_or_default();
        self.types.mk_args(rest)
    }

    /// The arguments of a trait, as a trait object has them, with `Self` put in front.
    pub fn with_self(&self, args: Args, self_ty: Ty) -> Args {
        let mut all = vec![GenericArg::Ty(self_ty)];
        all.extend(self.types.args(args));
        self.types.mk_args(&all)
    }
}
