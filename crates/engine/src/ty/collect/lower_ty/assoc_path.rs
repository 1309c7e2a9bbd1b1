//! `T::Item`: which trait is meant is found by the bounds that are written.

use crate::resolve::{DefId, DefKind, Namespace, Res};
use crate::syntax::ast::{BoundKind, PathSegment};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::kind::{Ty, TyKind};

use super::super::assoc_bounds::AssocCandidate;
use super::Lowerer;

impl<'a> Lowerer<'a> {
    /// The type that `ty::segment` stands for, and what the path stands for now.
    pub(super) fn assoc_path(
        &mut self,
        ty: Ty,
        res: Option<Res>,
        segment: &'a PathSegment,
        span: Span,
    ) -> (Ty, Option<Res>) {
        let error = self.tcx.types.common.error;
        if self.tcx.types.kind(ty) == TyKind::Error {
            return (error, None);
        }
        let name = segment.ident.name;
        if let TyKind::Adt(adt, _) = self.tcx.types.kind(ty)
            && let Some(variant) = self.variant_named(adt, name)
        {
            let what = self.tcx.def(variant).name;
            let what = what.map_or("", |name| self.tcx.text(name));
            let message = format!("expected type, found variant `{what}`");
            self.tcx.report(Diagnostic::error(span, message));
            return (error, None);
        }
        let candidates = match (self.tcx.types.kind(ty), res) {
            (_, Some(Res::SelfTy(def))) if self.is_trait_impl(def) => {
                self.tcx.assoc_of_impl(def, name)
            }
            (TyKind::Param(param), Some(Res::SelfTy(_) | Res::Def(_)) | None) => {
                self.tcx.assoc_bounds(self.owner, param.index, name)
            }
            _ => {
                let ty = self.error("E0223", span, "ambiguous associated type");
                return (ty, None);
            }
        };
        match candidates.as_slice() {
            [] if self.has_unknown_bound(ty) => (error, None),
            [] => {
                let message = format!(
                    "associated type `{}` not found for `{}`",
                    self.tcx.text(name),
                    self.self_text(ty, res)
                );
                (self.error("E0220", segment.ident.span, message), None)
            }
            [only] => self.use_candidate(*only, segment, span),
            _ => {
                let message = format!(
                    "ambiguous associated type `{}` in bounds of `{}`",
                    self.tcx.text(name),
                    self.self_text(ty, res)
                );
                (self.error("E0221", span, message), None)
            }
        }
    }

    fn use_candidate(
        &mut self,
        candidate: AssocCandidate,
        segment: &'a PathSegment,
        span: Span,
    ) -> (Ty, Option<Res>) {
        let AssocCandidate { trait_ref, assoc } = candidate;
        let mut args = trait_ref.args;
        if crate::ty::TypeFoldable::flags(args, &self.tcx.types)
            .intersects(crate::ty::TypeFlags::BOUND)
        {
            if !self.hooks.in_body() {
                let message = "cannot use the associated type of a trait with uninferred \
                               generic parameters";
                return (self.error("E0212", span, message), None);
            }
            args = self.tcx.types.erase_regions(args);
        }
        let from = self.tcx.def(self.owner).scope;
        if !self.tcx.is_accessible(assoc, from) {
            let message = format!(
                "associated type `{}` is private",
                self.tcx.text(segment.ident.name)
            );
            self.error("E0624", span, message);
        }
        let args = self.tcx.types.args(args).to_vec();
        let ty = self.projection(assoc, &args, segment);
        (ty, Some(Res::Def(assoc)))
    }

    /// Whether one of the bounds on a parameter names no trait, which was reported.
    fn has_unknown_bound(&self, ty: Ty) -> bool {
        let TyKind::Param(param) = self.tcx.types.kind(ty) else {
            return false;
        };
        let mut at = Some(self.owner);
        while let Some(def) = at {
            let bounds = self.tcx.bounds_on_param(def, param.index);
            let unknown = bounds.iter().any(|(_, bound)| match &bound.kind {
                BoundKind::Trait { path, .. } => self.tcx.trait_at(def, path.span).is_none(),
                _ => false,
            });
            if unknown {
                return true;
            }
            at = self.tcx.generics_of(def).parent;
        }
        false
    }

    fn self_text(&self, ty: Ty, res: Option<Res>) -> String {
        match res {
            Some(Res::SelfTy(_)) => "Self".to_owned(),
            _ => self.tcx.ty_text(ty),
        }
    }

    fn is_trait_impl(&self, def: DefId) -> bool {
        self.tcx.def_kind(def) == DefKind::Impl && self.tcx.impl_trait_def(def).is_some()
    }

    fn variant_named(&self, adt: DefId, name: Symbol) -> Option<DefId> {
        let module = self.tcx.def(adt).module?;
        let found = self
            .tcx
            .resolution
            .map
            .lookup(module, name, Namespace::Type)?;
        match found.res {
            Res::Def(def) if self.tcx.def_kind(def) == DefKind::Variant => Some(def),
            _ => None,
        }
    }
}
