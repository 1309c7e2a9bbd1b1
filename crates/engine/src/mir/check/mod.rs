//! What a body does with its places that rustc's borrow checker rejects: uses of what is
//! moved away or was never written, moves out of what cannot be moved out of, writes to what
//! is not mutable. Loans are not checked here.
//!
//! This is done before drops are elaborated, on a body in which a match may seem to try each
//! arm: see [`TerminatorKind::FalseEdge`].

pub mod constant;
mod describe;
pub mod endless;
mod illegal;
mod moved;
mod mutable;
mod qualif;
mod sizes;
mod span;

use std::collections::HashMap;

use la_arena::ArenaMap;

use super::body::{
    AssertKind, BasicBlock, Body, Local, Location, Operand, Place, Rvalue, StatementKind,
    TerminatorKind,
};
use super::dataflow::{Analysis, BitSet, EverInit, MaybeUninit, Results, returns_to, successors};
use super::move_paths::MoveData;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::BorrowKind;
use crate::ty::traits::ParamEnv;
use crate::ty::{Mutability, Tcx};

use moved::Action;
use mutable::{Access, Allowed};

/// What is known of a body when it is built and only the checks need.
#[derive(Debug, Default)]
pub struct BuildInfo {
    /// For a variable that a pattern binds: where what the pattern looks at stands.
    pub match_spans: ArenaMap<Local, Span>,
    /// For a coroutine: the captured variables, by the locals that hold them.
    pub upvars: ArenaMap<Local, usize>,
}

/// Checks a body that was just built; gives what is wrong with it, in the order of the
/// source.
#[must_use]
pub fn check(tcx: &Tcx, env: ParamEnv, body: &Body, info: &BuildInfo) -> Vec<Diagnostic> {
    let data = MoveData::gather(tcx, body, |_| true);
    let uninits = Results::new(body, MaybeUninit { body, data: &data });
    let ever_inits = Results::new(body, EverInit { body, data: &data });
    let order = reverse_postorder(body);
    let mut checker = Checker {
        tcx,
        body,
        info,
        data: &data,
        uninits: BitSet::new(0),
        ever_inits: BitSet::new(0),
        predecessors: predecessors(body),
        found: Vec::new(),
        move_errors: HashMap::new(),
        uninit_reported: ArenaMap::default(),
        borrow_errors: ArenaMap::default(),
    };
    checker.found = sizes::check(tcx, env, body);
    checker.illegal_moves();
    for block in order {
        checker.uninits = uninits.at_block(block);
        checker.ever_inits = ever_inits.at_block(block);
        checker.block(block, &uninits.analysis, &ever_inits.analysis);
    }
    checker.finish()
}

struct Checker<'a> {
    tcx: &'a Tcx,
    body: &'a Body,
    info: &'a BuildInfo,
    data: &'a MoveData,
    /// What may be uninitialised at this point.
    uninits: BitSet,
    /// What was initialised at some time, at this point.
    ever_inits: BitSet,
    predecessors: ArenaMap<BasicBlock, Vec<BasicBlock>>,
    found: Vec<Diagnostic>,
    /// Uses of what is moved away, by the moves that lead there.
    move_errors: HashMap<Vec<usize>, (Place, Diagnostic)>,
    uninit_reported: ArenaMap<Local, ()>,
    /// Mutable borrows of variables that are not `mut`.
    borrow_errors: ArenaMap<Local, Diagnostic>,
}

impl Checker<'_> {
    fn block(&mut self, block: BasicBlock, uninits: &MaybeUninit, ever_inits: &EverInit) {
        let body = self.body;
        let data = &body.blocks[block];
        let mut location = Location {
            block,
            statement: 0,
        };
        for statement in &data.statements {
            self.statement(&statement.kind, location, statement.span);
            uninits.apply(&mut self.uninits, location);
            ever_inits.apply(&mut self.ever_inits, location);
            location.statement += 1;
        }
        if let Some(terminator) = &data.terminator {
            self.terminator(&terminator.kind, location, terminator.span);
        }
    }

    fn statement(&mut self, kind: &StatementKind, location: Location, span: Span) {
        match kind {
            StatementKind::Assign(assign) => {
                let (place, value) = &**assign;
                self.rvalue(value, location, span);
                self.mutate(place, location, span);
            }
            StatementKind::FakeRead(place, _) => {
                self.check_use(Action::Use, place, location, span);
            }
            StatementKind::SetDiscriminant(..)
            | StatementKind::StorageLive(_)
            | StatementKind::StorageDead(_)
            | StatementKind::PlaceMention(_)
            | StatementKind::Nop => {}
        }
    }

    fn rvalue(&mut self, value: &Rvalue, location: Location, span: Span) {
        match value {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Unary(_, operand) => self.operand(operand, location, span),
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.operand(&operands.0, location, span);
                self.operand(&operands.1, location, span);
            }
            Rvalue::Aggregate(_, operands) => {
                for operand in operands {
                    self.operand(operand, location, span);
                }
            }
            Rvalue::Ref(kind, place) => {
                let allowed = match kind {
                    BorrowKind::Mut { .. } => Some(Allowed::No),
                    BorrowKind::Unique => Some(Allowed::Yes),
                    BorrowKind::Shared | BorrowKind::Fake => None,
                };
                if let Some(allowed) = allowed {
                    self.check_mutable(place, Access::Borrow, allowed, location, span);
                }
                self.check_use(Action::Borrow, place, location, span);
            }
            Rvalue::RawPtr(mutability, place) => {
                if *mutability == Mutability::Mut {
                    self.check_mutable(place, Access::Borrow, Allowed::No, location, span);
                }
                self.check_use(Action::Borrow, place, location, span);
            }
            Rvalue::Len(place) | Rvalue::Discriminant(place) => {
                self.check_use(Action::Use, place, location, span);
            }
        }
    }

    fn operand(&mut self, operand: &Operand, location: Location, span: Span) {
        if let Operand::Copy(place) | Operand::Move(place) = operand {
            self.check_use(Action::Use, place, location, span);
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind, location: Location, span: Span) {
        match kind {
            TerminatorKind::SwitchInt { discr, .. } => self.operand(discr, location, span),
            TerminatorKind::Assert { cond, msg, .. } => {
                self.operand(cond, location, span);
                if let AssertKind::BoundsCheck { len, index } = msg {
                    self.operand(len, location, span);
                    self.operand(index, location, span);
                }
            }
            TerminatorKind::Call {
                func,
                args,
                destination,
                ..
            } => {
                self.operand(func, location, span);
                for arg in args {
                    self.operand(arg, location, span);
                }
                self.mutate(destination, location, span);
            }
            TerminatorKind::Yield {
                value, resume_arg, ..
            } => {
                self.operand(value, location, span);
                self.mutate(resume_arg, location, span);
            }
            TerminatorKind::Drop { .. }
            | TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::UnwindTerminate(_)
            | TerminatorKind::Unreachable
            | TerminatorKind::CoroutineDrop
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        let moves = self.move_errors.into_values();
        self.found.extend(moves.map(|(_, diagnostic)| diagnostic));
        let borrows = self.borrow_errors.iter();
        self.found
            .extend(borrows.map(|(_, diagnostic)| diagnostic.clone()));
        self.found
            .sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
        self.found
    }
}

/// The blocks that can be reached, each before those that it leads to unless by a loop.
fn reverse_postorder(body: &Body) -> Vec<BasicBlock> {
    let mut order = Vec::new();
    let mut seen: ArenaMap<BasicBlock, ()> = ArenaMap::default();
    let mut stack: Vec<(BasicBlock, Vec<BasicBlock>)> = Vec::new();
    if let Some((start, _)) = body.blocks.iter().next() {
        seen.insert(start, ());
        stack.push((start, successors(body, start)));
    }
    while let Some((block, targets)) = stack.last_mut() {
        if let Some(target) = targets.pop() {
            if seen.insert(target, ()).is_none() {
                stack.push((target, successors(body, target)));
            }
        } else {
            order.push(*block);
            stack.pop();
        }
    }
    order.reverse();
    order
}

fn predecessors(body: &Body) -> ArenaMap<BasicBlock, Vec<BasicBlock>> {
    let mut found: ArenaMap<BasicBlock, Vec<BasicBlock>> = ArenaMap::default();
    for (block, _) in body.blocks.iter() {
        let mut targets = successors(body, block);
        targets.extend(returns_to(body, block));
        for target in targets {
            let list = found.entry(target).or_default();
            if !list.contains(&block) {
                list.push(block);
            }
        }
    }
    found
}
