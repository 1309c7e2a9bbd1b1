//! Moves out of what cannot be moved out of: E0507, E0508, E0509.

use super::Checker;
use crate::mir::body::{Local, Location, Operand, Place, PlaceElem, Rvalue, StatementKind};
use crate::mir::move_paths::{IllegalMove, IllegalMoveKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

impl Checker<'_> {
    pub(super) fn illegal_moves(&mut self) {
        let mut patterns: Vec<Span> = Vec::new();
        for illegal in &self.data.illegal {
            let block = &self.body.blocks[illegal.location.block];
            // A coroutine takes what it captured out of itself when it begins.
            let begins =
                self.body.coroutine.is_some() && self.captured_name(&illegal.place).is_some();
            if block.is_cleanup || begins {
                continue;
            }
            // What the variables of a pattern move is one error, where the pattern looks.
            let span = if let Some(local) = self.bound_at(illegal.location) {
                let span = self.info.match_spans.get(local).copied();
                match span {
                    Some(span) if patterns.contains(&span) => continue,
                    Some(span) => {
                        patterns.push(span);
                        span
                    }
                    None => self.span_at(illegal.location),
                }
            } else {
                let span = self.span_at(illegal.location);
                self.use_span(&illegal.place, illegal.location, span)
            };
            let diagnostic = self.illegal_move(illegal, span);
            self.push(diagnostic);
        }
    }

    /// The variable that a statement binds.
    fn bound_at(&self, location: Location) -> Option<Local> {
        let block = &self.body.blocks[location.block];
        match &block.statements.get(location.statement)?.kind {
            StatementKind::Assign(assign) => match &**assign {
                (place, Rvalue::Use(Operand::Move(_))) => {
                    let local = place.as_local()?;
                    self.info.match_spans.contains_idx(local).then_some(local)
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn illegal_move(&self, illegal: &IllegalMove, span: Span) -> Diagnostic {
        match &illegal.kind {
            IllegalMoveKind::Borrowed(behind) => {
                let ty = self.ty(behind);
                if let TyKind::Array(..) | TyKind::Slice(_) = self.tcx.types.kind(ty) {
                    return self.element_move(ty, span);
                }
                let message = self.borrowed_message(&illegal.place, behind);
                Diagnostic::coded("E0507", span, message)
            }
            IllegalMoveKind::Destructor(ty) => {
                let ty = self.tcx.ty_text(*ty);
                let message =
                    format!("cannot move out of type `{ty}`, which implements the `Drop` trait");
                Diagnostic::coded("E0509", span, message)
            }
            IllegalMoveKind::Element { ty, .. } => self.element_move(*ty, span),
        }
    }

    fn element_move(&self, ty: Ty, span: Span) -> Diagnostic {
        let kind = match self.tcx.types.kind(ty) {
            TyKind::Array(..) => "array",
            _ => "slice",
        };
        let ty = self.tcx.ty_text(ty);
        let message = format!("cannot move out of type `{ty}`, a non-copy {kind}");
        Diagnostic::coded("E0508", span, message)
    }

    fn borrowed_message(&self, place: &Place, behind: &Place) -> String {
        let name = self.describe(place);
        let name = name.map_or("value".to_owned(), |name| format!("`{name}`"));
        if let Some(name) = self.captured_name(place) {
            let kind = self.closure_word();
            return format!("cannot move out of `{name}`, a captured variable in {kind} closure");
        }
        let mut base = behind.clone();
        base.projection.pop();
        let kind = match self.tcx.types.kind(self.ty(&base)) {
            TyKind::RawPtr(..) => "raw pointer",
            TyKind::Ref(_, _, mutability) if mutability.is_mut() => "mutable reference",
            _ => "shared reference",
        };
        format!("cannot move out of {name} which is behind a {kind}")
    }

    /// How the closure is called, with its article.
    fn closure_word(&self) -> &'static str {
        let first = self.body.args().next();
        let ty = first.map(|local| self.body.locals[local].ty);
        match ty.map(|ty| self.tcx.types.kind(ty)) {
            Some(TyKind::Ref(_, _, mutability)) if mutability.is_mut() => "an `FnMut`",
            _ => "an `Fn`",
        }
    }

    /// The name of the captured variable that a place is, within a closure that is called by
    /// reference.
    fn captured_name(&self, place: &Place) -> Option<&str> {
        let [PlaceElem::Deref, PlaceElem::Field(index, _)] = place.projection.as_slice() else {
            return None;
        };
        let first = self.body.args().next()?;
        let upvar = self.body.upvars.get(*index)?;
        (place.local == first).then(|| self.tcx.text(upvar.name))
    }
}
