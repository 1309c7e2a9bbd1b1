//! Closures and async blocks: what they capture, where they are made.

use super::Builder;
use crate::syntax::ast::{self, PatKind as AstPat};
use crate::syntax::span::Span;
use crate::thir::tree::{BorrowKind, ExprId, ExprKind, Upvar};
use crate::ty::results::{Capture, CaptureMode, CaptureStep};
use crate::ty::{BodyKey, Mutability, Ty, TyKind};

impl Builder<'_> {
    /// A closure or an async block as a value.
    pub(super) fn closure(&mut self, expr: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let results = self.results;
        let Some(id) = results.closures.get(expr).copied() else {
            return self.give_up(span);
        };
        let Some(known) = results.closure_types.get(&id) else {
            return self.give_up(span);
        };
        let upvars = known
            .captures
            .iter()
            .map(|capture| self.capture(capture, span))
            .collect();
        let args = self.tcx.identity_args(self.owner);
        self.node(ExprKind::Closure { id, args, upvars }, ty, span)
    }

    /// What is captured: a place, or a borrow of it.
    fn capture(&mut self, capture: &Capture, span: Span) -> ExprId {
        let root = self.results.locals.get(capture.local).copied();
        let root = root.unwrap_or(self.tcx.types.common.error);
        let mut place = self.local(capture.local, root, span);
        for step in &capture.path {
            let (kind, ty) = match step {
                CaptureStep::Field(field, ty) => {
                    let kind = ExprKind::Field {
                        base: place,
                        variant: None,
                        field: *field,
                    };
                    (kind, *ty)
                }
                CaptureStep::Deref(ty) => (ExprKind::Deref(place), *ty),
            };
            place = self.node(kind, ty, span);
        }
        let kind = match capture.by {
            CaptureMode::Value => return place,
            CaptureMode::Ref => BorrowKind::Shared,
            CaptureMode::UniqueRef => BorrowKind::Unique,
            CaptureMode::MutRef => BorrowKind::Mut { two_phase: false },
        };
        self.node(ExprKind::Borrow { kind, arg: place }, capture.ty, span)
    }

    /// What the closure that is being built captures.
    pub(super) fn upvars(&self, key: BodyKey) -> Vec<Upvar> {
        let BodyKey::Closure(id) = key else {
            return Vec::new();
        };
        let Some(known) = self.results.closure_types.get(&id) else {
            return Vec::new();
        };
        known
            .captures
            .iter()
            .map(|capture| Upvar {
                local: capture.local,
                path: capture.path.clone(),
                name: self.names.locals[capture.local].ident.name,
                ty: capture.ty,
                by: capture.by,
                mutable: self.is_mutable(capture),
                span: capture.span,
            })
            .collect()
    }

    /// Whether what is captured may be written to: if the variable is `mut`, or if the way to
    /// it goes through a `&mut`, and through no `&` after that.
    fn is_mutable(&self, capture: &Capture) -> bool {
        let pat = self.names.locals[capture.local].pat;
        let mut mutable = matches!(
            self.body.pats[pat].kind,
            AstPat::Ident { mutable: true, .. }
        );
        let root = self.results.locals.get(capture.local).copied();
        let mut ty = root.unwrap_or(self.tcx.types.common.error);
        for step in &capture.path {
            match (step, self.tcx.types.kind(ty)) {
                (CaptureStep::Deref(_), TyKind::Ref(_, _, Mutability::Mut)) => mutable = true,
                (CaptureStep::Deref(_), TyKind::Ref(_, _, Mutability::Not)) => return false,
                _ => {}
            }
            ty = match step {
                CaptureStep::Field(_, ty) | CaptureStep::Deref(ty) => *ty,
            };
        }
        mutable
    }
}
