//! The types of places and operands.

use la_arena::Arena;

use super::body::{LocalDecl, Operand, Place, PlaceElem};
use crate::ty::{GenericArg, Tcx, Ty, TyKind};

/// The type of a place of a body with these locals.
#[must_use]
pub fn place_ty(tcx: &Tcx, locals: &Arena<LocalDecl>, place: &Place) -> Ty {
    let base = locals[place.local].ty;
    place
        .projection
        .iter()
        .fold(base, |ty, elem| projected_ty(tcx, ty, *elem))
}

/// The type of an operand in a body with these locals.
#[must_use]
pub fn operand_ty(tcx: &Tcx, locals: &Arena<LocalDecl>, operand: &Operand) -> Ty {
    match operand {
        Operand::Copy(place) | Operand::Move(place) => place_ty(tcx, locals, place),
        Operand::Constant(constant) => constant.ty,
    }
}

/// The type one step further than a type.
#[must_use]
pub fn projected_ty(tcx: &Tcx, ty: Ty, elem: PlaceElem) -> Ty {
    let types = &tcx.types;
    match elem {
        PlaceElem::Deref => deref_ty(tcx, ty).unwrap_or(types.common.error),
        PlaceElem::Field(_, ty) => ty,
        PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. } => match types.kind(ty) {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => elem,
            _ => types.common.error,
        },
        PlaceElem::Subslice { from, to, from_end } => match types.kind(ty) {
            TyKind::Array(elem, len) => {
                let len = types.as_usize(len).unwrap_or(0);
                let end = if from_end { len.saturating_sub(to) } else { to };
                types.mk_array(elem, end.saturating_sub(from))
            }
            _ => ty,
        },
        PlaceElem::Downcast(_) => ty,
    }
}

/// What a reference, a raw pointer or a box points to.
#[must_use]
pub fn deref_ty(tcx: &Tcx, ty: Ty) -> Option<Ty> {
    match tcx.types.kind(ty) {
        TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) => Some(ty),
        TyKind::Adt(def, args) if tcx.adt_def(def).is_box => {
            let args = tcx.types.args(args);
            args.iter().find_map(|arg| match arg {
                GenericArg::Ty(ty) => Some(*ty),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Whether a type is a box.
#[must_use]
pub fn is_box(tcx: &Tcx, ty: Ty) -> bool {
    matches!(tcx.types.kind(ty), TyKind::Adt(def, _) if tcx.adt_def(def).is_box)
}
