//! One drop as what there is to do: see [`super`].
//!
//! If parts of a value are moved away, what is left is dropped part by part: a ladder, with
//! one rung for each part, and beside it a second one that is climbed down if a destructor
//! on the first panics.

use super::Elaborator;
use crate::mir::body::{
    BasicBlock, Location, Operand, Place, PlaceElem, Rvalue, Statement, StatementKind,
    TerminatorKind, UnwindAction, UnwindTerminateReason,
};
use crate::mir::body::{ConstOperand, ConstOperandKind, LocalDecl, LocalKind};
use crate::mir::dataflow::DropState;
use crate::mir::move_paths::{MovePathId, Step};
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::thir::BorrowKind;
use crate::ty::{Args, Mutability, Ty, TyKind};

/// Where unwinding goes out of a drop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unwind {
    /// To this block.
    To(BasicBlock),
    /// Nowhere: this is done while unwinding.
    InCleanup,
}

impl Unwind {
    pub(super) fn into_action(self) -> UnwindAction {
        match self {
            Self::To(block) => UnwindAction::Cleanup(block),
            Self::InCleanup => UnwindAction::Terminate(UnwindTerminateReason::InCleanup),
        }
    }

    fn is_cleanup(self) -> bool {
        self == Self::InCleanup
    }
}

/// A drop.
#[derive(Clone, Debug)]
pub(super) struct Drop {
    pub(super) place: Place,
    pub(super) path: MovePathId,
    pub(super) succ: BasicBlock,
    pub(super) unwind: Unwind,
    pub(super) span: Span,
}

/// A part of a value, and its path if it has one.
type Part = (Place, Option<MovePathId>);

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Nothing.
    Dead,
    /// A drop.
    Static,
    /// A drop that a flag decides on.
    Conditional,
    /// The drops of parts.
    Open,
}

impl Elaborator<'_> {
    /// Whether a path is there, taken alone.
    fn shallow_style(&self, path: MovePathId) -> Style {
        match (self.inits.has(path), self.uninits.has(path)) {
            (false, _) => Style::Dead,
            (true, false) => Style::Static,
            (true, true) => Style::Conditional,
        }
    }

    /// Whether a path and all within it is there.
    fn deep_style(&self, path: MovePathId) -> Style {
        let (mut live, mut dead, mut count) = (false, false, 0_u32);
        self.data.for_each_within(path, &mut |path| {
            live |= self.inits.has(path);
            dead |= self.uninits.has(path);
            count += 1;
        });
        match (live, dead) {
            (false, _) => Style::Dead,
            (true, false) => Style::Static,
            (true, true) if count == 1 => Style::Conditional,
            (true, true) => Style::Open,
        }
    }

    /// Lets a block do what there is to do.
    pub(super) fn elaborate_drop(&mut self, drop: &Drop, block: BasicBlock) {
        let kind = match self.deep_style(drop.path) {
            Style::Dead => TerminatorKind::Goto(drop.succ),
            Style::Static => TerminatorKind::Drop {
                place: drop.place.clone(),
                target: drop.succ,
                unwind: drop.unwind.into_action(),
                replace: false,
            },
            Style::Conditional => {
                TerminatorKind::Goto(self.complete_drop(drop, drop.succ, drop.unwind))
            }
            Style::Open => TerminatorKind::Goto(self.open_drop(drop)),
        };
        self.patch.terminate(block, kind, drop.span);
    }

    // Blocks.

    fn block(
        &mut self,
        statements: Vec<Statement>,
        kind: TerminatorKind,
        unwind: Unwind,
        span: Span,
    ) -> BasicBlock {
        self.patch
            .new_block(statements, kind, unwind.is_cleanup(), span)
    }

    fn goto_block(&mut self, target: BasicBlock, unwind: Unwind, span: Span) -> BasicBlock {
        self.block(Vec::new(), TerminatorKind::Goto(target), unwind, span)
    }

    fn drop_block(&mut self, drop: &Drop, target: BasicBlock, unwind: Unwind) -> BasicBlock {
        let kind = TerminatorKind::Drop {
            place: drop.place.clone(),
            target,
            unwind: unwind.into_action(),
            replace: false,
        };
        self.block(Vec::new(), kind, unwind, drop.span)
    }

    /// The drop of the whole, if its flag says that it is there.
    fn complete_drop(&mut self, drop: &Drop, succ: BasicBlock, unwind: Unwind) -> BasicBlock {
        let block = self.drop_block(drop, succ, unwind);
        self.flag_test(drop, block, succ, unwind)
    }

    /// Goes to `set` if the path is there, taken alone.
    fn flag_test(
        &mut self,
        drop: &Drop,
        set: BasicBlock,
        unset: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        match (self.shallow_style(drop.path), self.flags.get(drop.path)) {
            (Style::Dead, _) => unset,
            (Style::Conditional | Style::Open, Some(flag)) => {
                let kind = TerminatorKind::SwitchInt {
                    discr: Operand::Copy((*flag).into()),
                    targets: vec![(0, unset)],
                    otherwise: set,
                };
                self.block(Vec::new(), kind, unwind, drop.span)
            }
            _ => set,
        }
    }

    /// Notes that the whole is not there any more, its parts left out.
    fn flag_reset(&mut self, drop: &Drop, succ: BasicBlock, unwind: Unwind) -> BasicBlock {
        if unwind.is_cleanup() || self.flags.get(drop.path).is_none() {
            return succ;
        }
        let block = self.goto_block(succ, unwind, drop.span);
        let location = Location {
            block,
            statement: 0,
        };
        self.set_flag(location, drop.path, DropState::Absent);
        block
    }

    // Parts.

    /// The drops of a value of which parts are moved away.
    fn open_drop(&mut self, drop: &Drop) -> BasicBlock {
        let ty = self.ty(&drop.place);
        match self.tcx.types.kind(ty) {
            TyKind::Tuple(list) => {
                let types = self.tcx.types.list(list).to_vec();
                self.open_fields(drop, &types)
            }
            TyKind::Adt(def, args) => self.open_adt(drop, def, args),
            TyKind::Array(elem, len) => match self.tcx.types.as_usize(len) {
                Some(len) => self.open_array(drop, elem, len),
                None => self.complete_drop(drop, drop.succ, drop.unwind),
            },
            TyKind::Closure(id, args) => {
                let infcx = crate::ty::infer::InferCtxt::new(self.tcx);
                match infcx.closure_upvars(id, args) {
                    Some(types) => self.open_fields(drop, &types),
                    None => self.complete_drop(drop, drop.succ, drop.unwind),
                }
            }
            _ => self.complete_drop(drop, drop.succ, drop.unwind),
        }
    }

    fn open_fields(&mut self, drop: &Drop, types: &[Ty]) -> BasicBlock {
        let parts = self.field_parts(&drop.place, drop.path, types);
        let (succ, unwind) = self.ladder_bottom(drop);
        self.ladder(drop, parts, succ, unwind).0
    }

    fn field_parts(&self, place: &Place, path: MovePathId, types: &[Ty]) -> Vec<Part> {
        types
            .iter()
            .enumerate()
            .map(|(field, ty)| {
                let place = place.project(PlaceElem::Field(field, *ty));
                (place, self.data.child(path, Step::Field(field)))
            })
            .collect()
    }

    /// Below the last rung the flag of the whole is reset: it tells whether the
    /// discriminant may still be read.
    fn ladder_bottom(&mut self, drop: &Drop) -> (BasicBlock, Unwind) {
        (self.flag_reset(drop, drop.succ, drop.unwind), drop.unwind)
    }

    /// Drops parts in order: where that begins, normally and while unwinding.
    fn ladder(
        &mut self,
        drop: &Drop,
        mut parts: Vec<Part>,
        succ: BasicBlock,
        unwind: Unwind,
    ) -> (BasicBlock, Unwind) {
        parts.retain(|(place, _)| self.needs_drop(self.ty(place)));
        let in_cleanup = vec![Unwind::InCleanup; parts.len() + 1];
        let unwind_ladder: Vec<Unwind> = match unwind {
            Unwind::InCleanup => in_cleanup,
            Unwind::To(target) => self
                .half_ladder(drop, &in_cleanup, target, &parts)
                .into_iter()
                .map(Unwind::To)
                .collect(),
        };
        let normal = self.half_ladder(drop, &unwind_ladder, succ, &parts);
        let top = normal.last().copied().unwrap_or(succ);
        (top, unwind_ladder.last().copied().unwrap_or(unwind))
    }

    /// The rungs from below: each drops one part and goes to the one before.
    fn half_ladder(
        &mut self,
        drop: &Drop,
        unwinds: &[Unwind],
        succ: BasicBlock,
        parts: &[Part],
    ) -> Vec<BasicBlock> {
        let mut rungs = vec![succ];
        let mut succ = succ;
        for ((place, path), unwind) in parts.iter().rev().zip(unwinds) {
            succ = self.drop_part(drop, place, *path, succ, *unwind);
            rungs.push(succ);
        }
        rungs
    }

    fn drop_part(
        &mut self,
        drop: &Drop,
        place: &Place,
        path: Option<MovePathId>,
        succ: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let part = Drop {
            place: place.clone(),
            // A part that is never moved away alone is there if the whole is.
            path: path.unwrap_or(drop.path),
            succ,
            unwind,
            span: drop.span,
        };
        if path.is_none() {
            return self.complete_drop(&part, succ, unwind);
        }
        let block = self.drop_block(&part, succ, unwind);
        self.elaborate_drop(&part, block);
        block
    }

    fn open_adt(&mut self, drop: &Drop, def: DefId, args: Args) -> BasicBlock {
        let adt = self.tcx.adt_def(def);
        if adt.is_box {
            return self.open_box(drop, def, args);
        }
        if adt.variants.is_empty() {
            let kind = TerminatorKind::Unreachable;
            return self.block(Vec::new(), kind, drop.unwind, drop.span);
        }
        if adt.is_manually_drop {
            return drop.succ;
        }
        if !adt.is_enum {
            let types = self.field_types(def, 0, args);
            return self.open_fields(drop, &types);
        }
        let (succ, unwind) = self.ladder_bottom(drop);
        self.open_variants(drop, (def, args), succ, unwind)
    }

    fn field_types(&self, def: DefId, variant: usize, args: Args) -> Vec<Ty> {
        let Some(variant) = self.tcx.adt_def(def).variants.get(variant) else {
            return Vec::new();
        };
        variant
            .fields
            .iter()
            .map(|field| {
                let ty = self.tcx.type_of_erased(field.def, args);
                self.tcx.try_normalize(self.env, ty).unwrap_or(ty)
            })
            .collect()
    }

    /// An enum: which of its parts are left depends on the variant.
    fn open_variants(
        &mut self,
        drop: &Drop,
        (def, args): (DefId, Args),
        succ: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let discrs = self.tcx.discriminants(def);
        let mut targets = Vec::new();
        let mut whole = false;
        for (variant, discr) in discrs.iter().enumerate() {
            let types = self.field_types(def, variant, args);
            let Some(path) = self.data.child(drop.path, Step::Downcast(variant)) else {
                whole |= types.iter().any(|ty| self.needs_drop(*ty));
                continue;
            };
            let place = drop.place.project(PlaceElem::Downcast(variant));
            let parts = self.field_parts(&place, path, &types);
            let (normal, _) = self.ladder(drop, parts, succ, unwind);
            targets.push((discr.bits, normal));
        }
        let otherwise = if whole {
            self.drop_block(drop, succ, unwind)
        } else {
            succ
        };
        let discr_ty = self.tcx.discr_ty(def);
        let discr = self.patch.new_local(LocalDecl {
            ty: discr_ty,
            mutability: Mutability::Mut,
            kind: LocalKind::Internal,
            span: drop.span,
        });
        let read = Rvalue::Discriminant(drop.place.clone());
        let statement = Statement {
            kind: StatementKind::Assign(Box::new((discr.into(), read))),
            span: drop.span,
        };
        let kind = TerminatorKind::SwitchInt {
            discr: Operand::Move(discr.into()),
            targets,
            otherwise,
        };
        let switch = self.block(vec![statement], kind, unwind, drop.span);
        // The discriminant may only be read if the whole is there.
        self.flag_test(drop, switch, succ, unwind)
    }

    /// A box: what is in it is dropped, if it is there, and then its memory is freed, even
    /// if that panics.
    fn open_box(&mut self, drop: &Drop, def: DefId, args: Args) -> BasicBlock {
        let (succ, unwind) = self.ladder_bottom(drop);
        let free = self.free_box(drop, (def, args), succ, unwind);
        let free_unwind = match unwind {
            Unwind::To(target) => {
                Unwind::To(self.free_box(drop, (def, args), target, Unwind::InCleanup))
            }
            Unwind::InCleanup => Unwind::InCleanup,
        };
        let place = drop.place.project(PlaceElem::Deref);
        if !self.needs_drop(self.ty(&place)) {
            return free;
        }
        let path = self.data.child(drop.path, Step::Deref);
        self.drop_part(drop, &place, path, free, free_unwind)
    }

    /// `<Box<T> as Drop>::drop(&mut place)`, which only frees the memory.
    fn free_box(
        &mut self,
        drop: &Drop,
        (def, args): (DefId, Args),
        succ: BasicBlock,
        unwind: Unwind,
    ) -> BasicBlock {
        let types = &self.tcx.types;
        let Some(destructor) = self.tcx.adt_destructor(def) else {
            return succ;
        };
        let span = drop.span;
        let ty = types.mk_ref(self.ty(&drop.place), Mutability::Mut);
        let unit = types.common.unit;
        let mut local = |ty| {
            self.patch.new_local(LocalDecl {
                ty,
                mutability: Mutability::Mut,
                kind: LocalKind::Internal,
                span,
            })
        };
        let (reference, result) = (local(ty), local(unit));
        let kind = BorrowKind::Mut { two_phase: false };
        let borrow = Rvalue::Ref(kind, drop.place.clone());
        let statement = Statement {
            kind: StatementKind::Assign(Box::new((reference.into(), borrow))),
            span,
        };
        let func = Operand::Constant(Box::new(ConstOperand {
            kind: ConstOperandKind::ZeroSized,
            ty: types.mk(TyKind::FnDef(destructor, args)),
            span,
        }));
        let kind = TerminatorKind::Call {
            func,
            args: vec![Operand::Move(reference.into())],
            destination: result.into(),
            target: Some(succ),
            unwind: unwind.into_action(),
            fn_span: span,
        };
        let call = self.block(vec![statement], kind, unwind, span);
        self.flag_test(drop, call, succ, unwind)
    }

    /// An array: elements that are moved away alone have rungs of their own, those between
    /// them are dropped together.
    fn open_array(&mut self, drop: &Drop, _: Ty, len: u64) -> BasicBlock {
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        let range = |from: u64, to: u64| {
            let from_end = false;
            drop.place
                .project(PlaceElem::Subslice { from, to, from_end })
        };
        for index in 0..len {
            let Some(path) = self.data.child(drop.path, Step::Element(index)) else {
                continue;
            };
            if start < index {
                parts.push((range(start, index), None));
            }
            let elem = PlaceElem::ConstantIndex {
                offset: index,
                min_length: len,
                from_end: false,
            };
            parts.push((drop.place.project(elem), Some(path)));
            start = index + 1;
        }
        if parts.is_empty() {
            return self.complete_drop(drop, drop.succ, drop.unwind);
        }
        if start < len {
            parts.push((range(start, len), None));
        }
        let (succ, unwind) = self.ladder_bottom(drop);
        self.ladder(drop, parts, succ, unwind).0
    }
}
