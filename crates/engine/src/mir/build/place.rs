//! Places while they are built.
//!
//! Within a closure a place may begin with a variable of the body around it. Only when the
//! whole place is known can the capture be found that holds it.

use super::Builder;
use crate::mir::body::{Local, Place, PlaceElem, VarDebugInfo};
use crate::resolve::LocalId;
use crate::thir::{Upvar, VarId};
use crate::ty::Ty;
use crate::ty::results::{CaptureMode, CaptureStep};

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceBuilder {
    base: PlaceBase,
    projection: Vec<PlaceElem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PlaceBase {
    Local(Local),
    /// A variable of the body around a closure.
    Upvar(LocalId),
}

/// Where a captured place is found.
#[derive(Clone, Debug)]
pub(super) struct UpvarPlace {
    /// The field of the closure.
    pub(super) field: Place,
    /// What is captured: the field, or what it refers to.
    place: Place,
    by_ref: bool,
}

impl UpvarPlace {
    /// The field's value is kept in a local from now on.
    pub(super) fn move_to(&mut self, local: Local) {
        self.field = local.into();
        self.place = self.field.clone();
        if self.by_ref {
            self.place.projection.push(PlaceElem::Deref);
        }
    }
}

impl From<Place> for PlaceBuilder {
    fn from(place: Place) -> Self {
        Self {
            base: PlaceBase::Local(place.local),
            projection: place.projection,
        }
    }
}

impl From<Local> for PlaceBuilder {
    fn from(local: Local) -> Self {
        Place::from(local).into()
    }
}

impl PlaceBuilder {
    /// A variable of the body around a closure.
    pub(super) fn upvar(local: LocalId) -> Self {
        Self {
            base: PlaceBase::Upvar(local),
            projection: Vec::new(),
        }
    }

    pub(super) fn project(mut self, elem: PlaceElem) -> Self {
        self.projection.push(elem);
        self
    }

    pub(super) fn field(self, field: usize, ty: Ty) -> Self {
        self.project(PlaceElem::Field(field, ty))
    }

    pub(super) fn deref(self) -> Self {
        self.project(PlaceElem::Deref)
    }
}

impl Builder<'_> {
    /// The place, if it begins with a local or if a capture holds it. What is never looked
    /// at is not captured.
    pub(super) fn try_place(&self, place: &PlaceBuilder) -> Option<Place> {
        match place.base {
            PlaceBase::Local(local) => Some(Place {
                local,
                projection: place.projection.clone(),
            }),
            PlaceBase::Upvar(local) => {
                let captures = self.thir.upvars.iter().zip(&self.upvars);
                let mut found = captures.filter_map(|(upvar, captured)| {
                    let rest = strip_capture(upvar, local, &place.projection)?;
                    let mut whole = captured.place.clone();
                    whole.projection.extend(rest);
                    Some(whole)
                });
                found.next()
            }
        }
    }

    /// The place, which has to be one.
    pub(super) fn to_place(&mut self, place: &PlaceBuilder) -> Place {
        if let Some(place) = self.try_place(place) {
            return place;
        }
        self.defect("a variable that the closure does not capture");
        self.return_place.into()
    }

    /// The place with the capture found, if it can be.
    pub(super) fn resolve_upvar(&self, place: PlaceBuilder) -> PlaceBuilder {
        match place.base {
            PlaceBase::Local(_) => place,
            PlaceBase::Upvar(_) => match self.try_place(&place) {
                Some(found) => found.into(),
                None => place,
            },
        }
    }

    /// The place of a variable, as it is seen here: guards see a reference to it.
    pub(super) fn var_place(&mut self, var: VarId) -> PlaceBuilder {
        let in_guard = self.guards.iter().any(|guard| guard.contains(&var));
        let Some(locals) = self.vars.get(var).copied() else {
            self.defect("a variable that is not declared");
            return self.return_place.into();
        };
        match locals.guard_ref {
            Some(reference) if in_guard => PlaceBuilder::from(reference).deref(),
            _ => locals.value.into(),
        }
    }

    /// Finds where what the closure captured is, `env` being the closure or a reference.
    pub(super) fn upvar_places(&mut self, env: Local, by_ref: bool) {
        let thir = self.thir;
        let mut base = Place::from(env);
        if by_ref {
            base.projection.push(PlaceElem::Deref);
        }
        for (index, upvar) in thir.upvars.iter().enumerate() {
            let field = base.project(PlaceElem::Field(index, upvar.ty));
            let by_ref = upvar.by != CaptureMode::Value;
            let mut place = field.clone();
            if by_ref {
                place.projection.push(PlaceElem::Deref);
            }
            if upvar.path.is_empty() {
                self.debug_info.push(VarDebugInfo {
                    name: upvar.name,
                    place: place.clone(),
                    span: upvar.span,
                });
            }
            self.upvars.push(UpvarPlace {
                field,
                place,
                by_ref,
            });
        }
    }
}

/// What of a place lies behind what was captured; nothing if the place is not within it.
fn strip_capture(
    upvar: &Upvar,
    local: LocalId,
    projection: &[PlaceElem],
) -> Option<Vec<PlaceElem>> {
    if upvar.local != local {
        return None;
    }
    let mut rest = projection.iter().copied();
    for step in &upvar.path {
        let elem = rest.find(|elem| !matches!(elem, PlaceElem::Downcast(_)))?;
        let same = match (step, elem) {
            (CaptureStep::Field(a, _), PlaceElem::Field(b, _)) => *a == b,
            (CaptureStep::Deref(_), PlaceElem::Deref) => true,
            _ => false,
        };
        if !same {
            return None;
        }
    }
    Some(rest.collect())
}
