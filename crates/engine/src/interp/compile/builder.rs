//! What code is put together with.

use std::collections::HashMap;

use crate::interp::code::op::OUTGOING;
use crate::interp::code::{Code, Mark, NativeCall, Op, Slot, Switch, Tell, Trap, Unwind};
use crate::interp::instance::FunctionId;
use crate::interp::layout::Layout;
use crate::interp::outcome::Termination;
use crate::interp::program::Cx;
use crate::mir::UnwindTerminateReason;
use crate::syntax::span::Span;
use crate::ty::Ty;

/// A place in the code that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Label(u32);

/// Where unwinding goes on.
#[derive(Clone, Copy, Debug)]
pub(super) enum OnUnwind {
    /// In the caller.
    Continue,
    /// With the drops at the label.
    Cleanup(Label),
    /// It is stopped, and goes on at the label, with what the panic carries in the slot.
    Catch(Label, Slot),
    /// The process is aborted.
    Terminate(UnwindTerminateReason),
}

/// Why something cannot be compiled. It becomes an operation that says so.
pub(super) type Result<T> = std::result::Result<T, Trap>;

/// See the module.
pub(super) struct Builder<'p> {
    pub(super) cx: Cx<'p>,
    pub(super) code: Code,
    /// Where the frame is free.
    next: u32,
    /// How much of the frame was ever in use.
    high: u32,
    outgoing: u32,
    labels: Vec<Option<u32>>,
    /// Operations that lead to labels.
    jumps: Vec<(u32, Label)>,
    /// Tables, the numbers in which are labels.
    unwinds: Vec<(u32, OnUnwind)>,
    terminates: HashMap<UnwindTerminateReason, Label>,
    /// Whether those who watch step through it.
    pub(super) is_user: bool,
}

impl<'p> Builder<'p> {
    pub(super) fn new(cx: Cx<'p>) -> Self {
        Self {
            cx,
            code: Code::default(),
            next: 0,
            high: 0,
            outgoing: 0,
            labels: Vec::new(),
            jumps: Vec::new(),
            unwinds: Vec::new(),
            terminates: HashMap::new(),
            is_user: false,
        }
    }

    // ------------------------------------------------------------ operations

    /// The number of the next operation.
    pub(super) fn pc(&self) -> u32 {
        u32::try_from(self.code.ops.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn emit(&mut self, op: Op) {
        self.code.ops.push(op);
    }

    /// Says where in the source the next operations come from.
    pub(super) fn mark(&mut self, span: Span, location: (u32, u32)) {
        let pc = self.pc();
        if let Some(last) = self.code.marks.last_mut()
            && last.pc == pc
        {
            *last = Mark { pc, span, location };
            return;
        }
        self.code.marks.push(Mark { pc, span, location });
    }

    /// Emits an operation that leads to a label.
    pub(super) fn jump(&mut self, op: Op, label: Label) {
        self.jumps.push((self.pc(), label));
        self.emit(op);
    }

    pub(super) fn goto(&mut self, label: Label) {
        self.jump(Op::Jump { t: 0 }, label);
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(u32::try_from(self.labels.len() - 1).unwrap_or(u32::MAX))
    }

    /// Whether it is known where a label is.
    pub(super) fn is_bound(&self, label: Label) -> bool {
        let label = self.labels.get(label.0 as usize);
        label.is_some_and(Option::is_some)
    }

    /// Says that a label is here.
    pub(super) fn bind(&mut self, label: Label) {
        let pc = self.pc();
        if let Some(slot) = self.labels.get_mut(label.0 as usize) {
            *slot = Some(pc);
        }
    }

    /// Emits an operation that says that something cannot be done.
    pub(super) fn trap(&mut self, trap: Trap) {
        let number = u32::try_from(self.code.traps.len()).unwrap_or(u32::MAX);
        self.code.traps.push(trap);
        self.emit(Op::Trap { trap: number });
    }

    pub(super) fn native(&mut self, call: NativeCall) {
        let number = u32::try_from(self.code.natives.len()).unwrap_or(u32::MAX);
        self.code.natives.push(call);
        self.emit(Op::Native { call: number });
    }

    pub(super) fn tell(&mut self, event: Tell) {
        let number = u32::try_from(self.code.events.len()).unwrap_or(u32::MAX);
        self.code.events.push(event);
        self.emit(Op::Tell { event: number });
    }

    /// Emits a switch. The targets are labels.
    pub(super) fn switch(
        &mut self,
        num: crate::interp::num::Num,
        s: Slot,
        targets: &[(u128, Label)],
        otherwise: Label,
    ) {
        let number = u32::try_from(self.code.switches.len()).unwrap_or(u32::MAX);
        self.code.switches.push(Switch {
            dense: Vec::new(),
            targets: targets.iter().map(|(v, label)| (*v, label.0)).collect(),
            otherwise: otherwise.0,
        });
        self.emit(Op::Switch {
            num,
            s,
            switch: number,
        });
    }

    /// Emits a call, whose arguments are in place.
    pub(super) fn call(&mut self, op: Op, unwind: OnUnwind) {
        if !matches!(unwind, OnUnwind::Continue) {
            self.unwinds.push((self.pc(), unwind));
        }
        self.emit(op);
    }

    /// Emits a call of a function, whose arguments are in place.
    pub(super) fn call_function(&mut self, f: FunctionId, unwind: OnUnwind) {
        self.call(Op::Call { f, frame: OUTGOING }, unwind);
    }

    // ------------------------------------------------------------ slots

    /// A slot of its own.
    pub(super) fn slot(&mut self, size: u64, align: u64) -> Slot {
        let align = u32::try_from(align.clamp(1, 16)).unwrap_or(16);
        let size = u32::try_from(size).unwrap_or(u32::MAX >> 4);
        let slot = self.next.next_multiple_of(align);
        self.next = slot.saturating_add(size);
        self.high = self.high.max(self.next);
        slot
    }

    pub(super) fn slot_for(&mut self, layout: &Layout) -> Slot {
        self.slot(layout.size, layout.align)
    }

    pub(super) fn word(&mut self) -> Slot {
        self.slot(8, 8)
    }

    /// How much of the frame is in use, to be given back to [`Self::release`].
    pub(super) fn used(&self) -> u32 {
        self.next
    }

    /// Frees the slots that were made since.
    pub(super) fn release(&mut self, used: u32) {
        self.next = used;
    }

    /// A slot of the callee's frame, which takes so many bytes.
    pub(super) fn outgoing(&mut self, offset: u32, size: u64) -> Slot {
        let end = offset.saturating_add(u32::try_from(size).unwrap_or(u32::MAX >> 4));
        self.outgoing = self.outgoing.max(end);
        OUTGOING.saturating_add(offset)
    }

    // ------------------------------------------------------------ data

    /// Copies between slots.
    pub(super) fn copy(&mut self, d: Slot, s: Slot, size: u64) {
        if d == s {
            return;
        }
        self.emit(match size {
            0 => return,
            1 => Op::Copy1 { d, s },
            2 => Op::Copy2 { d, s },
            4 => Op::Copy4 { d, s },
            8 => Op::Copy8 { d, s },
            16 => Op::Copy16 { d, s },
            _ => Op::CopyN {
                d,
                s,
                n: u32::try_from(size).unwrap_or(0),
            },
        });
    }

    /// Reads from where the address in slot `p` leads, `off` bytes further on.
    pub(super) fn load(&mut self, d: Slot, p: Slot, off: i32, size: u64) {
        self.emit(match size {
            0 => return,
            1 => Op::Load1 { d, p, off },
            2 => Op::Load2 { d, p, off },
            4 => Op::Load4 { d, p, off },
            8 => Op::Load8 { d, p, off },
            16 => Op::Load16 { d, p, off },
            _ => Op::LoadN {
                d,
                p,
                off,
                n: u32::try_from(size).unwrap_or(0),
            },
        });
    }

    /// Writes to where the address in slot `p` leads, `off` bytes further on.
    pub(super) fn store(&mut self, p: Slot, off: i32, s: Slot, size: u64) {
        self.emit(match size {
            0 => return,
            1 => Op::Store1 { p, off, s },
            2 => Op::Store2 { p, off, s },
            4 => Op::Store4 { p, off, s },
            8 => Op::Store8 { p, off, s },
            16 => Op::Store16 { p, off, s },
            _ => Op::StoreN {
                p,
                off,
                s,
                n: u32::try_from(size).unwrap_or(0),
            },
        });
    }

    /// The bits of a scalar, as so many bytes.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn scalar(&mut self, d: Slot, bits: u128, size: u64) {
        let op = match size {
            0 => return,
            1 => Op::Const1 { d, v: bits as u8 },
            2 => Op::Const2 { d, v: bits as u16 },
            4 => Op::Const4 { d, v: bits as u32 },
            8 => Op::Const8 {
                d,
                low: bits as u32,
                high: (bits >> 32) as u32,
            },
            _ => {
                let wide = u32::try_from(self.code.wide.len()).unwrap_or(u32::MAX);
                self.code.wide.push(bits);
                Op::Const16 { d, wide }
            }
        };
        self.emit(op);
    }

    /// An address.
    pub(super) fn address(&mut self, d: Slot, address: u64) {
        self.scalar(d, address.into(), 8);
    }

    // ------------------------------------------------------------ the end

    /// The label of the operations that abort because a panic has come too far.
    pub(super) fn terminate_label(&mut self, reason: UnwindTerminateReason) -> Label {
        if let Some(label) = self.terminates.get(&reason) {
            return *label;
        }
        let label = self.label();
        self.terminates.insert(reason, label);
        label
    }

    /// The code, with all labels and slots in their places.
    pub(super) fn finish(mut self) -> Code {
        let unwinds = std::mem::take(&mut self.unwinds);
        let mut resolved = Vec::new();
        for (pc, unwind) in unwinds {
            let (label, payload) = match unwind {
                OnUnwind::Continue => continue,
                OnUnwind::Cleanup(label) => (label, None),
                OnUnwind::Catch(label, slot) => (label, Some(slot)),
                OnUnwind::Terminate(reason) => (self.terminate_label(reason), None),
            };
            resolved.push((pc, label, payload));
        }
        let terminates: Vec<_> = self.terminates.clone().into_iter().collect();
        for (reason, label) in terminates {
            self.bind(label);
            self.terminate(reason);
        }
        let frame_size = self.high.next_multiple_of(16);
        let place = |slot: &mut Slot| {
            if *slot >= OUTGOING {
                *slot = *slot - OUTGOING + frame_size;
            }
        };
        let labels = std::mem::take(&mut self.labels);
        let of = |label: u32| labels.get(label as usize).copied().flatten();
        for (pc, label) in &self.jumps {
            let op = self.code.ops.get_mut(*pc as usize);
            if let Some(target) = op.and_then(Op::target_mut) {
                *target = of(label.0).unwrap_or(u32::MAX);
            }
        }
        for switch in &mut self.code.switches {
            for (_, target) in &mut switch.targets {
                *target = of(*target).unwrap_or(u32::MAX);
            }
            switch.otherwise = of(switch.otherwise).unwrap_or(u32::MAX);
            switch.finish();
        }
        for (pc, label, payload) in resolved {
            let target = of(label.0).unwrap_or(u32::MAX);
            let unwind = match payload {
                None => Unwind::Cleanup(target),
                Some(mut payload) => {
                    place(&mut payload);
                    Unwind::Catch { target, payload }
                }
            };
            self.code.unwind.push((pc, unwind));
        }
        self.code.unwind.sort_by_key(|(pc, _)| *pc);
        for op in &mut self.code.ops {
            op.map_slots(&mut { place });
        }
        for call in &mut self.code.natives {
            call.args.iter_mut().for_each(place);
            place(&mut call.result);
        }
        for event in &mut self.code.events {
            match event {
                Tell::MovedLocal { from, to, .. } | Tell::Moved { from, to, .. } => {
                    place(from);
                    place(to);
                }
                Tell::DropBegun { pointer, .. } | Tell::DropEnded { pointer } => place(pointer),
                Tell::Live(_) | Tell::Dead(_) => {}
            }
        }
        self.code.is_user = self.is_user;
        self.code.frame_size = frame_size;
        self.code.outgoing = self.outgoing.next_multiple_of(16);
        self.code
    }

    /// Calls what std says when a panic has come too far.
    fn terminate(&mut self, reason: UnwindTerminateReason) {
        let name = match reason {
            UnwindTerminateReason::Abi => "panic_cannot_unwind",
            UnwindTerminateReason::InCleanup => "panic_in_cleanup",
        };
        match self.cx.lang_function(name) {
            Some(function) => {
                self.outgoing(0, 64);
                self.call_function(function, OnUnwind::Continue);
                self.trap(Trap::Undefined("what never returns has returned"));
            }
            None => self.trap(Trap::Ended(Box::new(Termination::Aborted))),
        }
    }

    /// The layout of a type.
    pub(super) fn layout(&self, ty: Ty) -> Result<&'p Layout> {
        self.cx
            .layout(ty)
            .map_err(|error| Trap::Unsupported(error.message().to_owned()))
    }
}
