//! Blocks and statements.

use std::collections::HashMap;

use la_arena::ArenaMap;

use super::builder::{Builder, Label, OnUnwind, Result};
use super::coroutine::CoroutineState;
use crate::interp::abi::Abi;
use crate::interp::code::op::OUTGOING;
use crate::interp::code::{Code, LocalSlot, Op, Slot, Trap};
use crate::interp::layout::Layout;
use crate::interp::outcome::Termination;
use crate::interp::program::Cx;
use crate::mir::{
    AssertKind, BasicBlock, BasicBlockData, BinOp, Body, Local, LocalKind, Operand, Place, Rvalue,
    Statement, StatementKind, Terminator, TerminatorKind, UnwindAction,
};
use crate::syntax::span::Span;
use crate::ty::{Args, ClosureId, Ty, TypeFoldable};

/// What a body is compiled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A function or a closure.
    Function {
        /// Whether it is told the place that it was called from.
        tracks_caller: bool,
    },
    /// A constant.
    Constant,
    /// `poll` of a coroutine.
    Coroutine(ClosureId),
    /// What drops a coroutine.
    CoroutineDrop(ClosureId),
}

/// Where a local is.
#[derive(Clone, Copy, Debug)]
pub(super) struct LocalPlace<'p> {
    pub(super) slot: Slot,
    /// For what a coroutine keeps: the offset into it, the address of which is in `slot`.
    pub(super) kept: Option<u64>,
    pub(super) ty: Ty,
    pub(super) layout: &'p Layout,
}

/// An assertion's message, to be compiled when all blocks are.
struct Failure<'b> {
    label: Label,
    msg: &'b AssertKind,
    unwind: OnUnwind,
    span: Span,
    location: (u32, u32),
}

/// See the module.
pub(super) struct BodyBuilder<'p, 'b> {
    pub(super) b: Builder<'p>,
    pub(super) cx: Cx<'p>,
    pub(super) body: &'b Body,
    pub(super) args: Args,
    pub(super) role: Role,
    /// The way to this body, if it was promoted out of another one.
    pub(super) way: Vec<usize>,
    pub(super) locals: ArenaMap<Local, LocalPlace<'p>>,
    /// Where the place that the function was called from is, if it is told.
    pub(super) caller: Option<Slot>,
    pub(super) coroutine: Option<CoroutineState>,
    /// Where a coroutine's body begins.
    pub(super) start_label: Option<Label>,
    labels: ArenaMap<BasicBlock, Label>,
    /// How often each local is named, statements about its storage left out.
    uses: ArenaMap<Local, u32>,
    failures: Vec<Failure<'b>>,
    mono_cache: HashMap<Ty, Ty>,
    /// The source place of the statement that is being compiled.
    pub(super) span: Span,
    /// Where the states of locals are, for those who watch.
    pub(super) states: ArenaMap<Local, Slot>,
    /// The places that are stepped to, and their numbers.
    pub(super) sites: Vec<(Span, u32)>,
    /// The place in this block that was said to be reached last.
    pub(super) arrived: Option<Span>,
}

impl<'p, 'b> BodyBuilder<'p, 'b> {
    pub(super) fn new(cx: Cx<'p>, body: &'b Body, args: Args, role: Role) -> Self {
        let mut b = Builder::new(cx);
        b.is_user = Self::is_stepped(cx, body, role);
        Self {
            b,
            cx,
            body,
            args,
            role,
            way: Vec::new(),
            locals: ArenaMap::default(),
            caller: None,
            coroutine: None,
            start_label: None,
            labels: ArenaMap::default(),
            uses: ArenaMap::default(),
            failures: Vec::new(),
            mono_cache: HashMap::new(),
            span: body.span,
            states: ArenaMap::default(),
            sites: Vec::new(),
            arrived: None,
        }
    }

    pub(super) fn compile(mut self) -> std::result::Result<Code, Termination> {
        if let Err(trap) = self.compile_all() {
            self.b.trap(trap);
        }
        let ends = self.scope_ends();
        let locals = self.body.locals.iter().map(|(local, decl)| {
            let place = self.locals.get(local);
            LocalSlot {
                slot: place.map(|p| p.slot),
                kept: place.and_then(|place| place.kept),
                state: self.states.get(local).copied(),
                until: ends.get(local).copied(),
                size: place.map_or(0, |place| place.layout.size),
                ty: place.map_or(self.cx.tcx.types.common.error, |place| place.ty),
                name: match decl.kind {
                    LocalKind::Var(name) | LocalKind::Arg(Some(name)) => Some(name),
                    _ => None,
                },
                kind: decl.kind,
            }
        });
        self.b.code.locals = locals.collect();
        Ok(self.b.finish())
    }

    fn compile_all(&mut self) -> Result<()> {
        self.b.mark(self.body.span, (0, 0));
        self.place_locals()?;
        self.watch_locals();
        self.count_uses();
        self.begin_coroutine()?;
        let Some((start, _)) = self.body.blocks.iter().next() else {
            return Err(Trap::Unsupported("a body without blocks".to_owned()));
        };
        self.blocks(start);
        // Blocks that are only reached by unwinding or from a coroutine's other states.
        for (block, _) in self.body.blocks.iter() {
            if self.labels.contains_idx(block) {
                self.blocks(block);
            }
        }
        let mut next = 0;
        while let Some(failure) = self.failures.get(next) {
            next += 1;
            let (label, msg, unwind) = (failure.label, failure.msg, failure.unwind);
            let (span, location) = (failure.span, failure.location);
            self.span = span;
            self.b.bind(label);
            self.b.mark(span, location);
            if let Err(trap) = self.assertion_failed(msg, unwind) {
                self.b.trap(trap);
            }
        }
        self.finish_coroutine()?;
        // What came up since may lead to more blocks.
        for (block, _) in self.body.blocks.iter() {
            if self.labels.contains_idx(block) {
                self.blocks(block);
            }
        }
        Ok(())
    }

    // ------------------------------------------------------------ types

    pub(super) fn mono<T: TypeFoldable>(&self, value: T) -> T {
        self.cx.mono(value, self.args)
    }

    /// [`Self::mono`] of a type, remembered.
    pub(super) fn mono_ty(&mut self, ty: Ty) -> Ty {
        if let Some(known) = self.mono_cache.get(&ty) {
            return *known;
        }
        let mono = self.cx.mono(ty, self.args);
        self.mono_cache.insert(ty, mono);
        mono
    }

    // ------------------------------------------------------------ locals

    fn place_locals(&mut self) -> Result<()> {
        if let Role::Coroutine(id) | Role::CoroutineDrop(id) = self.role {
            return self.place_coroutine_locals(id);
        }
        let arg_count = self.body.arg_count;
        let mut typed = Vec::new();
        for (local, decl) in self.body.locals.iter() {
            let ty = self.mono_ty(decl.ty);
            let layout = self.b.layout(ty)?;
            typed.push((local, ty, layout));
        }
        let Some((result, rest)) = typed.split_first() else {
            return Err(Trap::Unsupported("a body without locals".to_owned()));
        };
        let (args, rest) = rest
            .split_at_checked(arg_count)
            .ok_or_else(|| Trap::Unsupported("a body without its arguments".to_owned()))?;
        let mut slots = vec![0];
        let end = if self.body.spread_args {
            self.spread(result.2, args, &mut slots)?
        } else {
            let abi = Abi::new(result.2, args.iter().map(|(_, _, layout)| *layout));
            slots.extend(&abi.args);
            self.caller = match self.role {
                Role::Function {
                    tracks_caller: true,
                } => Some(abi.location),
                _ => None,
            };
            abi.end
        };
        self.b.slot(end.into(), 1);
        let given = std::iter::once(result).chain(args);
        for ((local, ty, layout), slot) in given.zip(slots) {
            self.set_local(*local, slot, *ty, layout);
        }
        for (local, ty, layout) in rest {
            let slot = self.b.slot_for(layout);
            self.set_local(*local, slot, *ty, layout);
        }
        Ok(())
    }

    pub(super) fn set_local(&mut self, local: Local, slot: Slot, ty: Ty, layout: &'p Layout) {
        self.locals.insert(
            local,
            LocalPlace {
                slot,
                kept: None,
                ty,
                layout,
            },
        );
    }

    /// A closure's arguments: itself, and a tuple of all others.
    fn spread(
        &mut self,
        result: &Layout,
        args: &[(Local, Ty, &'p Layout)],
        slots: &mut Vec<u32>,
    ) -> Result<u32> {
        let Some((closure, others)) = args.split_first() else {
            return Err(Trap::Unsupported(
                "a closure without its arguments".to_owned(),
            ));
        };
        let types: Vec<Ty> = others.iter().map(|(_, ty, _)| *ty).collect();
        let tuple = self.b.layout(self.cx.tcx.types.mk_tuple(&types))?;
        let abi = Abi::new(result, [closure.2, tuple]);
        let [closure_slot, tuple_slot] = abi.args.as_slice() else {
            return Err(Trap::Unsupported("this closure".to_owned()));
        };
        slots.push(*closure_slot);
        for index in 0..others.len() {
            let offset = tuple.field(None, index).unwrap_or(0);
            slots.push(tuple_slot + u32::try_from(offset).unwrap_or(0));
        }
        Ok(abi.end)
    }

    fn count_uses(&mut self) {
        let uses = &mut self.uses;
        for (_, block) in self.body.blocks.iter() {
            super::operand::for_each_local(block, &mut |local| {
                *uses.entry(local).or_insert(0) += 1;
            });
        }
    }

    // ------------------------------------------------------------ blocks

    pub(super) fn block_label(&mut self, block: BasicBlock) -> Label {
        if let Some(label) = self.labels.get(block) {
            return *label;
        }
        let label = self.b.label();
        self.labels.insert(block, label);
        label
    }

    /// Compiles a block and those that follow it, one after another as far as possible.
    fn blocks(&mut self, start: BasicBlock) {
        let mut work = vec![start];
        while let Some(block) = work.pop() {
            let mut next = Some(block);
            while let Some(block) = next {
                let label = self.block_label(block);
                if self.b.is_bound(label) {
                    break;
                }
                self.b.bind(label);
                next = self.block(block, &mut work);
            }
        }
    }

    /// Compiles a block. If the one that it leads to is to follow at once, that is given
    /// back; then nothing leads there yet.
    fn block(&mut self, block: BasicBlock, work: &mut Vec<BasicBlock>) -> Option<BasicBlock> {
        let body = self.body;
        let data: &'b BasicBlockData = &body.blocks[block];
        let number = block.into_raw().into_u32();
        let mut skip = None;
        self.arrived = None;
        for (index, statement) in (0u32..).zip(&data.statements) {
            self.span = statement.span;
            self.b.mark(statement.span, (number, index));
            self.arrive_at_statement(statement);
            let used = self.b.used();
            let last = last_statement(data, index);
            let done = self.statement(statement, last.then_some(data), &mut skip);
            if let Err(trap) = done {
                self.b.trap(trap);
                return None;
            }
            self.b.release(used);
        }
        let Some(terminator) = &data.terminator else {
            self.b
                .trap(Trap::Unsupported("a block without an end".to_owned()));
            return None;
        };
        let index = u32::try_from(data.statements.len()).unwrap_or(u32::MAX);
        self.span = terminator.span;
        self.b.mark(terminator.span, (number, index));
        self.arrive_at_end(terminator);
        let used = self.b.used();
        let next = self.terminator(terminator, skip, (number, index), work);
        self.b.release(used);
        match next {
            Ok(Some(next)) => {
                // Somewhere else already: go there.
                let label = self.block_label(next);
                if self.b.is_bound(label) {
                    self.b.goto(label);
                    None
                } else {
                    Some(next)
                }
            }
            Ok(None) => None,
            Err(trap) => {
                self.b.trap(trap);
                None
            }
        }
    }

    fn statement(
        &mut self,
        statement: &'b Statement,
        last_of: Option<&'b BasicBlockData>,
        skip: &mut Option<Skip>,
    ) -> Result<()> {
        match &statement.kind {
            StatementKind::Assign(assign) => {
                let (place, rvalue) = &**assign;
                if let Some(data) = last_of
                    && let Some(fused) = self.fuse(place, rvalue, data)?
                {
                    *skip = Some(fused);
                    return Ok(());
                }
                self.assign(place, rvalue)?;
                self.assigned(place);
                Ok(())
            }
            StatementKind::SetDiscriminant(place, variant) => {
                let place = self.place(place)?;
                self.b.set_tag(&place, *variant)
            }
            StatementKind::StorageLive(local) => {
                self.storage(*local, true);
                Ok(())
            }
            StatementKind::StorageDead(local) => {
                self.storage(*local, false);
                Ok(())
            }
            StatementKind::FakeRead(..) | StatementKind::PlaceMention(_) | StatementKind::Nop => {
                Ok(())
            }
        }
    }

    /// The last statement of a block together with the block's end, where that is quicker.
    fn fuse(
        &mut self,
        place: &Place,
        rvalue: &'b Rvalue,
        data: &'b BasicBlockData,
    ) -> Result<Option<Skip>> {
        let Some(local) = place.as_local() else {
            return Ok(None);
        };
        let Some(terminator) = &data.terminator else {
            return Ok(None);
        };
        let once = self.uses.get(local).is_some_and(|uses| *uses == 2);
        match (rvalue, &terminator.kind) {
            (
                Rvalue::CheckedBinary(op, operands),
                TerminatorKind::Assert { cond, expected, .. },
            ) if !*expected && is_overflow_flag(cond, local) => {
                let done = self.checked_and_skip(local, *op, operands)?;
                Ok(done.then_some(Skip::Checked))
            }
            (Rvalue::Binary(op, operands), TerminatorKind::SwitchInt { discr, .. })
                if once && is_local(discr, local) =>
            {
                self.comparison(*op, operands)
            }
            (Rvalue::Discriminant(of), TerminatorKind::SwitchInt { discr, .. })
                if once && is_local(discr, local) =>
            {
                let place = self.place(of)?;
                Ok(Some(Skip::Discriminant(place)))
            }
            _ => Ok(None),
        }
    }

    // ------------------------------------------------------------ ends of blocks

    fn terminator(
        &mut self,
        terminator: &'b Terminator,
        skip: Option<Skip>,
        location: (u32, u32),
        work: &mut Vec<BasicBlock>,
    ) -> Result<Option<BasicBlock>> {
        match &terminator.kind {
            TerminatorKind::Goto(target)
            | TerminatorKind::FalseEdge { real: target, .. }
            | TerminatorKind::FalseUnwind { real: target, .. } => Ok(Some(*target)),
            TerminatorKind::SwitchInt {
                discr,
                targets,
                otherwise,
            } => {
                work.push(*otherwise);
                work.extend(targets.iter().rev().map(|(_, block)| *block));
                self.switch_int(discr, targets, *otherwise, skip)
            }
            TerminatorKind::Return => {
                self.return_from()?;
                Ok(None)
            }
            TerminatorKind::UnwindResume => {
                self.resume_unwinding();
                Ok(None)
            }
            TerminatorKind::UnwindTerminate(reason) => {
                self.b.terminate_now(*reason);
                Ok(None)
            }
            TerminatorKind::Unreachable => {
                self.b
                    .trap(Trap::Undefined("a place that cannot be reached is reached"));
                Ok(None)
            }
            TerminatorKind::Drop {
                place,
                target,
                unwind,
                ..
            } => {
                self.drop_place(place, *unwind, work)?;
                Ok(Some(*target))
            }
            TerminatorKind::Call {
                func,
                args,
                destination,
                target,
                unwind,
                fn_span,
            } => {
                let unwind = self.on_unwind(*unwind, work);
                self.call(func, args, destination, unwind, *fn_span, target.is_some())?;
                if let Some(target) = target {
                    Ok(Some(*target))
                } else {
                    self.b.trap(Trap::Undefined(
                        "a function that never returns has returned",
                    ));
                    Ok(None)
                }
            }
            TerminatorKind::Assert {
                cond,
                expected,
                msg,
                target,
                unwind,
            } => {
                let unwind = self.on_unwind(*unwind, work);
                let s = self.operand_slot(cond)?;
                let label = self.b.label();
                self.failures.push(Failure {
                    label,
                    msg,
                    unwind,
                    span: terminator.span,
                    location,
                });
                let op = if *expected {
                    Op::IfZero { s, t: 0 }
                } else {
                    Op::IfNotZero { s, t: 0 }
                };
                self.b.jump(op, label);
                Ok(Some(*target))
            }
            TerminatorKind::Yield {
                value: _,
                resume,
                resume_arg,
                drop,
            } => {
                work.push(*resume);
                work.extend(*drop);
                self.yield_now(*resume, resume_arg, *drop)?;
                Ok(None)
            }
            TerminatorKind::CoroutineDrop => {
                self.coroutine_dropped()?;
                Ok(None)
            }
        }
    }

    pub(super) fn on_unwind(
        &mut self,
        action: UnwindAction,
        work: &mut Vec<BasicBlock>,
    ) -> OnUnwind {
        match action {
            UnwindAction::Continue | UnwindAction::Unreachable => self.continue_unwinding(),
            UnwindAction::Terminate(reason) => OnUnwind::Terminate(reason),
            UnwindAction::Cleanup(block) => {
                work.insert(0, block);
                OnUnwind::Cleanup(self.block_label(block))
            }
        }
    }

    fn return_from(&mut self) -> Result<()> {
        if self.coroutine.is_some() {
            return self.coroutine_returns();
        }
        self.b.emit(Op::Return);
        Ok(())
    }

    fn drop_place(
        &mut self,
        place: &Place,
        unwind: UnwindAction,
        work: &mut Vec<BasicBlock>,
    ) -> Result<()> {
        let value = self.place(place)?;
        if !self.cx.needs_drop(value.ty) {
            return Ok(());
        }
        let unwind = self.on_unwind(unwind, work);
        let size = if value.meta.is_some() { 16 } else { 8 };
        let slot = self.b.outgoing(0, size);
        self.b.address_into(slot, &value);
        self.b.call_drop_glue(value.ty, unwind);
        self.dropped(place);
        Ok(())
    }

    /// Calls what says why an assertion failed.
    pub(super) fn assertion_failed(&mut self, msg: &AssertKind, unwind: OnUnwind) -> Result<()> {
        let (name, operands): (&str, Vec<&Operand>) = match msg {
            AssertKind::BoundsCheck { len, index } => ("panic_bounds_check", vec![index, len]),
            AssertKind::Overflow(op) => (overflow_name(*op), Vec::new()),
            AssertKind::OverflowNeg => ("panic_const_neg_overflow", Vec::new()),
            AssertKind::DivisionByZero => ("panic_const_div_by_zero", Vec::new()),
            AssertKind::RemainderByZero => ("panic_const_rem_by_zero", Vec::new()),
            AssertKind::ResumedAfterReturn => ("panic_const_async_fn_resumed", Vec::new()),
            AssertKind::ResumedAfterPanic => ("panic_const_async_fn_resumed_panic", Vec::new()),
        };
        let Some(def) = self.cx.tcx.lang_item(name) else {
            return Err(Trap::Unsupported(name.to_owned()));
        };
        let abi = Abi::of_sizes(0, operands.iter().map(|_| (8, 8)));
        for (operand, offset) in operands.into_iter().zip(&abi.args) {
            let slot = self.b.outgoing(*offset, 8);
            self.operand_into(slot, operand)?;
        }
        if self.cx.tcx.fn_attrs(def).track_caller {
            let slot = self.b.outgoing(abi.location, 8);
            self.caller_location_into(slot, self.span)?;
        }
        let function = self.cx.item_function(def, Args::EMPTY);
        self.b.call_function(function, unwind);
        self.b.trap(Trap::Undefined(
            "a function that never returns has returned",
        ));
        Ok(())
    }
}

/// What the last statement of a block has left for its end.
#[derive(Clone, Debug)]
pub(super) enum Skip {
    /// The operation that compares the flag is left out if there was no overflow.
    Checked,
    /// What is switched on is this comparison.
    Comparison(Comparison),
    /// What is switched on is the discriminant of this place.
    Discriminant(super::place::PlaceValue),
}

/// A comparison that is not written to a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparison {
    pub(super) op: BinOp,
    pub(super) num: crate::interp::num::Num,
    pub(super) a: Slot,
    pub(super) b: Right,
}

/// The right side of a comparison.
#[derive(Clone, Copy, Debug)]
pub(super) enum Right {
    Slot(Slot),
    Imm(i32),
}

/// Whether all that comes after the statement says nothing to the machine.
fn last_statement(data: &BasicBlockData, index: u32) -> bool {
    let rest = data.statements.get(index as usize + 1..);
    rest.unwrap_or_default().iter().all(|statement| {
        matches!(
            statement.kind,
            StatementKind::Nop | StatementKind::PlaceMention(_) | StatementKind::FakeRead(..)
        )
    })
}

fn is_local(operand: &Operand, local: Local) -> bool {
    match operand {
        Operand::Copy(place) | Operand::Move(place) => place.as_local() == Some(local),
        Operand::Constant(_) => false,
    }
}

fn is_overflow_flag(operand: &Operand, local: Local) -> bool {
    use crate::mir::PlaceElem;
    match operand {
        Operand::Copy(place) | Operand::Move(place) => {
            place.local == local && matches!(place.projection.as_slice(), [PlaceElem::Field(1, _)])
        }
        Operand::Constant(_) => false,
    }
}

fn overflow_name(op: BinOp) -> &'static str {
    match op {
        BinOp::Sub => "panic_const_sub_overflow",
        BinOp::Mul => "panic_const_mul_overflow",
        BinOp::Div => "panic_const_div_overflow",
        BinOp::Rem => "panic_const_rem_overflow",
        BinOp::Shl => "panic_const_shl_overflow",
        BinOp::Shr => "panic_const_shr_overflow",
        _ => "panic_const_add_overflow",
    }
}

/// The frame distance of a call.
pub(super) const CALLEE: Slot = OUTGOING;
