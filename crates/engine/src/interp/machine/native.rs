//! Intrinsics that the machine carries out itself.

use super::super::code::{Code, Native, NativeCall, Tell};
use super::super::instance::FunctionId;
use super::super::layout::Meta;
use super::super::memory::{self, Fault, allocation, fill, offset};
use super::super::num::{BitOp, Int, with_int};
use super::super::outcome::{LimitKind, Termination};
use super::super::program::Cx;
use super::run::{Flow, NativeError};
use super::state::State;
use super::watch::Detail;
use crate::mir::BinOp;
use crate::trace::{BorrowChange, EventKind, StreamKind};
use crate::ty::{Ty, TyKind};

type Result<T> = std::result::Result<T, NativeError>;

impl State {
    fn slot(&self, slot: u32) -> usize {
        self.frame.base as usize + slot as usize
    }

    fn get<T: Int>(&self, call: &NativeCall, index: usize) -> T {
        let slot = call.args.get(index).copied().unwrap_or(0);
        T::load(&self.memory.stack, self.slot(slot)).unwrap_or_default()
    }

    fn size(&self, call: &NativeCall, index: usize) -> usize {
        usize::try_from(self.get::<u64>(call, index)).unwrap_or(usize::MAX)
    }

    fn give<T: Int>(&mut self, call: &NativeCall, value: T) {
        let at = self.slot(call.result);
        let _ = value.store(&mut self.memory.stack, at);
    }

    /// Carries out an intrinsic.
    #[allow(clippy::too_many_lines)]
    pub(super) fn native(&mut self, cx: Cx<'_>, call: &NativeCall) -> Result<Flow> {
        match call.native {
            Native::SizeOfVal | Native::AlignOfVal => {
                let meta = self.get::<u64>(call, 0);
                let (size, align) = self.size_of_val(cx, call.ty, meta)?;
                let value = if call.native == Native::SizeOfVal {
                    size
                } else {
                    align
                };
                self.give(call, value);
            }
            Native::Copy | Native::CopyNonoverlapping => {
                let (from, to) = (self.get::<u64>(call, 0), self.get::<u64>(call, 1));
                let len = self.bytes_of(cx, call, 2)?;
                let apart =
                    allocation(from) != allocation(to) || offset(from).abs_diff(offset(to)) >= len;
                if call.native == Native::CopyNonoverlapping && !apart && len > 0 {
                    return Err(self.undefined(cx, "what is copied overlaps").into());
                }
                self.memory.copy(&cx.engine.globals, from, to, len)?;
                self.watch.relocate(from, to, len as u64);
            }
            Native::WriteBytes => {
                let (to, byte) = (self.get::<u64>(call, 0), self.get::<u8>(call, 1));
                let len = self.bytes_of(cx, call, 2)?;
                self.memory.write(to, len)?.fill(byte);
            }
            Native::CompareBytes => self.compare_bytes(cx, call)?,
            Native::Alloc | Native::AllocZeroed => {
                let (size, align) = (self.size(call, 0), self.get::<u64>(call, 1));
                let address = self.allocate(cx, size, align)?;
                self.give(call, address);
            }
            Native::Dealloc => {
                let (at, size) = (self.get::<u64>(call, 0), self.size(call, 1));
                let align = self.get::<u64>(call, 2);
                self.free(cx, at, size, align)?;
            }
            Native::Realloc => self.reallocate(cx, call)?,
            Native::Offset => {}
            Native::PtrOffsetFrom => {}
            Native::Saturating { subtract } => {
                let op = if subtract { BinOp::Sub } else { BinOp::Add };
                let _ = with_int!(call.num, T => {
                    let value = T::saturating(op, self.get::<T>(call, 0), self.get::<T>(call, 1));
                    self.give(call, value);
                });
            }
            Native::UncheckedDiv
            | Native::UncheckedRem
            | Native::UncheckedShl
            | Native::UncheckedShr => {}
            Native::Bits(op) => {
                let _ = with_int!(call.num, T => {
                    let count = if call.args.len() > 1 { self.get::<u32>(call, 1) } else { 0 };
                    let value = T::bits(op, self.get::<T>(call, 0), count);
                    match op {
                        BitOp::CountOnes | BitOp::LeadingZeros | BitOp::TrailingZeros => {
                            self.give(call, u32::narrow(value.widen() & 0xff));
                        }
                        _ => self.give(call, value),
                    }
                });
            }
            Native::ThreeWayCompare => {
                let order = with_int!(call.num, T => {
                    self.get::<T>(call, 0).cmp(&self.get::<T>(call, 1)) as i8
                });
                self.give(call, order.unwrap_or(0));
            }
            Native::Float(function) => self.float(call, function),
            Native::FloatFmt => self.float_fmt(cx, call)?,
            Native::FloatParse => self.float_parse(cx, call)?,
            Native::CharProperty => self.char_property(call),
            Native::CharToLowercase | Native::CharToUppercase => self.char_case(call)?,
            Native::Abort => return Err(Termination::Aborted.into()),
            Native::UnknownText if self.stops_at_panics => {
                // A constant fails whatever the text is.
                self.panicked = true;
                return Err(Termination::Exited(101).into());
            }
            Native::UnknownText => {
                let construct = "the text of this assertion, which fails";
                return Err(self.unsupported(cx, construct).into());
            }
            Native::Exit => return Err(Termination::Exited(self.get::<i32>(call, 0)).into()),
            Native::WriteStdout => self.write_out(cx, call, StreamKind::Stdout)?,
            Native::WriteStderr => self.write_out(cx, call, StreamKind::Stderr)?,
            Native::ReadStdin => self.read_stdin(call)?,
            Native::ClockNanos => {
                // A clock that never stands still, and is the same in each run.
                let now = self.clock.saturating_add(self.steps);
                self.give(call, now);
            }
            Native::ClockAdvance => {
                self.clock = self.clock.saturating_add(self.get::<u64>(call, 0));
            }
            Native::SipRounds => self.sip_rounds(cx, call)?,
            Native::Upcast => {
                let vtable = self.get::<u64>(call, 0);
                let ty = cx.engine.vtable_types.borrow().get(&vtable).copied();
                let Some(ty) = ty else {
                    return Err(self.undefined(cx, "a vtable that is none is used").into());
                };
                match cx.vtable(ty, call.ty) {
                    Ok(vtable) => self.give(call, vtable),
                    Err(_) => return Err(self.unsupported(cx, "this coercion").into()),
                }
            }
            Native::TraceBorrow
            | Native::TraceBorrowRefused
            | Native::TraceCellRead
            | Native::TraceCellWrite
            | Native::TraceRcCounts => return Ok(self.trace(cx, call)),
            Native::PtrEq | Native::Unknown => {
                return Err(self.unsupported(cx, "this intrinsic").into());
            }
        }
        Ok(Flow::Next)
    }

    /// The number of bytes of so many values.
    fn bytes_of(&self, cx: Cx<'_>, call: &NativeCall, index: usize) -> Result<usize> {
        let count = self.get::<u64>(call, index);
        let len = count.checked_mul(call.size);
        match len.and_then(|len| usize::try_from(len).ok()) {
            Some(len) if len <= 1 << 31 => Ok(len),
            _ => Err(self.undefined(cx, Fault::OutOfBounds.message()).into()),
        }
    }

    /// Size and alignment of something unsized.
    pub(super) fn size_of_val(&self, cx: Cx<'_>, ty: Ty, meta: u64) -> Result<(u64, u64)> {
        let layout = cx.layout(ty);
        let Ok(layout) = layout else {
            return Err(self.unsupported(cx, "a value of this size").into());
        };
        if !layout.is_unsized {
            return Ok((layout.size, layout.align));
        }
        let tail = cx.tail(ty);
        let (tail_size, tail_align) = match (cx.meta(ty), cx.tcx.types.kind(tail)) {
            (Meta::Vtable, _) => {
                let at = meta.wrapping_add(8);
                let bytes = self.memory.read(&cx.engine.globals, at, 16)?;
                let size = u64::load(bytes, 0).unwrap_or(0);
                (size, u64::load(bytes, 8).unwrap_or(1))
            }
            (_, TyKind::Slice(element)) => {
                let Ok(element) = cx.layout(element) else {
                    return Err(self.unsupported(cx, "a value of this size").into());
                };
                (element.size.saturating_mul(meta), element.align)
            }
            _ => (meta, 1),
        };
        if tail == ty {
            return Ok((tail_size, tail_align));
        }
        // The tail begins behind what is before it, as it is aligned.
        let align = layout.align.max(tail_align).max(1);
        let before = cx.tail_offset(ty, tail_align);
        let size = before.saturating_add(tail_size).next_multiple_of(align);
        Ok((size, align))
    }

    fn compare_bytes(&mut self, cx: Cx<'_>, call: &NativeCall) -> Result<()> {
        let (left, right) = (self.get::<u64>(call, 0), self.get::<u64>(call, 1));
        let len = self.size(call, 2);
        let globals = &cx.engine.globals;
        let left = self.memory.read(globals, left, len)?;
        let right = self.memory.read(globals, right, len)?;
        let order = left.cmp(right) as i32;
        self.give(call, order);
        Ok(())
    }

    fn allocate(&mut self, cx: Cx<'_>, size: usize, align: u64) -> Result<u64> {
        if size == 0 {
            return Ok(align);
        }
        let align = u32::try_from(align).unwrap_or(1);
        match self.memory.heap.allocate(size, align) {
            Some(allocation) => {
                let address = memory::address(allocation, 0);
                let size = size as u64;
                self.tell(cx, EventKind::Allocated { address, size });
                Ok(address)
            }
            None => Err(Termination::Limit(LimitKind::Memory).into()),
        }
    }

    fn free(&mut self, cx: Cx<'_>, address: u64, size: usize, align: u64) -> Result<()> {
        if size == 0 {
            return Ok(());
        }
        let align = u32::try_from(align).unwrap_or(1);
        match self.memory.heap.free(address, size, align) {
            Ok(()) => {
                self.tell(cx, EventKind::Freed { address });
                Ok(())
            }
            Err(error) => Err(self.undefined(cx, error.message()).into()),
        }
    }

    fn reallocate(&mut self, cx: Cx<'_>, call: &NativeCall) -> Result<()> {
        let (old, old_size) = (self.get::<u64>(call, 0), self.size(call, 1));
        let (align, new_size) = (self.get::<u64>(call, 2), self.size(call, 3));
        let new = self.allocate(cx, new_size, align)?;
        let len = old_size.min(new_size);
        self.memory.copy(&cx.engine.globals, old, new, len)?;
        self.watch.relocate(old, new, len as u64);
        self.free(cx, old, old_size, align)?;
        self.give(call, new);
        Ok(())
    }

    fn write_out(&mut self, cx: Cx<'_>, call: &NativeCall, stream: StreamKind) -> Result<()> {
        let (at, len) = (self.get::<u64>(call, 0), self.size(call, 1));
        let bytes = self.memory.read(&cx.engine.globals, at, len)?;
        let total = self.output.len() as u64 + bytes.len() as u64;
        if total > self.options.limits.output {
            return Err(Termination::Limit(LimitKind::Output).into());
        }
        if self.observed {
            let bytes: std::rc::Rc<[u8]> = bytes.into();
            self.output.push(stream, &bytes);
            self.tell(cx, EventKind::Output { stream, bytes });
        } else {
            self.output.push(stream, bytes);
        }
        Ok(())
    }

    fn read_stdin(&mut self, call: &NativeCall) -> Result<()> {
        let (to, capacity) = (self.get::<u64>(call, 0), self.size(call, 1));
        let rest = self.options.stdin.get(self.stdin_read..);
        let rest = rest.unwrap_or_default();
        let len = rest.len().min(capacity);
        let bytes = rest.get(..len).unwrap_or_default();
        fill(self.memory.write(to, len)?, bytes);
        self.stdin_read += len;
        self.give(call, len as u64);
        Ok(())
    }

    fn sip_rounds(&mut self, cx: Cx<'_>, call: &NativeCall) -> Result<()> {
        let (at, count) = (self.get::<u64>(call, 0), self.get::<u32>(call, 1));
        let bytes = self.memory.read(&cx.engine.globals, at, 32)?;
        let mut v = [0, 8, 16, 24].map(|at| u64::load(bytes, at).unwrap_or(0));
        for _ in 0..count.min(64) {
            let [v0, v1, v2, v3] = &mut v;
            *v0 = v0.wrapping_add(*v1);
            *v1 = v1.rotate_left(13) ^ *v0;
            *v0 = v0.rotate_left(32);
            *v2 = v2.wrapping_add(*v3);
            *v3 = v3.rotate_left(16) ^ *v2;
            *v0 = v0.wrapping_add(*v3);
            *v3 = v3.rotate_left(21) ^ *v0;
            *v2 = v2.wrapping_add(*v1);
            *v1 = v1.rotate_left(17) ^ *v2;
            *v2 = v2.rotate_left(32);
        }
        let to = self.memory.write(at, 32)?;
        for (index, value) in v.into_iter().enumerate() {
            let _ = value.store(to, index * 8);
        }
        Ok(())
    }

    // ------------------------------------------------------------ those who watch

    fn trace(&mut self, cx: Cx<'_>, call: &NativeCall) -> Flow {
        let mut flow = Flow::Next;
        let kind = match call.native {
            Native::TraceBorrow => {
                let change = match self.get::<u8>(call, 3) {
                    0 => BorrowChange::Shared,
                    1 => BorrowChange::Unique,
                    2 => BorrowChange::SharedReleased,
                    3 => BorrowChange::UniqueReleased,
                    4 => BorrowChange::Cloned,
                    5 => BorrowChange::Split,
                    _ => BorrowChange::Leaked,
                };
                let cell = self.get(call, 0);
                let guard = self.borrow_changed(cx, cell, change, self.get(call, 4));
                EventKind::Borrow {
                    cell,
                    before: self.get(call, 1),
                    after: self.get(call, 2),
                    change,
                    guard,
                }
            }
            Native::TraceBorrowRefused => {
                if self.watch.pause_refused {
                    self.watch.refused = true;
                    flow = Flow::Pause;
                }
                EventKind::BorrowRefused {
                    cell: self.get(call, 0),
                    flag: self.get(call, 1),
                    wants_unique: self.get::<u8>(call, 2) != 0,
                }
            }
            Native::TraceCellRead => EventKind::CellRead {
                cell: self.get(call, 0),
                size: self.get(call, 1),
            },
            Native::TraceCellWrite => EventKind::CellWritten {
                cell: self.get(call, 0),
                size: self.get(call, 1),
            },
            _ => EventKind::Counts {
                shared: self.get(call, 0),
                strong: self.get(call, 1),
                weak: self.get(call, 2),
                ty: cx.first_type_arg(self.frame.function),
            },
        };
        self.tell(cx, kind);
        flow
    }

    /// Tells that a function was called, whose frame is the running one by now.
    #[cold]
    pub(super) fn tell_call(&mut self, cx: Cx<'_>, function: FunctionId, code: &Code) {
        self.clear_frame(&code.clears);
        if code.is_user {
            self.watch.enter();
        }
        if self.watch.detail != Detail::All || !code.is_user {
            return;
        }
        let span = self.frames.last().and_then(|caller| {
            let code = cx.engine.compiled(caller.function)?;
            code.mark(caller.pc.saturating_sub(1)).map(|mark| mark.span)
        });
        self.events.push(crate::trace::Event {
            step: self.steps,
            frame: u32::try_from(self.frames.len()).unwrap_or(u32::MAX),
            span: span.unwrap_or_default(),
            kind: EventKind::Called {
                function: cx.function_name(function),
            },
        });
    }

    #[cold]
    pub(super) fn tell_event(&mut self, cx: Cx<'_>, code: &Code, event: &Tell) {
        let pointer =
            |this: &Self, slot: u32| u64::load(&this.memory.stack, this.slot(slot)).unwrap_or(0);
        let local = |number: u32| code.locals.get(number as usize).copied();
        let kind = match *event {
            Tell::Live(number) => {
                let Some(local) = local(number) else {
                    return;
                };
                if let (Some(slot), None) = (local.slot, local.kept) {
                    self.clear(slot, local.size);
                }
                EventKind::StorageLive {
                    local: number,
                    name: local.name,
                    ty: local.ty,
                    address: local.slot.map_or(0, |slot| self.slot_address(slot)),
                    size: local.size,
                }
            }
            Tell::Dead(number) => {
                let slot = local(number).and_then(|local| local.slot);
                EventKind::StorageDead {
                    local: number,
                    address: slot.map_or(0, |slot| self.slot_address(slot)),
                }
            }
            Tell::MovedLocal {
                from,
                to,
                size,
                ty,
                clear,
            } => {
                let (old, new) = (self.slot_address(from), self.slot_address(to));
                self.watch.relocate(old, new, size);
                if clear && from != to {
                    self.clear(from, size);
                }
                EventKind::Moved {
                    from: old,
                    to: new,
                    size,
                    ty,
                }
            }
            Tell::Moved { from, to, size, ty } => {
                let (from, to) = (pointer(self, from), pointer(self, to));
                self.watch.relocate(from, to, size);
                EventKind::Moved { from, to, size, ty }
            }
            Tell::DropBegun { pointer: slot, ty } => EventKind::DropBegun {
                address: pointer(self, slot),
                ty,
            },
            Tell::DropEnded { pointer: slot } => EventKind::DropEnded {
                address: pointer(self, slot),
            },
        };
        self.tell(cx, kind);
    }
}
