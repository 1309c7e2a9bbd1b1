//! Which lifetime parameters of a function are chosen anew at each call, in rustc's words
//! late bound: that matters where lifetimes are given as arguments.

use super::mentioned::Mentioned;
use crate::resolve::{DefId, DefKind, LifetimeRes};
use crate::syntax::ast::GenericParamKind;
use crate::ty::Tcx;
use crate::ty::flags::TypeFlags;
use crate::ty::fold::TypeFoldable;
use crate::ty::kind::{GenericArg, Region, Ty, TyKind};

impl Tcx {
    /// Whether a function has lifetime parameters that are late bound, those that are left
    /// out included.
    pub fn has_late_bound_lifetimes(&self, def: DefId) -> bool {
        if !matches!(self.def_kind(def), DefKind::Fn | DefKind::AssocFn) {
            return false;
        }
        let lifetimes = self.own_lifetimes(def);
        lifetimes
            .iter()
            .any(|param| self.is_late_bound(def, *param))
            || self
                .fn_sig(def)
                .flags(&self.types)
                .intersects(TypeFlags::BOUND)
    }

    /// How many lifetime parameters of a function are early bound.
    pub fn early_lifetime_count(&self, def: DefId) -> usize {
        let lifetimes = self.own_lifetimes(def).into_iter();
        lifetimes
            .filter(|param| !self.is_late_bound(def, *param))
            .count()
    }

    fn own_lifetimes(&self, def: DefId) -> Vec<DefId> {
        let generics = self.resolution.defs.generics(def);
        generics
            .filter(|param| self.def_kind(*param) == DefKind::LifetimeParam)
            .collect()
    }

    /// Whether one lifetime parameter of a function is late bound: it is mentioned by no
    /// bound, and by the output only if a parameter decides it.
    pub fn is_late_bound(&self, def: DefId, param: DefId) -> bool {
        let cache = &self.queries.collect.late_bound;
        if let Some(known) = cache.borrow().get(&param) {
            return *known;
        }
        let region = self.region_of_param(param);
        let in_bounds = self.appears_in_bounds(def, param);
        let (inputs, output) = self.types.split_sig(self.fn_sig(def).inputs_and_output);
        let constrained = inputs.iter().any(|ty| self.is_constrained(*ty, region));
        let late = !in_bounds && (constrained || !self.appears(output, region));
        cache.borrow_mut().insert(param, late);
        late
    }

    fn appears_in_bounds(&self, def: DefId, param: DefId) -> bool {
        let Some(generics) = self.ast_generics(def) else {
            return false;
        };
        let mut places = Vec::new();
        for each in &generics.params {
            match &each.kind {
                GenericParamKind::Lifetime { bounds } if !bounds.is_empty() => {
                    if Some(each.ident.name) == self.def(param).name {
                        return true;
                    }
                    places.extend(bounds.iter().map(|lifetime| lifetime.span));
                }
                _ => {}
            }
        }
        let (Some(ast), Some(tables)) = (
            self.ast(self.def(def).krate),
            self.tables(self.def(def).krate),
        ) else {
            return false;
        };
        let mut mentioned = Mentioned {
            ast,
            lifetimes: places,
        };
        for each in &generics.params {
            if let GenericParamKind::Type { bounds, .. } = &each.kind {
                mentioned.bounds(bounds);
            }
        }
        for each in &generics.predicates {
            mentioned.predicate(&each.kind);
        }
        mentioned.lifetimes.into_iter().any(|span| {
            let res = tables.lifetimes.get(&(def, span));
            res == Some(&LifetimeRes::Param(param))
        })
    }

    fn appears(&self, ty: Ty, region: Region) -> bool {
        let mut found = false;
        self.types.walk(ty, &mut |each| {
            self.types.for_each_part(each, &mut |part| {
                found |= part == GenericArg::Region(region);
            });
            !found
        });
        found
    }

    /// Whether a region appears where a type decides it: not in a projection.
    fn is_constrained(&self, ty: Ty, region: Region) -> bool {
        let mut found = false;
        self.types.walk(ty, &mut |each| {
            if let TyKind::Projection(..) = self.types.kind(each) {
                return false;
            }
            self.types.for_each_part(each, &mut |part| {
                found |= part == GenericArg::Region(region);
            });
            !found
        });
        found
    }
}
