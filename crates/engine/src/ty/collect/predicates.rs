//! What definitions ask of their generic parameters.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{
    AssocItemKind, BoundKind, BoundModifier, GenericParamKind, TypeBound, TypeKind,
    WherePredicateKind,
};
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::context::Query;
use crate::ty::generics::{Clause, ParamKind};
use crate::ty::kind::{GenericArg, Predicate, Region, TraitRef, Ty, TyKind};

use super::lower_ty::{Elision, ImplTrait, Lowerer};

impl Tcx {
    /// What has to hold where a definition is used: its parent's predicates, then its own.
    /// Those of a trait begin with `Self: Trait`.
    pub fn predicates_of(&self, def: DefId) -> &[Clause] {
        if let Some(known) = self.queries.predicates.get(&def) {
            return known;
        }
        let span = self.def(def).span;
        let found = self.within_query(Query::Predicates(def), span, || {
            self.compute_predicates(def)
        });
        match found {
            Some(clauses) => self.queries.predicates.insert(def, Box::new(clauses)),
            // It is being asked for already; the answer in the making is kept.
            None => &[],
        }
    }

    fn compute_predicates(&self, def: DefId) -> Vec<Clause> {
        let mut clauses = match self.generics_of(def).parent {
            Some(parent) => self.predicates_of(parent).to_vec(),
            None => Vec::new(),
        };
        clauses.extend(self.own_predicates_of(def));
        clauses
    }

    /// What a definition itself asks for, its parent's predicates left out.
    pub(crate) fn own_predicates_of(&self, def: DefId) -> Vec<Clause> {
        let mut clauses = Vec::new();
        if self.def_kind(def) == DefKind::Trait {
            let args = self.identity_args(def);
            clauses.push(Clause {
                predicate: Predicate::Trait(TraitRef { def, args }),
                span: self.def(def).span,
            });
        }
        if matches!(
            self.def_kind(def),
            DefKind::Variant | DefKind::Field | DefKind::Ctor(..)
        ) {
            return clauses;
        }
        self.implied_sized(def, &mut clauses);
        self.param_bounds(def, &mut clauses);
        if self.def_kind(def) == DefKind::Trait
            && let Some(node) = self.trait_node(def)
        {
            let mut lowerer = Lowerer::signature(self, def);
            lowerer.deny_elision();
            lowerer.bounds(self.mk_self_param(), &[], &node.supertraits, &mut clauses);
        }
        self.synthetic_bounds(def, &mut clauses);
        self.where_clause(def, &mut clauses);
        clauses
    }

    /// `T: Sized` for the type parameters that do not say `?Sized`.
    fn implied_sized(&self, def: DefId, clauses: &mut Vec<Clause>) {
        let Some(sized) = self.lang_item("sized") else {
            return;
        };
        let synthetic = self.synthetic_params(def);
        let own = &self.generics_of(def).params;
        let first_synthetic = own.len() - synthetic.len().min(own.len());
        for (position, param) in own.iter().enumerate() {
            if !matches!(param.kind, ParamKind::Type { .. }) || self.is_trait_self(def, position) {
                continue;
            }
            let unsized_ok = if let Some(at) = position.checked_sub(first_synthetic) {
                synthetic.get(at).is_some_and(|ty| {
                    let ast = self.ast_of(def);
                    let kind = ast.map(|ast| &ast.types[*ty].kind);
                    matches!(kind, Some(TypeKind::ImplTrait(bounds)) if may_be_unsized(bounds))
                })
            } else {
                let bounds = self.bounds_on_param(def, param.index);
                bounds.iter().any(|(_, bound)| is_maybe(bound))
            };
            if let (false, GenericArg::Ty(ty)) = (unsized_ok, self.mk_param(param)) {
                clauses.push(self.trait_clause(sized, ty, param.span));
            }
        }
    }

    fn is_trait_self(&self, def: DefId, position: usize) -> bool {
        position == 0 && self.def_kind(def) == DefKind::Trait
    }

    /// `ty: Trait`, of a trait that takes no arguments.
    pub(crate) fn trait_clause(&self, of: DefId, ty: Ty, span: Span) -> Clause {
        let args = self.types.mk_args(&[GenericArg::Ty(ty)]);
        Clause {
            predicate: Predicate::Trait(TraitRef { def: of, args }),
            span,
        }
    }

    /// The bounds that stand at generic parameters.
    fn param_bounds(&self, def: DefId, clauses: &mut Vec<Clause>) {
        let Some(generics) = self.ast_generics(def) else {
            return;
        };
        let ids: Vec<DefId> = self.resolution.defs.generics(def).collect();
        for (param, id) in generics.params.iter().zip(ids) {
            let mut lowerer = Lowerer::signature(self, def);
            lowerer.deny_elision();
            match &param.kind {
                GenericParamKind::Lifetime { bounds } => {
                    let long = self.region_of_param(id);
                    for bound in bounds {
                        let short = lowerer.lifetime(*bound);
                        push_outlives(clauses, long, short, bound.span);
                    }
                }
                GenericParamKind::Type { bounds, .. } => {
                    lowerer.bounds(self.ty_of_param(id), &[], bounds, clauses);
                }
                GenericParamKind::Const { .. } => {}
            }
            lowerer.report_placeholders("generics");
        }
    }

    /// The bounds of `impl Trait` in argument position.
    fn synthetic_bounds(&self, def: DefId, clauses: &mut Vec<Clause>) {
        let Some(ast) = self.ast_of(def) else { return };
        for ty in self.synthetic_params(def) {
            let TypeKind::ImplTrait(bounds) = &ast.types[*ty].kind else {
                continue;
            };
            let param = self.synthetic_index(def, *ty);
            let param = param.and_then(|index| self.param_at(def, index));
            let Some(GenericArg::Ty(param)) = param.map(|param| self.mk_param(param)) else {
                continue;
            };
            let mut lowerer = Lowerer::signature(self, def);
            lowerer.set_elision(Elision::ImplParam);
            lowerer.set_impl_trait(ImplTrait::Param);
            lowerer.bounds(param, &[], bounds, clauses);
        }
    }

    fn where_clause(&self, def: DefId, clauses: &mut Vec<Clause>) {
        let Some(generics) = self.ast_generics(def) else {
            return;
        };
        for predicate in &generics.predicates {
            let mut lowerer = Lowerer::signature(self, def);
            lowerer.deny_elision();
            lowerer.set_impl_trait(ImplTrait::Denied("bounds"));
            match &predicate.kind {
                WherePredicateKind::Lifetime { lifetime, bounds } => {
                    let long = lowerer.lifetime(*lifetime);
                    for bound in bounds {
                        let short = lowerer.lifetime(*bound);
                        push_outlives(clauses, long, short, bound.span);
                    }
                }
                WherePredicateKind::Type {
                    lifetimes,
                    ty,
                    bounds,
                } => {
                    let ty = lowerer.within_binder(lifetimes, |lowerer| lowerer.ty(*ty));
                    lowerer.bounds(ty, lifetimes, bounds, clauses);
                }
            }
            lowerer.report_placeholders("generics");
        }
    }

    /// What an associated type of a trait is promised to be. The type is its projection
    /// of the trait's own parameters.
    pub fn item_bounds(&self, assoc: DefId) -> &[Clause] {
        let cache = &self.queries.collect.item_bounds;
        if let Some(known) = cache.get(&assoc) {
            return known;
        }
        let mut clauses = Vec::new();
        let args = self.identity_args(assoc);
        let ty = self.types.mk(TyKind::Projection(assoc, args));
        if let Some(AssocItemKind::Type { bounds, .. }) =
            self.assoc_node(assoc).map(|node| &node.kind)
        {
            if !may_be_unsized(bounds)
                && let Some(sized) = self.lang_item("sized")
            {
                clauses.push(self.trait_clause(sized, ty, self.def(assoc).span));
            }
            let mut lowerer = Lowerer::signature(self, assoc);
            lowerer.deny_elision();
            lowerer.bounds(ty, &[], bounds, &mut clauses);
            lowerer.report_placeholders("associated types");
        }
        self.bounds_from_trait(assoc, ty, &mut clauses);
        cache.insert(assoc, Box::new(clauses))
    }

    /// What the trait says of the associated type in its where clause.
    fn bounds_from_trait(&self, assoc: DefId, ty: Ty, clauses: &mut Vec<Clause>) {
        let Some(of) = self.trait_of_item(assoc) else {
            return;
        };
        if self
            .trait_node(of)
            .is_none_or(|node| node.generics.predicates.is_empty())
        {
            return;
        }
        for clause in self.predicates_of(of) {
            let about = match clause.predicate {
                Predicate::Trait(of) => {
                    self.types.args(of.args).first().and_then(|arg| arg.as_ty())
                }
                Predicate::Projection { args, .. } => {
                    self.types.args(args).first().and_then(|arg| arg.as_ty())
                }
                Predicate::TypeOutlives(ty, _) => Some(ty),
                Predicate::RegionOutlives(..) => None,
            };
            if about == Some(ty) {
                clauses.push(*clause);
            }
        }
    }

    /// What may be taken for granted within a definition: its predicates, and what follows
    /// from them by way of supertraits. Nothing is normalised.
    pub fn param_env(&self, def: DefId) -> &[Clause] {
        let cache = &self.queries.collect.param_env;
        if let Some(known) = cache.get(&def) {
            return known;
        }
        let clauses = self.elaborate_clauses(self.predicates_of(def));
        cache.insert(def, Box::new(clauses))
    }

    /// The clauses, and what follows from them by way of supertraits.
    pub fn elaborate_clauses(&self, clauses: &[Clause]) -> Vec<Clause> {
        let mut all: Vec<Clause> = Vec::new();
        let mut seen: std::collections::HashSet<Predicate> = std::collections::HashSet::new();
        for clause in clauses {
            if seen.insert(clause.predicate) {
                all.push(*clause);
            }
        }
        let mut next = 0;
        while let Some(clause) = all.get(next).copied() {
            next += 1;
            let Predicate::Trait(of) = clause.predicate else {
                continue;
            };
            for implied in self.super_predicates_of(of.def) {
                let predicate = self.types.subst(implied.predicate, of.args);
                if all.len() < MAX_CLAUSES && seen.insert(predicate) {
                    all.push(Clause {
                        predicate,
                        span: clause.span,
                    });
                }
            }
        }
        all
    }

    /// Whether an item of a trait asks for `Self: Sized`, so that trait objects do without
    /// it.
    pub fn requires_sized_self(&self, item: DefId) -> bool {
        let Some(sized) = self.lang_item("sized") else {
            return false;
        };
        let Some(generics) = self.ast_generics(item) else {
            return false;
        };
        let Some(of) = self.trait_of_item(item) else {
            return false;
        };
        generics
            .predicates
            .iter()
            .any(|predicate| match &predicate.kind {
                WherePredicateKind::Type { ty, bounds, .. } => {
                    let is_self = self.bounds_are_on_self(of, item, *ty);
                    is_self
                        && bounds.iter().any(|bound| match &bound.kind {
                            BoundKind::Trait {
                                modifier: BoundModifier::None,
                                path,
                                ..
                            } => self.trait_at(item, path.span).is_some_and(|found| {
                                self.all_supertrait_defs(found).contains(&sized)
                            }),
                            _ => false,
                        })
                }
                WherePredicateKind::Lifetime { .. } => false,
            })
    }

    fn bounds_are_on_self(&self, of: DefId, item: DefId, ty: crate::syntax::ast::TypeId) -> bool {
        let tables = self.tables(self.def(item).krate);
        let found = tables.and_then(|tables| tables.types.get(ty));
        found.and_then(|found| found.full_res()) == Some(crate::resolve::Res::SelfTy(of))
    }
}

/// Clauses that give rise to more without end are stopped here.
const MAX_CLAUSES: usize = 4096;

fn push_outlives(clauses: &mut Vec<Clause>, long: Region, short: Region, span: Span) {
    clauses.push(Clause {
        predicate: Predicate::RegionOutlives(long, short),
        span,
    });
}

fn is_maybe(bound: &TypeBound) -> bool {
    matches!(
        bound.kind,
        BoundKind::Trait {
            modifier: BoundModifier::Maybe,
            ..
        }
    )
}

/// Whether bounds say `?Sized`.
pub(super) fn may_be_unsized(bounds: &[TypeBound]) -> bool {
    bounds.iter().any(is_maybe)
}
