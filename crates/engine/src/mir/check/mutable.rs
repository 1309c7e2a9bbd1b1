//! Writes to what is not mutable: E0384, E0594, E0596.

use super::Checker;
use crate::mir::body::{Local, LocalKind, Location, Place, PlaceElem};
use crate::mir::place_ty::is_box;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::Upvar;
use crate::ty::results::CaptureMode;
use crate::ty::{Mutability, TyKind};

/// How something is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// By an assignment.
    Assign,
    /// By a mutable borrow.
    Borrow,
}

/// Whether a local that is not `mut` may be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// It may.
    Yes,
    /// It may not.
    No,
}

impl Checker<'_> {
    /// A write.
    pub(super) fn mutate(&mut self, place: &Place, location: Location, span: Span) {
        self.check_assigned(place, location, span);
        if let Some(local) = place.as_local()
            && self.body.locals[local].mutability == Mutability::Not
        {
            // The first write is what initialises it.
            if self.was_initialised(local) {
                self.report_reassigned(local, span);
            }
            return;
        }
        self.check_mutable(place, Access::Assign, Allowed::No, location, span);
    }

    fn was_initialised(&self, local: Local) -> bool {
        let inits = self
            .data
            .root(local)
            .and_then(|root| self.data.inits_of.get(root));
        let mut inits = inits.into_iter().flatten();
        inits.any(|index| self.ever_inits.contains(*index))
    }

    fn report_reassigned(&mut self, local: Local, span: Span) {
        let name = self.describe(&local.into());
        let name = name.map_or(String::new(), |name| format!(" `{name}`"));
        let message = match self.body.locals[local].kind {
            LocalKind::Arg(_) => format!("cannot assign to immutable argument{name}"),
            _ => format!("cannot assign twice to immutable variable{name}"),
        };
        self.push(Diagnostic::coded("E0384", span, message));
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }

    /// A place that is written to has to be mutable.
    pub(super) fn check_mutable(
        &mut self,
        place: &Place,
        access: Access,
        allowed: Allowed,
        location: Location,
        span: Span,
    ) {
        let Err(culprit) = self.is_mutable(place.local, &place.projection, allowed) else {
            return;
        };
        // What was never initialised is reported as that.
        if !self.was_initialised(place.local) {
            return;
        }
        if access == Access::Assign
            && let Some(local) = place.as_local()
        {
            self.report_reassigned(local, span);
            return;
        }
        let culprit = Place {
            local: place.local,
            projection: place.projection.iter().take(culprit).copied().collect(),
        };
        self.report_immutable(place, &culprit, access, location, span);
    }

    fn report_immutable(
        &mut self,
        place: &Place,
        culprit: &Place,
        access: Access,
        location: Location,
        span: Span,
    ) {
        let name = self.describe(place);
        let name = match &name {
            Some(name) => format!("`{name}`"),
            None => "this".to_owned(),
        };
        let reason = self.reason(culprit);
        match access {
            Access::Assign => {
                let message = format!("cannot assign to {name}, {reason}");
                self.push(Diagnostic::coded("E0594", span, message));
            }
            Access::Borrow => {
                let span = self.use_span(place, location, span);
                let message = format!("cannot borrow {name} as mutable, {reason}");
                let diagnostic = Diagnostic::coded("E0596", span, message);
                match culprit.as_local() {
                    Some(local) => self.report_borrowed(local, diagnostic),
                    None => self.push(diagnostic),
                }
            }
        }
    }

    /// All borrows of a variable are one error: where it is declared, if there are several.
    fn report_borrowed(&mut self, local: Local, diagnostic: Diagnostic) {
        let declared = self.body.locals[local].span;
        let known = self.borrow_errors.get_mut(local);
        match known {
            Some(known) if known.span == diagnostic.span => {}
            Some(known) => known.span = declared,
            None => {
                self.borrow_errors.insert(local, diagnostic);
            }
        }
    }

    fn reason(&self, culprit: &Place) -> String {
        match culprit.projection.split_last() {
            Some((PlaceElem::Deref, base)) => {
                let base = Place {
                    local: culprit.local,
                    projection: base.to_vec(),
                };
                match self.tcx.types.kind(self.ty(&base)) {
                    TyKind::RawPtr(..) => "which is behind a `*const` pointer".to_owned(),
                    _ => "which is behind a `&` reference".to_owned(),
                }
            }
            _ => "as it is not declared as mutable".to_owned(),
        }
    }

    /// Whether a place may be written to; if not, how far the way goes that may not.
    fn is_mutable(
        &self,
        local: Local,
        projection: &[PlaceElem],
        allowed: Allowed,
    ) -> Result<(), usize> {
        let mut allowed = allowed;
        let mut rest = projection;
        // From the end inwards; a local at the beginning decides if nothing does before.
        while let Some((last, base)) = rest.split_last() {
            let base_place = Place {
                local,
                projection: base.to_vec(),
            };
            let base_ty = self.ty(&base_place);
            let upvar = self.upvar_of(local, rest);
            match last {
                PlaceElem::Deref => match self.tcx.types.kind(base_ty) {
                    TyKind::Ref(_, _, Mutability::Not) | TyKind::RawPtr(_, Mutability::Not) => {
                        return Err(rest.len());
                    }
                    TyKind::RawPtr(_, Mutability::Mut) => return Ok(()),
                    TyKind::Ref(_, _, Mutability::Mut) => {
                        // What a closure refers to is as mutable as the variable is.
                        let by_ref = upvar.is_some_and(|it| it.by != CaptureMode::Value);
                        if !by_ref {
                            allowed = Allowed::Yes;
                        }
                    }
                    _ if is_box(self.tcx, base_ty) => {}
                    _ => return Err(rest.len()),
                },
                _ => {
                    if let Some(upvar) = upvar {
                        if !upvar.mutable && allowed == Allowed::No {
                            return Err(rest.len());
                        }
                        // A closure that is called by value may do with its own what it
                        // wants; through a reference to it that decides.
                        if base.is_empty() {
                            return Ok(());
                        }
                    }
                }
            }
            rest = base;
        }
        let decl = &self.body.locals[local];
        if decl.mutability == Mutability::Not && allowed == Allowed::No {
            return Err(0);
        }
        Ok(())
    }

    /// The captured variable that a place is: a field of the closure, or what it refers to.
    fn upvar_of(&self, local: Local, projection: &[PlaceElem]) -> Option<&Upvar> {
        let (derefs, way) = match projection.split_last() {
            Some((PlaceElem::Deref, base)) => (true, base),
            _ => (false, projection),
        };
        if way.is_empty() {
            let index = *self.info.upvars.get(local)?;
            return self.checked_upvar(index, derefs);
        }
        let (last, base) = way.split_last()?;
        let PlaceElem::Field(index, _) = last else {
            return None;
        };
        let base = Place {
            local,
            projection: base.to_vec(),
        };
        let is_closure = matches!(self.tcx.types.kind(self.ty(&base)), TyKind::Closure(..));
        if !is_closure {
            return None;
        }
        self.checked_upvar(*index, derefs)
    }

    fn checked_upvar(&self, index: usize, derefs: bool) -> Option<&Upvar> {
        let upvar = self.body.upvars.get(index)?;
        (!derefs || upvar.by != CaptureMode::Value).then_some(upvar)
    }
}
