//! Drops as they happen.
//!
//! A body that was just built drops whatever its scopes hold, moved away or not. Here each
//! drop becomes what there is to do: nothing, if the value is always moved away; a drop, if
//! it never is; a drop that a flag decides on, if that depends on the way; and if parts of
//! the value are moved away, the drops of the other parts. The rules are those of rustc's
//! `elaborate_drops`.

mod ladder;
mod patch;

use la_arena::ArenaMap;

use super::body::{
    BasicBlock, Body, ConstOperand, ConstOperandKind, Local, LocalDecl, LocalKind, Location,
    Operand, Place, Rvalue, TerminatorKind, UnwindAction,
};
use super::dataflow::{
    BitSet, DropState, MaybeInit, MaybeUninit, Results, effects_at, effects_of_return,
};
use super::move_paths::{Lookup, MoveData, MovePathId};
use super::place_ty::place_ty;
use crate::syntax::span::Span;
use crate::ty::traits::ParamEnv;
use crate::ty::{Mutability, Tcx, Ty};

use patch::Patch;

/// Elaborates the drops of a body.
pub fn elaborate(tcx: &Tcx, env: ParamEnv, body: &mut Body) {
    let data = MoveData::gather(tcx, body, |ty| tcx.needs_drop(env, ty));
    let analysis = MaybeInit { body, data: &data };
    let inits = Results::new(body, analysis);
    let analysis = MaybeUninit { body, data: &data };
    let uninits = Results::new(body, analysis);
    let mut elaborator = Elaborator {
        tcx,
        env,
        body,
        data: &data,
        inits: BitSet::new(0),
        uninits: BitSet::new(0),
        flags: ArenaMap::default(),
        patch: Patch::new(body),
    };
    elaborator.collect_flags(&inits, &uninits);
    elaborator.elaborate_all(&inits, &uninits);
    elaborator.set_flags(&inits);
    let patch = elaborator.patch;
    patch.apply(body);
}

struct Elaborator<'a> {
    tcx: &'a Tcx,
    env: ParamEnv,
    body: &'a Body,
    data: &'a MoveData,
    /// What may be initialised where the drop is that is being elaborated.
    inits: BitSet,
    /// What may be uninitialised there.
    uninits: BitSet,
    flags: ArenaMap<MovePathId, Local>,
    patch: Patch,
}

/// A drop, before it is elaborated.
struct Found<'a> {
    block: BasicBlock,
    location: Location,
    place: &'a Place,
    target: BasicBlock,
    unwind: UnwindAction,
    replace: bool,
    span: Span,
}

type Inits<'a> = Results<MaybeInit<'a>>;
type Uninits<'a> = Results<MaybeUninit<'a>>;

impl<'a> Elaborator<'a> {
    fn drops(&self) -> Vec<Found<'a>> {
        let body = self.body;
        let mut found = Vec::new();
        for (block, data) in body.blocks.iter() {
            let Some(terminator) = &data.terminator else {
                continue;
            };
            if let TerminatorKind::Drop {
                place,
                target,
                unwind,
                replace,
            } = &terminator.kind
            {
                let statement = data.statements.len();
                found.push(Found {
                    block,
                    location: Location { block, statement },
                    place,
                    target: *target,
                    unwind: *unwind,
                    replace: *replace,
                    span: terminator.span,
                });
            }
        }
        found
    }

    fn seek(&mut self, inits: &Inits, uninits: &Uninits, location: Location) {
        self.inits = inits.before(location);
        self.uninits = uninits.before(location);
    }

    /// Makes a flag for each part of which it depends on the way whether it is there.
    fn collect_flags(&mut self, inits: &Inits, uninits: &Uninits) {
        for drop in self.drops() {
            if !inits.is_reachable(drop.block) || !self.needs_drop(self.ty(drop.place)) {
                continue;
            }
            let Lookup::Exact(path) = self.data.find(drop.place) else {
                continue;
            };
            self.seek(inits, uninits, drop.location);
            let data = self.data;
            data.for_each_within(path, &mut |path| {
                if self.inits.has(path) && self.uninits.has(path) {
                    self.create_flag(path, drop.span);
                }
            });
        }
    }

    fn create_flag(&mut self, path: MovePathId, span: Span) {
        if self.flags.contains_idx(path) {
            return;
        }
        let bool = self.tcx.types.common.bool;
        let flag = self.patch.new_local(LocalDecl {
            ty: bool,
            mutability: Mutability::Mut,
            kind: LocalKind::DropFlag,
            span,
        });
        self.flags.insert(path, flag);
    }

    fn elaborate_all(&mut self, inits: &Inits, uninits: &Uninits) {
        for drop in self.drops() {
            if !inits.is_reachable(drop.block) {
                continue;
            }
            if !self.needs_drop(self.ty(drop.place)) {
                let goto = TerminatorKind::Goto(drop.target);
                self.patch.terminate(drop.block, goto, drop.span);
                continue;
            }
            let unwind = self.unwind_of(&drop);
            match self.data.find(drop.place) {
                Lookup::Exact(path) => {
                    self.seek(inits, uninits, drop.location);
                    let ctxt = ladder::Drop {
                        place: drop.place.clone(),
                        path,
                        succ: drop.target,
                        unwind,
                        span: drop.span,
                    };
                    self.elaborate_drop(&ctxt, drop.block);
                }
                // What is behind a reference, or an element, is always there.
                Lookup::Parent(_) => {
                    let kind = TerminatorKind::Drop {
                        place: drop.place.clone(),
                        target: drop.target,
                        unwind: unwind.into_action(),
                        replace: drop.replace,
                    };
                    self.patch.terminate(drop.block, kind, drop.span);
                }
            }
        }
    }

    fn unwind_of(&mut self, drop: &Found) -> ladder::Unwind {
        if self.body.blocks[drop.block].is_cleanup {
            return ladder::Unwind::InCleanup;
        }
        match drop.unwind {
            UnwindAction::Cleanup(block) => ladder::Unwind::To(block),
            UnwindAction::Continue | UnwindAction::Unreachable => {
                ladder::Unwind::To(self.patch.resume_block(drop.span))
            }
            UnwindAction::Terminate(_) => ladder::Unwind::InCleanup,
        }
    }

    fn ty(&self, place: &Place) -> Ty {
        place_ty(self.tcx, &self.body.locals, place)
    }

    fn needs_drop(&self, ty: Ty) -> bool {
        self.tcx.needs_drop(self.env, ty)
    }

    // Flags.

    fn set_flag(&mut self, location: Location, path: MovePathId, state: DropState) {
        if let Some(flag) = self.flags.get(path).copied() {
            let value = self.bool_value(state == DropState::Present);
            self.patch.add_assign(location, flag.into(), value);
        }
    }

    fn bool_value(&self, value: bool) -> Rvalue {
        Rvalue::Use(Operand::Constant(Box::new(ConstOperand {
            kind: ConstOperandKind::Scalar(value.into()),
            ty: self.tcx.types.common.bool,
            span: self.body.span,
        })))
    }

    /// Keeps the flags up to date.
    fn set_flags(&mut self, inits: &Inits) {
        let data = self.data;
        let body = self.body;
        let Some((start, _)) = body.blocks.iter().next() else {
            return;
        };
        let first = Location {
            block: start,
            statement: 0,
        };
        let flags: Vec<Local> = self.flags.iter().map(|(_, flag)| *flag).collect();
        for flag in flags {
            let absent = self.bool_value(false);
            self.patch.add_assign(first, flag.into(), absent);
        }
        for arg in body.args() {
            if let Some(root) = data.root(arg) {
                data.for_each_within(root, &mut |path| {
                    self.set_flag(first, path, DropState::Present);
                });
            }
        }
        for (block, block_data) in body.blocks.iter() {
            if !inits.is_reachable(block) {
                continue;
            }
            for statement in 0..=block_data.statements.len() {
                let location = Location { block, statement };
                self.set_flags_at(location, statement == block_data.statements.len());
            }
        }
    }

    fn set_flags_at(&mut self, location: Location, is_end: bool) {
        let (body, data) = (self.body, self.data);
        let terminator = body.blocks[location.block].terminator.as_ref();
        let kind = terminator.filter(|_| is_end).map(|it| &it.kind);
        // Drops see to their flags themselves.
        if matches!(kind, Some(TerminatorKind::Drop { .. })) {
            return;
        }
        effects_at(body, data, location, &mut |path, state| {
            self.set_flag(location, path, state);
        });
        if let Some(TerminatorKind::Call {
            target: Some(target),
            ..
        }) = kind
        {
            let after = Location {
                block: *target,
                statement: 0,
            };
            effects_of_return(data, location, &mut |path| {
                self.set_flag(after, path, DropState::Present);
            });
        }
    }
}
