//! Captured places, and how they are cut short.
//!
//! A place here always begins at a variable from outside the closure: what begins at
//! anything else is never captured, so that nothing is kept of it.

use super::super::fn_ctxt::FnCtxt;
use crate::resolve::LocalId;
use crate::syntax::span::Span;
use crate::ty::results::CaptureMode;
use crate::ty::{Mutability, Ty, TyKind};

/// A variable from outside, and the way from there.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The variable.
    pub(super) local: LocalId,
    /// Its type.
    pub(super) base_ty: Ty,
    /// The steps.
    pub(super) steps: Vec<Projection>,
}

/// One step, and the type of what it gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    /// The step.
    pub(super) step: Step,
    /// The type afterwards.
    pub(super) ty: Ty,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A dereference that is built in.
    Deref,
    /// A field of this number, of the variant of this number.
    Field(usize, usize),
    /// An element of an array or a slice.
    Element,
}

/// A place that a closure uses, and what for.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// The place.
    pub(super) place: Place,
    /// How it has to be captured for that.
    pub(super) mode: CaptureMode,
    /// The use.
    pub(super) span: Span,
}

/// How two places of one variable lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ancestry {
    /// The first holds the second.
    Ancestor,
    /// The second holds the first.
    Descendant,
    /// They are the same.
    Same,
    /// Neither holds the other.
    Divergent,
}

impl Place {
    /// The type of the place.
    pub(super) fn ty(&self) -> Ty {
        self.steps.last().map_or(self.base_ty, |last| last.ty)
    }

    /// The type of what a step is applied to.
    pub(super) fn ty_before(&self, index: usize) -> Ty {
        let before = index.checked_sub(1).and_then(|index| self.steps.get(index));
        before.map_or(self.base_ty, |before| before.ty)
    }

    /// The place, one step further.
    pub(super) fn project(mut self, step: Step, ty: Ty) -> Self {
        self.steps.push(Projection { step, ty });
        self
    }

    /// Where the first dereference is.
    fn first_deref(&self) -> Option<usize> {
        self.steps.iter().position(|step| step.step == Step::Deref)
    }

    /// How this place lies to another one.
    pub(super) fn ancestry(&self, other: &Self) -> Ancestry {
        let mut pairs = self.steps.iter().zip(&other.steps);
        if self.local != other.local || !pairs.all(|(one, two)| one.step == two.step) {
            return Ancestry::Divergent;
        }
        match other.steps.len().cmp(&self.steps.len()) {
            std::cmp::Ordering::Greater => Ancestry::Ancestor,
            std::cmp::Ordering::Equal => Ancestry::Same,
            std::cmp::Ordering::Less => Ancestry::Descendant,
        }
    }
}

impl Use {
    /// Cuts the place short. What was written through a `&mut` that is cut off needs that
    /// reference for itself alone, but need not change it.
    pub(super) fn truncate(&mut self, fcx: &FnCtxt<'_>, len: usize) {
        if self.mode == CaptureMode::MutRef {
            let through_mut = (len..self.place.steps.len()).any(|index| {
                let step = self.place.steps.get(index).map(|step| step.step);
                let before = fcx.tcx.types.kind(self.place.ty_before(index));
                step == Some(Step::Deref) && matches!(before, TyKind::Ref(_, _, Mutability::Mut))
            });
            if through_mut {
                self.mode = CaptureMode::UniqueRef;
            }
        }
        self.place.steps.truncate(len);
    }

    /// Arrays are captured as a whole, and nothing behind a raw pointer is: that would need
    /// `unsafe` where the closure is made.
    pub(super) fn restrict_precision(&mut self, fcx: &FnCtxt<'_>) {
        let is_raw = |ty: Ty| matches!(fcx.tcx.types.kind(ty), TyKind::RawPtr(..));
        if is_raw(self.place.base_ty) {
            self.truncate(fcx, 0);
        }
        let behind_raw = self.place.steps.iter().position(|step| is_raw(step.ty));
        if let Some(index) = behind_raw {
            self.truncate(fcx, index + 1);
        }
        let is_element = |step: &Projection| step.step == Step::Element;
        if let Some(index) = self.place.steps.iter().position(is_element) {
            self.truncate(fcx, index);
        }
    }

    /// What is read through a `&` is read through that as a whole: the fields behind it
    /// need no captures of their own.
    pub(super) fn truncate_for_optimization(&mut self, fcx: &FnCtxt<'_>) {
        let is_deref = |step: &Projection| step.step == Step::Deref;
        if let Some(index) = self.place.steps.iter().rposition(is_deref) {
            let before = fcx.tcx.types.kind(self.place.ty_before(index));
            if matches!(before, TyKind::Ref(_, _, Mutability::Not)) {
                self.truncate(fcx, index + 1);
            }
        }
    }

    /// A `move` closure takes everything by value, but only from the frame around it.
    pub(super) fn adjust_for_move(&mut self, fcx: &FnCtxt<'_>) {
        if let Some(index) = self.place.first_deref() {
            self.truncate(fcx, index);
        }
        self.mode = CaptureMode::Value;
    }

    /// What is moved into another closure is moved from the frame around it.
    pub(super) fn adjust_for_non_move(&mut self, fcx: &FnCtxt<'_>) {
        if self.mode == CaptureMode::Value
            && let Some(index) = self.place.first_deref()
        {
            self.truncate(fcx, index);
        }
    }

    /// Nothing can be moved out of what implements `Drop`.
    pub(super) fn restrict_for_drop(&mut self, fcx: &FnCtxt<'_>) {
        if self.mode != CaptureMode::Value || fcx.is_copy(self.place.ty()) {
            return;
        }
        let has_drop = |index: usize| match fcx.tcx.types.kind(self.place.ty_before(index)) {
            TyKind::Adt(..) => fcx.implements_drop(self.place.ty_before(index)),
            _ => false,
        };
        if let Some(index) = (0..self.place.steps.len()).find(|index| has_drop(*index)) {
            self.truncate(fcx, index);
        }
    }
}
