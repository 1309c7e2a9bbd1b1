//! Places as they are written.

use super::Checker;
use crate::mir::body::{LocalKind, Place, PlaceElem};
use crate::mir::place_ty::{is_box, projected_ty};
use crate::ty::{Ty, TyKind};

impl Checker<'_> {
    /// A place as the source has it; nothing if it is a temporary.
    pub(super) fn describe(&self, place: &Place) -> Option<String> {
        let decl = &self.body.locals[place.local];
        let mut ty = decl.ty;
        let mut rest = place.projection.as_slice();
        let mut text = match decl.kind {
            LocalKind::Var(name) | LocalKind::GuardRef(name) | LocalKind::Arg(Some(name)) => {
                self.tcx.text(name).to_owned()
            }
            _ => {
                let (name, used) = self.captured(place)?;
                for elem in place.projection.iter().take(used) {
                    ty = projected_ty(self.tcx, ty, *elem);
                }
                rest = place.projection.get(used..)?;
                name
            }
        };
        let mut variant = 0;
        for (index, elem) in rest.iter().enumerate() {
            match elem {
                PlaceElem::Deref => {
                    // Fields are reached through references without a `*`.
                    let goes_on = rest
                        .get(index + 1)
                        .is_some_and(|next| matches!(next, PlaceElem::Field(..)));
                    if !goes_on && !self.is_guard_ref(place, index) {
                        text = format!("*{text}");
                    }
                }
                PlaceElem::Field(field, _) => {
                    let name = self.field_name(ty, variant, *field)?;
                    text = format!("{text}.{name}");
                    variant = 0;
                }
                PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. } => {
                    text = format!("{text}[_]");
                }
                PlaceElem::Subslice { .. } => text = format!("{text}[..]"),
                PlaceElem::Downcast(number) => variant = *number,
            }
            ty = projected_ty(self.tcx, ty, *elem);
        }
        Some(text)
    }

    fn is_guard_ref(&self, place: &Place, index: usize) -> bool {
        let kind = self.body.locals[place.local].kind;
        index == 0 && matches!(kind, LocalKind::GuardRef(_))
    }

    /// The name of the captured variable that a place begins with, and how much of the way
    /// that is.
    fn captured(&self, place: &Place) -> Option<(String, usize)> {
        let is_env = self.body.args().next() == Some(place.local);
        if !is_env || self.body.upvars.is_empty() {
            return None;
        }
        let field = place
            .projection
            .iter()
            .position(|elem| matches!(elem, PlaceElem::Field(..)))?;
        let Some(PlaceElem::Field(index, _)) = place.projection.get(field) else {
            return None;
        };
        let upvar = self.body.upvars.get(*index)?;
        let by_ref = upvar.by != crate::ty::results::CaptureMode::Value;
        let used = field + 1 + usize::from(by_ref);
        Some((self.tcx.text(upvar.name).to_owned(), used))
    }

    fn field_name(&self, ty: Ty, variant: usize, field: usize) -> Option<String> {
        match self.tcx.types.kind(ty) {
            TyKind::Adt(def, _) if !is_box(self.tcx, ty) => {
                let variant = self.tcx.adt_def(def).variants.get(variant)?;
                let name = variant.fields.get(field)?.name;
                Some(self.tcx.text(name).to_owned())
            }
            _ => Some(field.to_string()),
        }
    }
}
