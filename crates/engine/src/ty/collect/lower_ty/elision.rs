//! Lifetimes that are written, and those that are left out.

use crate::resolve::LifetimeRes;
use crate::syntax::ast::{Lifetime, PathSegment};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::kind::{Region, RegionKind};

use super::Lowerer;

/// What stands for a lifetime that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Elision {
    /// A new one, of the binder at this place of the stack.
    Fresh(usize),
    /// This one.
    Given(Region),
    /// Nothing: it has to be written, as in a struct's fields (E0106).
    Item,
    /// Nothing, because the parameters leave it open (E0106): noted, for one report.
    Output,
    /// Nothing: neither `&` nor `'_` (E0637), nor a path without its lifetimes (E0106).
    Denied,
    /// Nothing, in `impl Trait` in argument position: that is unstable (E0658).
    ImplParam,
    /// Nothing, in an associated type of an impl.
    AssocTy,
    /// A new one of an impl; but not of a path (E0726).
    Impl,
    /// Any, for `&` and `'_` (which E0106 or E0637 do not forbid); a path needs its `'_`
    /// (E0726).
    AsyncFresh(usize),
}

impl Elision {
    /// That of the head of an impl.
    pub(crate) fn impl_header() -> Self {
        Self::Impl
    }
}

/// Something that binds lifetimes.
#[derive(Clone, Debug, Default)]
pub(super) struct Binder {
    /// Those that `for<'a>` declares.
    names: Vec<Lifetime>,
    /// How many there are, those that are left out included.
    count: u32,
}

impl Lowerer<'_> {
    /// Does something within a binder.
    pub(crate) fn within_binder<R>(
        &mut self,
        lifetimes: &[Lifetime],
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let names = lifetimes.to_vec();
        let count = super::super::generics::to_u32(names.len());
        self.binders.push(Binder { names, count });
        let result = inside(self);
        self.binders.pop();
        result
    }

    /// The name of a lifetime that the innermost binder declares.
    pub(super) fn binder_name(&self, index: u32) -> Option<crate::syntax::symbol::Symbol> {
        let binder = self.binders.last()?;
        binder
            .names
            .get(index as usize)
            .map(|lifetime| lifetime.name)
    }

    /// The place of the innermost binder in the stack.
    pub(crate) fn binder_level(&self) -> usize {
        self.binders.len().saturating_sub(1)
    }

    /// How many lifetimes the innermost binder has by now.
    pub(crate) fn binder_count(&self) -> u32 {
        self.binders.last().map_or(0, |binder| binder.count)
    }

    pub(super) fn within_elision<R>(
        &mut self,
        elision: Elision,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = std::mem::replace(&mut self.elision, elision);
        let result = inside(self);
        self.elision = outer;
        result
    }

    pub(super) fn with_object_default<R>(
        &mut self,
        region: Region,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = std::mem::replace(&mut self.object_default, region);
        let result = inside(self);
        self.object_default = outer;
        result
    }

    /// Does something and gives the lifetimes that were met, written or not.
    pub(crate) fn with_candidates<R>(
        &mut self,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> (R, Vec<Region>) {
        let outer = self.candidates.replace(Vec::new());
        let result = inside(self);
        let found = std::mem::replace(&mut self.candidates, outer);
        (result, found.unwrap_or_default())
    }

    /// Does something during which the lifetimes that are met do not count.
    pub(super) fn without_candidates<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.candidates.take();
        let result = inside(self);
        self.candidates = outer;
        result
    }

    fn candidate(&mut self, region: Region) {
        if let Some(candidates) = &mut self.candidates {
            candidates.push(region);
        }
    }

    /// A lifetime that is written.
    pub(crate) fn lifetime(&mut self, lifetime: Lifetime) -> Region {
        let tables = self.tcx.tables(self.krate);
        let key = (self.table_owner, lifetime.span);
        let res = tables.and_then(|tables| tables.lifetimes.get(&key));
        let region = match res {
            Some(LifetimeRes::Static) => Region::STATIC,
            Some(LifetimeRes::Param(def)) => self.tcx.region_of_param(*def),
            Some(LifetimeRes::Bound(span)) => self.bound_region(*span),
            Some(LifetimeRes::Anonymous) => return self.elided(lifetime.span, Written::Underscore),
            Some(LifetimeRes::Err) | None => {
                self.region_error = true;
                Region::ERASED
            }
        };
        self.candidate(region);
        region
    }

    fn bound_region(&self, declared: Span) -> Region {
        for (depth, binder) in (0..).zip(self.binders.iter().rev()) {
            let found = binder.names.iter().position(|name| name.span == declared);
            if let Some(index) = found {
                let index = super::super::generics::to_u32(index);
                return self.tcx.types.region(RegionKind::Bound { depth, index });
            }
        }
        Region::ERASED
    }

    /// The lifetime of `&T`.
    pub(super) fn elided_ref(&mut self, span: Span) -> Region {
        self.elided(span.part(0, 1), Written::Ref)
    }

    /// The lifetimes of a path that says none.
    pub(super) fn elided_in_path(&mut self, segment: &PathSegment, count: usize) -> Vec<Region> {
        let span = segment.ident.span;
        match self.elision {
            Elision::Impl | Elision::AsyncFresh(_) => {
                let message = "implicit elided lifetime not allowed here";
                self.tcx.report(Diagnostic::coded("E0726", span, message));
                vec![Region::ERASED; count]
            }
            Elision::Item | Elision::Denied => {
                self.report_missing(span, count);
                vec![Region::ERASED; count]
            }
            _ => (0..count)
                .map(|_| self.elided(span, Written::Nothing))
                .collect(),
        }
    }

    fn elided(&mut self, span: Span, written: Written) -> Region {
        let region = match self.elision {
            Elision::Fresh(level) | Elision::AsyncFresh(level) => self.fresh_region(level),
            Elision::Given(region) => region,
            Elision::Impl => Region::ERASED,
            Elision::Item => {
                self.region_error = true;
                self.report_missing(span, 1);
                Region::ERASED
            }
            Elision::Output => {
                self.region_error = true;
                self.missing.push(span);
                Region::ERASED
            }
            Elision::Denied => {
                self.region_error = true;
                let message = match written {
                    Written::Underscore => "`'_` cannot be used here",
                    Written::Ref | Written::Nothing => {
                        "`&` without an explicit lifetime name cannot be used here"
                    }
                };
                self.tcx.report(Diagnostic::coded("E0637", span, message));
                Region::ERASED
            }
            Elision::ImplParam => {
                let message = "anonymous lifetimes in `impl Trait` are unstable";
                self.tcx.report(Diagnostic::coded("E0658", span, message));
                Region::ERASED
            }
            Elision::AssocTy => {
                let message = "missing lifetime in associated type";
                self.tcx.report(Diagnostic::error(span, message));
                Region::ERASED
            }
        };
        self.candidate(region);
        region
    }

    fn fresh_region(&mut self, level: usize) -> Region {
        let depth = self.binders.len().saturating_sub(level + 1);
        let depth = super::super::generics::to_u32(depth);
        match self.binders.get_mut(level) {
            Some(binder) => {
                let index = binder.count;
                binder.count += 1;
                self.tcx.types.region(RegionKind::Bound { depth, index })
            }
            None => Region::ERASED,
        }
    }

    fn report_missing(&self, span: Span, count: usize) {
        let s = if count == 1 { "" } else { "s" };
        let message = format!("missing lifetime specifier{s}");
        self.tcx.report(Diagnostic::coded("E0106", span, message));
    }

    /// Reports the lifetimes that are missing in an output, in one error as rustc does.
    /// Whether there are any.
    pub(crate) fn report_missing_in_output(&mut self) -> bool {
        let missing = std::mem::take(&mut self.missing);
        if let Some(first) = missing.first() {
            self.report_missing(*first, missing.len());
        }
        !missing.is_empty()
    }

    /// What a function's output takes its lifetimes from, by those of its parameters.
    /// There has to be exactly one parameter with lifetimes, all of which are the same.
    pub(crate) fn output_elision(params: &[Vec<Region>]) -> Elision {
        let mut with_some = params.iter().filter(|found| !found.is_empty());
        let (Some(found), None) = (with_some.next(), with_some.next()) else {
            return Elision::Output;
        };
        match found.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => {
                Elision::Given(*first)
            }
            _ => Elision::Output,
        }
    }
}

/// How a lifetime is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// `&T`
    Ref,
    /// `'_`
    Underscore,
    /// A path without its lifetimes.
    Nothing,
}
