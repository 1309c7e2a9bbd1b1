//! Coroutines: `poll` as a function that goes on where it waited.
//!
//! What a coroutine keeps while it waits lies in the coroutine itself, and its body works on
//! it there: a reference from one kept local to another stays what it is. The number at
//! `state` says where it is.

use super::body::{BodyBuilder, CALLEE, LocalPlace, Role};
use super::builder::{Builder, Label, OnUnwind, Result};
use super::place::{to_offset, to_u32};
use super::shim::in_slot;
use crate::interp::abi::Abi;
use crate::interp::code::{Op, Slot, Trap};
use crate::interp::instance::FunctionKey;
use crate::interp::layout::{CoroutineLayout, LayoutError};
use crate::interp::num::Num;
use crate::mir::{AssertKind, BasicBlock, Operand, Place};
use crate::ty::{Args, ClosureId, GenericArg, Ty};

/// It has not begun.
const UNRESUMED: u32 = 0;
/// It is done.
const RETURNED: u32 = 1;
/// It has panicked.
const PANICKED: u32 = 2;
/// The first place where it waits.
const FIRST_WAIT: u32 = 3;

/// What compiling a coroutine needs to know.
pub(super) struct CoroutineState {
    /// The slot with the coroutine's address.
    pub(super) this: Slot,
    /// The slot with the new `&mut Context`.
    context: Slot,
    /// Where the number is.
    state: i32,
    /// Where it goes on, by the places where it waits.
    resumes: Vec<Label>,
    /// Where it is dropped, by the places where it waits.
    drops: Vec<Option<BasicBlock>>,
    /// Where unwinding goes that nothing stops.
    panicked: Label,
    /// The type that `poll` gives.
    poll: Ty,
    entry: Label,
}

impl BodyBuilder<'_, '_> {
    /// Whether this is what drops a coroutine.
    fn is_drop(&self) -> bool {
        matches!(self.role, Role::CoroutineDrop(_))
    }

    pub(super) fn place_coroutine_locals(&mut self, id: ClosureId) -> Result<()> {
        let layout = self.cx.coroutine_layout(id, self.args);
        let parts: &CoroutineLayout =
            layout.map_err(|error: LayoutError| Trap::Unsupported(error.message().to_owned()))?;
        let output = self
            .body
            .coroutine
            .map(|info| info.output)
            .ok_or_else(|| Trap::Unsupported("a coroutine without a result".to_owned()))?;
        let output = self.mono_ty(output);
        let poll = self.cx.poll_ty(output)?;
        let poll_layout = self.b.layout(poll)?;
        let (this, context) = if self.is_drop() {
            self.b.slot(16, 16);
            (0, 8)
        } else {
            let abi = Abi::of_sizes(poll_layout.size, [(8, 8), (8, 8)]);
            self.b.slot(abi.end.into(), 1);
            let [this, context] = abi.args.as_slice() else {
                return Err(Trap::Unsupported("this coroutine".to_owned()));
            };
            (*this, *context)
        };
        let body = self.body;
        for (index, (local, decl)) in body.locals.iter().enumerate() {
            let ty = self.mono_ty(decl.ty);
            let layout = self.b.layout(ty)?;
            let kept = parts.kept.get(&local).copied();
            let slot = match (index, kept) {
                (1, _) | (_, Some(_)) => this,
                _ => self.b.slot_for(layout),
            };
            self.locals.insert(
                local,
                LocalPlace {
                    slot,
                    kept,
                    ty,
                    layout,
                },
            );
        }
        let (panicked, entry) = (self.b.label(), self.b.label());
        self.coroutine = Some(CoroutineState {
            this,
            context,
            state: to_offset(parts.state)?,
            resumes: Vec::new(),
            drops: Vec::new(),
            panicked,
            poll,
            entry,
        });
        Ok(())
    }

    /// Goes to where the coroutine waited. The places are known only at the end.
    pub(super) fn begin_coroutine(&mut self) -> Result<()> {
        let Some(state) = &self.coroutine else {
            return Ok(());
        };
        let (entry, context) = (state.entry, state.context);
        let start = self.b.label();
        self.b.goto(entry);
        self.b.bind(start);
        self.start_label = Some(start);
        if !self.is_drop()
            && let Some(local) = self.body.args().nth(1)
        {
            let place = self.place(&local.into())?;
            self.b.write_from(&place, context, 8);
        }
        Ok(())
    }

    /// Emits what leads to the places where the coroutine waits.
    pub(super) fn finish_coroutine(&mut self) -> Result<()> {
        let Some(state) = self.coroutine.take() else {
            return Ok(());
        };
        self.b.bind(state.entry);
        let s = self.b.slot(4, 4);
        self.b.load(s, state.this, state.state, 4);
        let invalid = self.b.label();
        let mut targets: Vec<(u128, Label)> = Vec::new();
        if self.is_drop() {
            let unresumed = self.b.label();
            targets.push((UNRESUMED.into(), unresumed));
            for (index, block) in state.drops.iter().enumerate() {
                if let Some(block) = block {
                    let label = self.block_label(*block);
                    targets.push((index as u128 + u128::from(FIRST_WAIT), label));
                }
            }
            let done = self.b.label();
            self.b.switch(Num::U32, s, &targets, done);
            self.b.bind(unresumed);
            self.drop_upvars(&state)?;
            self.b.bind(done);
            self.b.emit(Op::Return);
            self.bind_panicked(&state);
            return Ok(());
        }
        if let Some(start) = self.start_label {
            targets.push((UNRESUMED.into(), start));
        }
        // What is wrong with polling it again is said of all of it.
        self.span = self.body.span;
        self.b.mark(self.body.span, (0, 0));
        let (returned, panicked) = (self.b.label(), self.b.label());
        targets.push((RETURNED.into(), returned));
        targets.push((PANICKED.into(), panicked));
        for (index, label) in state.resumes.iter().enumerate() {
            targets.push((index as u128 + u128::from(FIRST_WAIT), *label));
        }
        self.b.switch(Num::U32, s, &targets, invalid);
        self.b.bind(returned);
        self.assertion_failed(&AssertKind::ResumedAfterReturn, OnUnwind::Continue)?;
        self.b.bind(panicked);
        self.assertion_failed(&AssertKind::ResumedAfterPanic, OnUnwind::Continue)?;
        self.b.bind(invalid);
        self.b.trap(Trap::Undefined("a coroutine that is nowhere"));
        self.bind_panicked(&state);
        Ok(())
    }

    fn bind_panicked(&mut self, state: &CoroutineState) {
        self.b.bind(state.panicked);
        self.set_state(state.this, state.state, PANICKED);
        self.b.emit(Op::Resume);
    }

    fn set_state(&mut self, this: Slot, offset: i32, number: u32) {
        let used = self.b.used();
        let s = self.b.slot(4, 4);
        self.b.scalar(s, number.into(), 4);
        self.b.store(this, offset, s, 4);
        self.b.release(used);
    }

    /// Drops what a coroutine captured that never began.
    fn drop_upvars(&mut self, state: &CoroutineState) -> Result<()> {
        let (Role::Coroutine(id) | Role::CoroutineDrop(id)) = self.role else {
            return Ok(());
        };
        for (index, ty) in self.cx.upvar_tys(id, self.args).into_iter().enumerate() {
            if !self.cx.needs_drop(ty) {
                continue;
            }
            let offset = self.cx.coroutine_upvar(id, self.args, index).unwrap_or(0);
            let slot = self.b.outgoing(0, 8);
            self.b.emit(Op::AddrAdd {
                d: slot,
                p: state.this,
                off: to_offset(offset)?,
            });
            self.b.call_drop_glue(ty, OnUnwind::Continue);
        }
        Ok(())
    }

    pub(super) fn yield_now(
        &mut self,
        resume: BasicBlock,
        resume_arg: &Place,
        drop: Option<BasicBlock>,
    ) -> Result<()> {
        let label = self.b.label();
        let Some(state) = &mut self.coroutine else {
            return Err(Trap::Unsupported(
                "waiting outside of a coroutine".to_owned(),
            ));
        };
        let number = to_u32(state.resumes.len() as u64)?.saturating_add(FIRST_WAIT);
        state.resumes.push(label);
        state.drops.push(drop);
        let (this, offset, context, poll) = (state.this, state.state, state.context, state.poll);
        if self.is_drop() {
            self.b
                .trap(Trap::Undefined("a coroutine waits while it is dropped"));
        } else {
            self.set_state(this, offset, number);
            self.b.set_tag(&in_slot(0, poll), 1)?;
            self.b.emit(Op::Return);
        }
        self.b.bind(label);
        let place = self.place(resume_arg)?;
        self.b.write_from(&place, context, 8);
        let label = self.block_label(resume);
        self.b.goto(label);
        Ok(())
    }

    pub(super) fn coroutine_dropped(&mut self) -> Result<()> {
        self.b.emit(Op::Return);
        Ok(())
    }

    /// The body is at its end: its result is wrapped up.
    pub(super) fn coroutine_returns(&mut self) -> Result<()> {
        let Some(state) = &self.coroutine else {
            return Err(Trap::Unsupported("a coroutine's end".to_owned()));
        };
        let (this, offset, poll) = (state.this, state.state, state.poll);
        if self.is_drop() {
            self.b.emit(Op::Return);
            return Ok(());
        }
        self.set_state(this, offset, RETURNED);
        let result = self.body.locals.iter().next().map(|(local, _)| local);
        let result = result.and_then(|local| self.locals.get(local)).copied();
        let result = result.ok_or_else(|| Trap::Unsupported("a coroutine's end".to_owned()))?;
        let layout = self.b.layout(poll)?;
        let at = to_u32(layout.field(Some(0), 0).unwrap_or(0))?;
        match result.kept {
            None => self.b.copy(at, result.slot, result.layout.size),
            Some(offset) => {
                self.b
                    .load(at, result.slot, to_offset(offset)?, result.layout.size);
            }
        }
        self.b.set_tag(&in_slot(0, poll), 0)?;
        self.b.emit(Op::Return);
        Ok(())
    }

    /// Where unwinding goes that no drop stops: a coroutine notes that it has panicked.
    pub(super) fn continue_unwinding(&self) -> OnUnwind {
        match &self.coroutine {
            Some(state) => OnUnwind::Cleanup(state.panicked),
            None => OnUnwind::Continue,
        }
    }

    /// The end of unwinding's drops.
    pub(super) fn resume_unwinding(&mut self) {
        match &self.coroutine {
            Some(state) => {
                let label = state.panicked;
                self.b.goto(label);
            }
            None => self.b.emit(Op::Resume),
        }
    }

    /// A coroutine that has not begun.
    pub(super) fn new_coroutine(
        &mut self,
        d: Slot,
        id: ClosureId,
        args: Args,
        operands: &[Operand],
    ) -> Result<()> {
        let parts = self.cx.coroutine_layout(id, args);
        let parts = parts.map_err(|error| Trap::Unsupported(error.message().to_owned()))?;
        for (operand, offset) in operands.iter().zip(&parts.upvars) {
            self.operand_into(d.saturating_add(to_u32(*offset)?), operand)?;
        }
        let state = d.saturating_add(to_u32(parts.state)?);
        self.b.scalar(state, UNRESUMED.into(), 4);
        Ok(())
    }
}

impl Builder<'_> {
    /// Drops a coroutine, wherever it is.
    pub(super) fn drop_coroutine(&mut self, id: ClosureId, args: Args) -> Result<()> {
        let key = FunctionKey::CoroutineDrop(id, args);
        let function = self.cx.engine.function_id(key);
        let slot = self.outgoing(0, 8);
        self.copy(slot, 0, 8);
        debug_assert_eq!(slot, CALLEE);
        self.call_function(function, OnUnwind::Continue);
        self.emit(Op::Return);
        Ok(())
    }
}

impl crate::interp::program::Cx<'_> {
    /// `Poll<T>`
    fn poll_ty(self, output: Ty) -> Result<Ty> {
        let def = self.tcx.lang_item("Poll");
        let def = def.ok_or_else(|| Trap::Unsupported("std without `Poll`".to_owned()))?;
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(output)]);
        Ok(self.tcx.types.mk_adt(def, args))
    }
}
