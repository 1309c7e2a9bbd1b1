//! What the value of a local may be, as far as constants have to know: whether a cell may be
//! in it, or something that has a destructor. These are rustc's "const qualifs": types
//! decide, unless the way in which a value was made says more, as for `None`.

use crate::mir::body::{
    AggregateKind, Body, ConstOperandKind, Local, Location, Operand, Place, PlaceElem, Rvalue,
    StatementKind, TerminatorKind,
};
use crate::mir::dataflow::{Analysis, BitSet, Results};
use crate::mir::freeze::is_freeze;
use crate::mir::place_ty::place_ty;
use crate::resolve::DefId;
use crate::thir::BorrowKind;
use crate::ty::traits::ParamEnv;
use crate::ty::{BodyKey, Tcx, Ty, TyKind};

/// How many constants deep a constant's value is looked into.
const MAX_DEPTH: u32 = 16;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quality {
    /// Whether a cell may be in the value, pointers left alone.
    HasCell,
    /// Whether dropping the value may do anything.
    NeedsDrop,
}

/// The question for a body. Of `2 * n` bits the first `n` say which locals have the quality,
/// the others which were borrowed so that they may have it again.
#[derive(Clone, Copy)]
pub(super) struct Qualif<'a> {
    pub(super) tcx: &'a Tcx,
    pub(super) body: &'a Body,
    pub(super) env: ParamEnv,
    pub(super) quality: Quality,
    pub(super) depth: u32,
}

pub(super) fn number(local: Local) -> usize {
    u32::from(local.into_raw()) as usize
}

impl Qualif<'_> {
    /// Whether values of a type may have the quality.
    pub(super) fn in_type(&self, ty: Ty) -> bool {
        match self.quality {
            Quality::HasCell => !is_freeze(self.tcx, self.env, ty),
            Quality::NeedsDrop => self.tcx.needs_drop(self.env, ty),
        }
    }

    /// Whether it is the type itself that brings the quality, whatever is in it.
    fn is_of_adt(&self, adt: DefId) -> bool {
        let def = self.tcx.adt_def(adt);
        match self.quality {
            Quality::HasCell => def.is_unsafe_cell,
            Quality::NeedsDrop => self.tcx.adt_destructor(adt).is_some(),
        }
    }

    fn ty(&self, place: &Place) -> Ty {
        place_ty(self.tcx, &self.body.locals, place)
    }

    /// Whether the value in a place may have the quality.
    pub(super) fn in_place(&self, state: &BitSet, place: &Place) -> bool {
        let mut place = place.clone();
        loop {
            let ty = self.ty(&place);
            let Some(elem) = place.projection.pop() else {
                return state.contains(number(place.local));
            };
            if let PlaceElem::Index(index) = elem
                && state.contains(number(index))
            {
                return true;
            }
            if !matches!(elem, PlaceElem::Downcast(_)) {
                if !self.in_type(ty) {
                    return false;
                }
                if elem == PlaceElem::Deref {
                    return true;
                }
            }
        }
    }

    fn in_operand(&self, state: &BitSet, operand: &Operand) -> bool {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => self.in_place(state, place),
            Operand::Constant(constant) => {
                if let ConstOperandKind::Item(def, _) = constant.kind
                    && self.tcx.trait_of_item(def).is_none()
                    && !self.in_constant(def)
                {
                    return false;
                }
                self.in_type(constant.ty)
            }
        }
    }

    /// Whether the value of a constant may have the quality.
    fn in_constant(&self, def: DefId) -> bool {
        let Some(depth) = self.depth.checked_sub(1) else {
            return true;
        };
        let built = || {
            let body = self.tcx.body_of(def)?;
            let thir = crate::thir::build::build(self.tcx, BodyKey::Body(body))?;
            crate::mir::build::build(self.tcx, &thir)
        };
        let Some((body, _)) = built() else {
            return true;
        };
        let inner = Qualif {
            body: &body,
            env: self.tcx.param_env_of(def),
            depth,
            ..*self
        };
        inner.of_result()
    }

    /// Whether what the body comes to may have the quality.
    fn of_result(self) -> bool {
        let results = Results::new(self.body, self);
        self.body.blocks.iter().any(|(block, data)| {
            let returns = data.terminator.as_ref();
            returns.is_some_and(|it| matches!(it.kind, TerminatorKind::Return))
                && results.is_reachable(block)
                && results
                    .before(Location {
                        block,
                        statement: data.statements.len(),
                    })
                    .contains(Body::RETURN)
        })
    }

    fn in_rvalue(&self, state: &BitSet, value: &Rvalue, ty: Ty) -> bool {
        match value {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Unary(_, operand) => self.in_operand(state, operand),
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.in_operand(state, &operands.0) || self.in_operand(state, &operands.1)
            }
            Rvalue::Len(place) | Rvalue::Discriminant(place) => self.in_place(state, place),
            Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) => {
                // To borrow what a reference refers to is to copy the reference.
                if let Some((PlaceElem::Deref, base)) = place.projection.split_last() {
                    let base = Place {
                        local: place.local,
                        projection: base.to_vec(),
                    };
                    if matches!(self.tcx.types.kind(self.ty(&base)), TyKind::Ref(..)) {
                        return self.in_place(state, &base);
                    }
                }
                self.in_place(state, place)
            }
            Rvalue::Aggregate(kind, operands) => {
                if let AggregateKind::Adt { adt, .. } = **kind
                    && self.is_of_adt(adt)
                {
                    return self.in_type(ty);
                }
                operands
                    .iter()
                    .any(|operand| self.in_operand(state, operand))
            }
        }
    }

    fn assign(state: &mut BitSet, place: &Place, value: bool) {
        if value && !is_indirect(place) {
            state.insert(number(place.local));
        }
    }

    /// What is moved away has nothing any more, unless something may still write to it.
    fn moved(&self, state: &mut BitSet, operand: &Operand) {
        if let Operand::Move(place) = operand
            && let Some(local) = place.as_local()
            && !state.contains(self.body.locals.len() + number(local))
        {
            state.remove(number(local));
        }
    }

    fn borrowed(&self, state: &mut BitSet, value: &Rvalue) {
        let (Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place)) = value else {
            return;
        };
        let ty = self.ty(place);
        let may_write = match value {
            Rvalue::Ref(BorrowKind::Shared | BorrowKind::Fake, _) => {
                !is_freeze(self.tcx, self.env, ty)
            }
            _ => true,
        };
        if may_write && !is_indirect(place) && self.in_type(ty) {
            state.insert(number(place.local));
            state.insert(self.body.locals.len() + number(place.local));
        }
    }
}

/// Whether a place is behind a pointer.
pub(super) fn is_indirect(place: &Place) -> bool {
    place.projection.contains(&PlaceElem::Deref)
}

fn operands(value: &Rvalue) -> Vec<&Operand> {
    match value {
        Rvalue::Use(operand)
        | Rvalue::Repeat(operand, _)
        | Rvalue::Cast(_, operand, _)
        | Rvalue::Unary(_, operand) => vec![operand],
        Rvalue::Binary(_, both) | Rvalue::CheckedBinary(_, both) => vec![&both.0, &both.1],
        Rvalue::Aggregate(_, operands) => operands.iter().collect(),
        Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => {
            Vec::new()
        }
    }
}

impl Analysis for Qualif<'_> {
    fn size(&self) -> usize {
        2 * self.body.locals.len()
    }

    fn at_start(&self, state: &mut BitSet) {
        for arg in self.body.args() {
            if self.in_type(self.body.locals[arg].ty) {
                state.insert(number(arg));
            }
        }
    }

    fn apply(&self, state: &mut BitSet, location: Location) {
        let data = &self.body.blocks[location.block];
        match data.statements.get(location.statement).map(|it| &it.kind) {
            Some(StatementKind::Assign(assign)) => {
                let (place, value) = &**assign;
                let has = self.in_rvalue(state, value, self.ty(place));
                Self::assign(state, place, has);
                self.borrowed(state, value);
                for operand in operands(value) {
                    self.moved(state, operand);
                }
            }
            Some(StatementKind::StorageDead(local)) => {
                state.remove(number(*local));
                state.remove(self.body.locals.len() + number(*local));
            }
            Some(_) => {}
            None => {
                if let Some(terminator) = &data.terminator
                    && let TerminatorKind::Call { args, .. } = &terminator.kind
                {
                    for arg in args {
                        self.moved(state, arg);
                    }
                }
            }
        }
    }

    fn apply_return(&self, state: &mut BitSet, location: Location) {
        let terminator = self.body.blocks[location.block].terminator.as_ref();
        if let Some(TerminatorKind::Call { destination, .. }) = terminator.map(|it| &it.kind) {
            let has = self.in_type(self.ty(destination));
            Self::assign(state, destination, has);
        }
    }
}

impl<'a> Qualif<'a> {
    pub(super) fn new(tcx: &'a Tcx, body: &'a Body, env: ParamEnv, quality: Quality) -> Self {
        Self {
            tcx,
            body,
            env,
            quality,
            depth: MAX_DEPTH,
        }
    }
}
