//! Bounds, and the paths of traits.

use crate::resolve::{DefId, DefKind, Namespace};
use crate::syntax::ast::{
    AssocArg, AssocArgKind, BoundKind, BoundModifier, GenericArgs, Lifetime, Path, PathSegment,
    TypeBound,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::generics::Clause;
use crate::ty::kind::{Args, GenericArg, Predicate, TraitRef, Ty, TyKind};

use super::{ArgsOf, Elision, ImplTrait, Lowerer};

impl<'a> Lowerer<'a> {
    /// What bounds say about a type. `?Sized` says nothing here. `outer` are the lifetimes
    /// of a `for<'a>` in front of the type, which was lowered within a binder of them.
    pub(crate) fn bounds(
        &mut self,
        ty: Ty,
        outer: &[Lifetime],
        bounds: &'a [TypeBound],
        out: &mut Vec<Clause>,
    ) {
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait {
                    lifetimes,
                    modifier: BoundModifier::None,
                    path,
                } => {
                    if let (false, Some(first)) = (outer.is_empty(), lifetimes.first()) {
                        let message = "nested quantification of lifetimes";
                        self.error("E0316", first.span, message);
                    }
                    let all: Vec<Lifetime> = outer.iter().chain(lifetimes).copied().collect();
                    self.within_binder(&all, |this| {
                        this.trait_bound(path, ty, bound.span, out);
                    });
                }
                BoundKind::Lifetime(lifetime) => {
                    let region = self.within_binder(outer, |this| this.lifetime(*lifetime));
                    out.push(Clause {
                        predicate: Predicate::TypeOutlives(ty, region),
                        span: bound.span,
                    });
                }
                BoundKind::Trait { .. } | BoundKind::Use(_) => {}
            }
        }
    }

    /// One trait bound, within its binder.
    fn trait_bound(&mut self, path: &'a Path, ty: Ty, span: Span, out: &mut Vec<Clause>) {
        let Some(trait_ref) = self.trait_ref(path, ty) else {
            return;
        };
        out.push(Clause {
            predicate: Predicate::Trait(trait_ref),
            span,
        });
        let before = out.len();
        self.constraints(path, trait_ref, out);
        self.check_bindings(trait_ref, out.get(before..).unwrap_or_default());
    }

    /// What an associated type is said to be mentions only lifetimes of the binder that the
    /// trait's arguments mention (E0582).
    pub(super) fn check_bindings(&self, trait_ref: TraitRef, clauses: &[Clause]) {
        if !self.tcx.is_local(self.owner) {
            return;
        }
        let types = &self.tcx.types;
        for clause in clauses {
            let Predicate::Projection { assoc, ty, .. } = clause.predicate else {
                continue;
            };
            let decided = types.bound_regions(trait_ref.args, true);
            let mentioned = types.bound_regions(ty, false);
            let wrong = mentioned.into_iter().find(|index| !decided.contains(index));
            let name = wrong.and_then(|index| self.binder_name(index));
            if let Some(name) = name {
                let assoc = self
                    .tcx
                    .def(assoc)
                    .name
                    .map_or("", |name| self.tcx.text(name));
                let message = format!(
                    "binding for associated type `{assoc}` references lifetime `{}`, which does \
                     not appear in the trait input types",
                    self.tcx.text(name)
                );
                self.error("E0582", clause.span, message);
            }
        }
    }

    /// What is said about the associated items of a trait: `Item = T`, `-> T`.
    pub(super) fn constraints(
        &mut self,
        path: &'a Path,
        trait_ref: TraitRef,
        out: &mut Vec<Clause>,
    ) {
        match path
            .segments
            .last()
            .and_then(|segment| segment.args.as_ref())
        {
            Some(GenericArgs::Angle { assoc, .. }) => {
                for arg in assoc {
                    self.constraint(arg, trait_ref, out);
                }
            }
            Some(GenericArgs::Parenthesized { .. }) => {
                let name = match self.tcx.lang.name_of(trait_ref.def) {
                    Some("async_fn" | "async_fn_mut" | "async_fn_once") => "async_fn_once_output",
                    _ => "fn_once_output",
                };
                if let (Some(assoc), Some(output)) = (self.tcx.lang_item(name), self.sugar_output) {
                    let span = path.span;
                    out.push(Clause {
                        predicate: Predicate::Projection {
                            assoc,
                            args: trait_ref.args,
                            ty: output,
                        },
                        span,
                    });
                }
            }
            None => {}
        }
    }

    fn constraint(&mut self, arg: &'a AssocArg, trait_ref: TraitRef, out: &mut Vec<Clause>) {
        let name = arg.ident.name;
        let ns = match arg.kind {
            AssocArgKind::Const(_) => Namespace::Value,
            _ => Namespace::Type,
        };
        let found = self.tcx.assoc_in_supertraits(trait_ref, name, ns);
        let (owner_ref, assoc) = match found.as_slice() {
            [] => {
                let message = format!(
                    "associated type `{}` not found for `{}`",
                    self.tcx.text(name),
                    self.tcx.def_path(trait_ref.def)
                );
                self.error("E0220", arg.ident.span, message);
                return;
            }
            [only] => (only.trait_ref, only.assoc),
            _ => {
                let message = format!(
                    "ambiguous associated type `{}` in bounds of `{}`",
                    self.tcx.text(name),
                    self.tcx.def_path(trait_ref.def)
                );
                self.error("E0222", arg.ident.span, message);
                return;
            }
        };
        if self.tcx.def_kind(assoc) != DefKind::AssocTy {
            let construct = "constraint on an associated constant";
            self.tcx
                .report(Diagnostic::unsupported(arg.ident.span, construct));
            return;
        }
        let args = self.assoc_args(assoc, owner_ref.args, arg);
        self.one_constraint(arg, assoc, args, out);
    }

    fn one_constraint(
        &mut self,
        arg: &'a AssocArg,
        assoc: DefId,
        args: Args,
        out: &mut Vec<Clause>,
    ) {
        let span = arg.ident.span;
        match &arg.kind {
            AssocArgKind::Type(ty) => {
                let ty = self.lower(*ty);
                out.push(Clause {
                    predicate: Predicate::Projection { assoc, args, ty },
                    span,
                });
            }
            AssocArgKind::Bounds(bounds) => {
                let projection = self.tcx.types.mk(TyKind::Projection(assoc, args));
                self.nested_bounds(projection, bounds, out);
            }
            AssocArgKind::Const(_) => {
                let construct = "constraint on an associated constant";
                self.tcx.report(Diagnostic::unsupported(span, construct));
            }
        }
    }

    /// Bounds of an associated type within a bound, whose binder is around them too.
    fn nested_bounds(&mut self, ty: Ty, bounds: &'a [TypeBound], out: &mut Vec<Clause>) {
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait {
                    lifetimes,
                    modifier: BoundModifier::None,
                    path,
                } if lifetimes.is_empty() => self.trait_bound(path, ty, bound.span, out),
                BoundKind::Trait {
                    modifier: BoundModifier::None,
                    ..
                } => {
                    let construct = "`for<'a>` in a bound of an associated type";
                    self.tcx
                        .report(Diagnostic::unsupported(bound.span, construct));
                }
                BoundKind::Lifetime(lifetime) => {
                    let region = self.lifetime(*lifetime);
                    out.push(Clause {
                        predicate: Predicate::TypeOutlives(ty, region),
                        span: bound.span,
                    });
                }
                BoundKind::Trait { .. } | BoundKind::Use(_) => {}
            }
        }
    }

    fn assoc_args(&mut self, assoc: DefId, of_trait: Args, arg: &'a AssocArg) -> Args {
        let generics = self.tcx.generics_of(assoc);
        if generics.params.is_empty() {
            return of_trait;
        }
        let parent = self.tcx.types.args(of_trait).to_vec();
        // The arguments stand where those of a segment would.
        if let Some(GenericArgs::Angle { args, .. }) = &arg.args {
            let mut all = parent;
            let mut given = args.iter();
            for param in &generics.params {
                let next = given.next();
                match next {
                    Some(crate::syntax::ast::GenericArg::Lifetime(lifetime)) => {
                        all.push(GenericArg::Region(self.lifetime(*lifetime)));
                    }
                    Some(crate::syntax::ast::GenericArg::Type(ty)) => {
                        all.push(GenericArg::Ty(self.lower(*ty)));
                    }
                    _ => all.push(self.tcx.mk_param(param)),
                }
            }
            self.tcx.types.mk_args(&all)
        } else {
            let construct = "constraint on a generic associated type without its arguments";
            self.tcx
                .report(Diagnostic::unsupported(arg.ident.span, construct));
            of_trait
        }
    }

    /// A trait with its arguments, as a bound names it. What is said about associated items
    /// is for [`Lowerer::constraints`].
    pub(crate) fn trait_ref(&mut self, path: &'a Path, self_ty: Ty) -> Option<TraitRef> {
        let def = self.tcx.trait_at(self.table_owner, path.span)?;
        let count = path.segments.len();
        self.prohibit_before(path, count);
        let segment = path.segments.last()?;
        let args = self.trait_args(def, segment, self_ty);
        let args = self.tcx.types.mk_args(&args);
        Some(TraitRef { def, args })
    }

    /// The trait of an impl, about whose associated items nothing may be said.
    pub(crate) fn impl_trait_ref(&mut self, path: &'a Path, self_ty: Ty) -> Option<TraitRef> {
        if let Some(segment) = path.segments.last() {
            self.prohibit_constraints(segment);
        }
        self.trait_ref(path, self_ty)
    }

    /// The arguments of a trait, `Self` first.
    pub(crate) fn trait_args(
        &mut self,
        def: DefId,
        segment: &'a PathSegment,
        self_ty: Ty,
    ) -> Vec<GenericArg> {
        self.sugar_output = None;
        if let Some(GenericArgs::Parenthesized {
            inputs,
            output,
            span,
        }) = &segment.args
        {
            if self.is_fn_trait(def) {
                let denied = ImplTrait::Denied("the parameters of `Fn` trait bounds");
                let denied_output = ImplTrait::Denied("the return type of `Fn` trait bounds");
                let (inputs, output) = self.fn_like(inputs, *output, denied, denied_output);
                self.sugar_output = Some(output);
                let inputs = self.tcx.types.mk_tuple(&inputs);
                return vec![GenericArg::Ty(self_ty), GenericArg::Ty(inputs)];
            }
            let message = "parenthetical notation is only stable when used with `Fn`-family traits";
            self.error("E0658", *span, message);
        } else if self.is_fn_trait(def) && self.tcx.is_local(self.owner) {
            let span = segment.ident.span;
            let message = "the precise format of `Fn`-family traits' type parameters is subject \
                           to change";
            self.error("E0658", span, message);
        }
        let of = ArgsOf {
            def,
            parent: &[],
            self_ty: Some(self_ty),
            infer: false,
            is_value: false,
        };
        self.segment_args(of, segment)
    }

    fn is_fn_trait(&self, def: DefId) -> bool {
        const NAMES: [&str; 6] = [
            "fn",
            "fn_mut",
            "fn_once",
            "async_fn",
            "async_fn_mut",
            "async_fn_once",
        ];
        self.tcx
            .lang
            .name_of(def)
            .is_some_and(|name| NAMES.contains(&name))
    }

    /// Bounds are lowered with this: `&` and `'_` must not stand in them.
    pub(crate) fn deny_elision(&mut self) {
        self.elision = Elision::Denied;
    }
}
