//! The loop that does one operation after another.

use super::super::code::{Code, Op, Trap};
use super::super::instance::FunctionId;
use super::super::memory::{Fault, STACK, address, allocation, get, offset, put};
use super::super::num::{self, Int, Num, compare, with_int};
use super::super::outcome::Termination;
use super::super::program::Cx;
use super::state::{Frame, State, Stop};
use crate::mir::BinOp;

/// What to do after an operation that is not done in the loop itself.
pub(super) enum Flow {
    /// The next operation.
    Next,
    /// The next operation, after somebody has looked.
    Pause,
}

impl State {
    /// Does up to `budget` operations.
    #[allow(clippy::too_many_lines, clippy::cognitive_complexity)]
    pub(super) fn run_ops(&mut self, cx: Cx<'_>, budget: u64) -> Stop {
        let mut left = budget;
        let globals = &cx.engine.globals;
        let mut code: &Code = match cx.code(self.frame.function) {
            Ok(code) => code,
            Err(termination) => return Stop::Ended(termination),
        };
        let mut pc = self.frame.pc as usize;
        let mut base = self.frame.base as usize;

        // Leaves the loop, or goes back into it after something out of the way. The state
        // is up to date whenever something else looks at it.
        macro_rules! sync {
            () => {
                self.frame.pc = narrow(pc);
                self.steps += budget - left;
            };
        }
        macro_rules! stop {
            ($stop:expr) => {{
                sync!();
                return $stop;
            }};
        }
        macro_rules! end {
            (|$this:ident| $termination:expr) => {{
                sync!();
                let $this = &mut *self;
                return Stop::Ended($termination);
            }};
        }
        macro_rules! some {
            ($option:expr) => {
                match $option {
                    Some(value) => value,
                    None => end!(|this| this.unsupported(cx, "this operation")),
                }
            };
        }
        macro_rules! fault {
            ($fault:expr) => {{
                let fault = $fault;
                if let Fault::Static(number) = fault {
                    match cx.static_bytes(number) {
                        Ok(bytes) => self.memory.init_static(number, bytes),
                        Err(termination) => end!(|_this| termination),
                    }
                    pc -= 1;
                    continue;
                }
                end!(|this| this.fault(cx, fault))
            }};
        }
        macro_rules! read {
            ($ty:ty, $slot:expr) => {
                some!(<$ty>::load(&self.memory.stack, base + $slot as usize))
            };
        }
        macro_rules! write {
            ($value:expr, $slot:expr) => {
                some!($value.store(&mut self.memory.stack, base + $slot as usize))
            };
        }
        macro_rules! copy {
            ($n:literal, $d:expr, $s:expr) => {{
                let value: [u8; $n] = some!(get(&self.memory.stack, base + $s as usize));
                some!(put(&mut self.memory.stack, base + $d as usize, value))
            }};
        }
        macro_rules! load {
            ($n:literal, $d:expr, $p:expr, $off:expr) => {{
                let at = plus(read!(u64, $p), $off);
                let value: [u8; $n] = if allocation(at) == STACK {
                    match get(&self.memory.stack, offset(at)) {
                        Some(value) => value,
                        None => fault!(Fault::OutOfBounds),
                    }
                } else {
                    match self.memory.bytes(globals, allocation(at)) {
                        Ok(bytes) => match get(bytes, offset(at)) {
                            Some(value) => value,
                            None => fault!(Fault::OutOfBounds),
                        },
                        Err(fault) => fault!(fault),
                    }
                };
                some!(put(&mut self.memory.stack, base + $d as usize, value))
            }};
        }
        macro_rules! store {
            ($n:literal, $p:expr, $off:expr, $s:expr) => {{
                let at = plus(read!(u64, $p), $off);
                let value: [u8; $n] = some!(get(&self.memory.stack, base + $s as usize));
                let bytes = match self.memory.bytes_mut(allocation(at)) {
                    Ok(bytes) => bytes,
                    Err(fault) => fault!(fault),
                };
                if put(bytes, offset(at), value).is_none() {
                    fault!(Fault::OutOfBounds)
                }
            }};
        }
        // Enters a function whose frame begins `frame` bytes further on.
        macro_rules! enter {
            ($function:expr, $frame:expr) => {{
                let function: FunctionId = $function;
                let callee = match cx.engine.compiled(function) {
                    Some(callee) => callee,
                    None => {
                        sync!();
                        match cx.code(function) {
                            Ok(callee) => {
                                self.steps -= budget - left;
                                callee
                            }
                            Err(termination) => return Stop::Ended(termination),
                        }
                    }
                };
                let new_base = base + $frame as usize;
                self.frame.pc = narrow(pc);
                self.frames.push(self.frame);
                self.frame = Frame {
                    function,
                    pc: 0,
                    base: narrow(new_base),
                };
                if !self.reserve(new_base, callee) {
                    self.steps += budget - left;
                    self.overflow();
                    return Stop::Ended(Termination::Aborted);
                }
                if self.observed {
                    self.steps += budget - left;
                    self.tell_call(cx, function, callee);
                    self.steps -= budget - left;
                }
                code = callee;
                base = new_base;
                pc = 0;
            }};
        }
        // Goes on where the state says.
        macro_rules! resume {
            () => {{
                if !self.running {
                    sync!();
                    return Stop::Ended(self.after_last_frame());
                }
                code = match cx.code(self.frame.function) {
                    Ok(code) => code,
                    Err(termination) => end!(|_this| termination),
                };
                pc = self.frame.pc as usize;
                base = self.frame.base as usize;
            }};
        }

        loop {
            if left == 0 {
                stop!(Stop::Steps);
            }
            let Some(op) = code.ops.get(pc) else {
                end!(|this| this.unsupported(cx, "code without an end"))
            };
            left -= 1;
            pc += 1;
            match *op {
                Op::Copy8 { d, s } => copy!(8, d, s),
                Op::Copy4 { d, s } => copy!(4, d, s),
                Op::Copy1 { d, s } => copy!(1, d, s),
                Op::Copy16 { d, s } => copy!(16, d, s),
                Op::Copy2 { d, s } => copy!(2, d, s),
                Op::CopyN { d, s, n } => {
                    let from = base + s as usize;
                    let to = base + d as usize;
                    let end = from + n as usize;
                    if end > self.memory.stack.len() || to + n as usize > self.memory.stack.len() {
                        end!(|this| this.unsupported(cx, "this operation"));
                    }
                    self.memory.stack.copy_within(from..end, to);
                }
                Op::Const1 { d, v } => write!(v, d),
                Op::Const2 { d, v } => write!(v, d),
                Op::Const4 { d, v } => write!(v, d),
                Op::Const8 { d, low, high } => {
                    write!(u64::from(low) | (u64::from(high) << 32), d);
                }
                Op::Const16 { d, wide } => {
                    let value = some!(code.wide.get(wide as usize));
                    write!(*value, d);
                }
                Op::Load8 { d, p, off } => load!(8, d, p, off),
                Op::Load4 { d, p, off } => load!(4, d, p, off),
                Op::Load1 { d, p, off } => load!(1, d, p, off),
                Op::Load16 { d, p, off } => load!(16, d, p, off),
                Op::Load2 { d, p, off } => load!(2, d, p, off),
                Op::LoadN { d, p, off, n } => {
                    let from = plus(read!(u64, p), off);
                    let to = address(STACK, narrow(base + d as usize));
                    if let Err(fault) = self.memory.copy(globals, from, to, n as usize) {
                        fault!(fault);
                    }
                }
                Op::Store8 { p, off, s } => store!(8, p, off, s),
                Op::Store4 { p, off, s } => store!(4, p, off, s),
                Op::Store1 { p, off, s } => store!(1, p, off, s),
                Op::Store16 { p, off, s } => store!(16, p, off, s),
                Op::Store2 { p, off, s } => store!(2, p, off, s),
                Op::StoreN { p, off, s, n } => {
                    let to = plus(read!(u64, p), off);
                    let from = address(STACK, narrow(base + s as usize));
                    if let Err(fault) = self.memory.copy(globals, from, to, n as usize) {
                        fault!(fault);
                    }
                }
                Op::MemCopy { to, from, n } => {
                    let (to, from) = (read!(u64, to), read!(u64, from));
                    if let Err(fault) = self.memory.copy(globals, from, to, n as usize) {
                        fault!(fault);
                    }
                }
                Op::AddrOf { d, s } => {
                    write!(address(STACK, narrow(base + s as usize)), d);
                }
                Op::AddrAdd { d, p, off } => write!(plus(read!(u64, p), off), d),
                Op::AddrIndex { d, p, i, size } => {
                    let index = read!(u64, i).wrapping_mul(u64::from(size));
                    write!(read!(u64, p).wrapping_add(index), d);
                }
                Op::AddrAlign { d, p, off, vtable } => {
                    let align = read!(u64, vtable).wrapping_add(16);
                    let align = match self.memory.read(globals, align, 8) {
                        Ok(bytes) => some!(u64::load(bytes, 0)),
                        Err(fault) => fault!(fault),
                    };
                    let off = u64::from(off).next_multiple_of(align.max(1));
                    write!(read!(u64, p).wrapping_add(off), d);
                }
                Op::Bin { op, num, d, a, b } => match num {
                    Num::I32 => {
                        let value = binary::<i32>(&mut self.memory.stack, base, op, d, a, b);
                        some!(value);
                    }
                    Num::U64 => {
                        let value = binary::<u64>(&mut self.memory.stack, base, op, d, a, b);
                        some!(value);
                    }
                    Num::F32 | Num::F64 => {
                        let slots = [d, a, b].map(|slot| base + slot as usize);
                        some!(num::float_binary(&mut self.memory.stack, op, num, slots));
                    }
                    _ => {
                        let stack = &mut self.memory.stack;
                        some!(some!(
                            with_int!(num, T => binary::<T>(stack, base, op, d, a, b))
                        ));
                    }
                },
                Op::BinImm { op, num, d, a, imm } => match num {
                    Num::I32 => some!(binary_imm::<i32>(
                        &mut self.memory.stack,
                        base,
                        op,
                        d,
                        a,
                        imm
                    )),
                    Num::U64 => some!(binary_imm::<u64>(
                        &mut self.memory.stack,
                        base,
                        op,
                        d,
                        a,
                        imm
                    )),
                    _ => {
                        let stack = &mut self.memory.stack;
                        some!(some!(
                            with_int!(num, T => binary_imm::<T>(stack, base, op, d, a, imm))
                        ));
                    }
                },
                Op::Shift { op, num, d, a, b } => {
                    let count = u32::from(read!(u8, b));
                    let stack = &mut self.memory.stack;
                    some!(some!(
                        with_int!(num, T => shift::<T>(stack, base, op, d, a, count))
                    ));
                }
                Op::ShiftImm { op, num, d, a, imm } => {
                    let stack = &mut self.memory.stack;
                    some!(some!(
                        with_int!(num, T => shift::<T>(stack, base, op, d, a, imm))
                    ));
                }
                Op::Checked { op, num, d, a, b } => {
                    let stack = &mut self.memory.stack;
                    let overflow = with_int!(num, T => {
                        let right = T::load(stack, base + b as usize);
                        right.and_then(|right| checked::<T>(stack, base, op, d, a, right))
                    });
                    write!(u8::from(some!(some!(overflow))), d + narrow(num.size()));
                }
                Op::CheckedSkip { op, num, d, a, b } => {
                    let stack = &mut self.memory.stack;
                    let overflow = match num {
                        Num::I32 => {
                            let right = some!(i32::load(stack, base + b as usize));
                            some!(checked::<i32>(stack, base, op, d, a, right))
                        }
                        Num::U64 => {
                            let right = some!(u64::load(stack, base + b as usize));
                            some!(checked::<u64>(stack, base, op, d, a, right))
                        }
                        _ => {
                            some!(some!(with_int!(num, T => {
                                let right = T::load(stack, base + b as usize);
                                right.and_then(|right| checked::<T>(stack, base, op, d, a, right))
                            })))
                        }
                    };
                    if overflow {
                        write!(1u8, d + narrow(num.size()));
                    } else {
                        pc += 1;
                    }
                }
                Op::CheckedSkipImm { op, num, d, a, imm } => {
                    let stack = &mut self.memory.stack;
                    let overflow = match num {
                        Num::I32 => some!(checked::<i32>(stack, base, op, d, a, imm)),
                        Num::U64 => {
                            some!(checked::<u64>(stack, base, op, d, a, u64::from_i32(imm)))
                        }
                        _ => some!(some!(with_int!(num, T => {
                            checked::<T>(stack, base, op, d, a, T::from_i32(imm))
                        }))),
                    };
                    if overflow {
                        write!(1u8, d + narrow(num.size()));
                    } else {
                        pc += 1;
                    }
                }
                Op::Un { op, num, d, a } => {
                    let stack = &mut self.memory.stack;
                    let done = match num {
                        Num::F32 => f32_negate(stack, base, d, a),
                        Num::F64 => f64_negate(stack, base, d, a),
                        _ => some!(with_int!(num, T => {
                            T::load(stack, base + a as usize)
                                .and_then(|value| T::unary(op, value).store(stack, base + d as usize))
                        })),
                    };
                    some!(done);
                }
                Op::NotBool { d, a } => write!(read!(u8, a) ^ 1, d),
                Op::Cast { from, to, d, s } => {
                    let (src, dst) = (base + s as usize, base + d as usize);
                    some!(num::cast(&mut self.memory.stack, from, to, src, dst));
                }
                Op::Fat { op, d, a, b } => {
                    let pair = |low: u64, high: u64| (low, high);
                    let left = pair(read!(u64, a), read!(u64, a + 8));
                    let right = pair(read!(u64, b), read!(u64, b + 8));
                    write!(u8::from(some!(compare(op, left, right))), d);
                }
                Op::Niche { d, s, niche } => {
                    let niche = some!(code.niches.get(niche as usize));
                    let stack = &mut self.memory.stack;
                    some!(niche.decode(stack, base + s as usize, base + d as usize));
                }
                Op::Jump { t } => pc = t as usize,
                Op::IfZero { s, t } => {
                    if read!(u8, s) == 0 {
                        pc = t as usize;
                    }
                }
                Op::IfNotZero { s, t } => {
                    if read!(u8, s) != 0 {
                        pc = t as usize;
                    }
                }
                Op::Unless { num, s, v, t } => {
                    let equal = match num.size() {
                        1 => u32::from(read!(u8, s)) == v,
                        2 => u32::from(read!(u16, s)) == v,
                        4 => read!(u32, s) == v,
                        8 => read!(u64, s) == u64::from(v),
                        _ => read!(u128, s) == u128::from(v),
                    };
                    if !equal {
                        pc = t as usize;
                    }
                }
                Op::UnlessCmp { op, num, a, b, t } => {
                    let stack = &self.memory.stack;
                    let holds = match num {
                        Num::I32 => some!(test::<i32>(stack, base, op, a, b)),
                        Num::U64 => some!(test::<u64>(stack, base, op, a, b)),
                        _ => some!(some!(with_int!(num, T => test::<T>(stack, base, op, a, b)))),
                    };
                    if !holds {
                        pc = t as usize;
                    }
                }
                Op::UnlessCmpImm { op, num, a, imm, t } => {
                    let stack = &self.memory.stack;
                    let holds = match num {
                        Num::I32 => {
                            let left = read!(i32, a);
                            some!(compare(op, left, imm))
                        }
                        Num::U64 => {
                            let left = read!(u64, a);
                            some!(compare(op, left, u64::from_i32(imm)))
                        }
                        _ => some!(some!(with_int!(num, T => {
                            T::load(stack, base + a as usize)
                                .and_then(|left| compare(op, left, T::from_i32(imm)))
                        }))),
                    };
                    if !holds {
                        pc = t as usize;
                    }
                }
                Op::Switch { num, s, switch } => {
                    let value = match num.size() {
                        1 => u128::from(read!(u8, s)),
                        2 => u128::from(read!(u16, s)),
                        4 => u128::from(read!(u32, s)),
                        8 => u128::from(read!(u64, s)),
                        _ => read!(u128, s),
                    };
                    let table = some!(code.switches.get(switch as usize));
                    pc = table.target(value) as usize;
                }
                Op::Call { f, frame } => enter!(f, frame),
                Op::CallPtr { p, frame } => {
                    let at = read!(u64, p);
                    if let Some(function) = cx.engine.function_at(at) {
                        enter!(function, frame);
                    } else {
                        end!(|this| this.undefined(cx, "what is called is no function"))
                    }
                }
                Op::CallVirtual {
                    vtable,
                    entry,
                    frame,
                } => {
                    let at = read!(u64, vtable).wrapping_add(u64::from(entry) * 8);
                    let function = match self.memory.read(globals, at, 8) {
                        Ok(bytes) => some!(u64::load(bytes, 0)),
                        Err(fault) => fault!(fault),
                    };
                    if let Some(function) = cx.engine.function_at(function) {
                        enter!(function, frame);
                    } else {
                        end!(|this| this.undefined(cx, "what is called is no function"))
                    }
                }
                Op::CallDrop { vtable, frame } => {
                    let at = read!(u64, vtable);
                    let function = match self.memory.read(globals, at, 8) {
                        Ok(bytes) => some!(u64::load(bytes, 0)),
                        Err(fault) => fault!(fault),
                    };
                    if function != 0 {
                        match cx.engine.function_at(function) {
                            Some(function) => enter!(function, frame),
                            None => {
                                end!(|this| this.undefined(cx, "what is called is no function"))
                            }
                        }
                    }
                }
                Op::Return => {
                    if self.observed && code.is_user {
                        self.steps += budget - left;
                        self.frame.pc = narrow(pc);
                        self.tell(cx, crate::trace::EventKind::Returned);
                        self.watch.leave();
                        self.steps -= budget - left;
                    }
                    if let Some(frame) = self.frames.pop() {
                        self.frame = frame;
                        code = if let Some(code) = cx.engine.compiled(frame.function) {
                            code
                        } else {
                            end!(|this| this.unsupported(cx, "this operation"))
                        };
                        pc = frame.pc as usize;
                        base = frame.base as usize;
                    } else {
                        self.running = false;
                        sync!();
                        return Stop::Ended(self.after_last_frame());
                    }
                }
                Op::Resume => {
                    self.frame.pc = narrow(pc);
                    self.pop_unwinding(cx);
                    self.unwind(cx);
                    resume!();
                }
                Op::Unwind { payload } => {
                    let payload = read!(u64, payload);
                    self.frame.pc = narrow(pc);
                    self.begin_unwind(cx, payload);
                    resume!();
                }
                Op::Native { call } => {
                    let call = some!(code.natives.get(call as usize));
                    sync!();
                    let flow = self.native(cx, call);
                    self.steps -= budget - left;
                    match flow {
                        Ok(Flow::Next) => {}
                        Ok(Flow::Pause) => stop!(Stop::Paused),
                        Err(NativeError::Fault(fault)) => fault!(fault),
                        Err(NativeError::Ended(termination)) => end!(|_this| *termination),
                    }
                }
                Op::Trap { trap } => {
                    let trap = some!(code.traps.get(trap as usize));
                    end!(|this| this.trap(cx, trap));
                }
                Op::Tell { event } => {
                    let event = some!(code.events.get(event as usize));
                    sync!();
                    self.tell_event(cx, code, event);
                    self.steps -= budget - left;
                }
                Op::Step { site } => {
                    if self.watch.arrive(narrow(base), site) {
                        stop!(Stop::Paused)
                    }
                }
                Op::Nop => {}
            }
        }
    }

    /// How a run ends whose first frame has returned: with what it returned, as the exit
    /// code.
    fn after_last_frame(&self) -> Termination {
        if let Some(ended) = &self.ended {
            return ended.clone();
        }
        let code = i32::load(&self.memory.stack, self.frame.base as usize);
        Termination::Exited(code.unwrap_or(0))
    }

    /// The outcome of an operation that cannot be done.
    #[cold]
    fn trap(&mut self, cx: Cx<'_>, trap: &Trap) -> Termination {
        match trap {
            Trap::Unsupported(construct) => self.unsupported(cx, construct),
            Trap::Undefined(message) => self.undefined(cx, message),
            Trap::Ended(termination) => (**termination).clone(),
        }
    }
}

/// Why an intrinsic did not do what it was to do.
pub(super) enum NativeError {
    /// Memory is not as it has to be.
    Fault(Fault),
    /// The run is over.
    Ended(Box<Termination>),
}

impl From<Fault> for NativeError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Termination> for NativeError {
    fn from(termination: Termination) -> Self {
        Self::Ended(Box::new(termination))
    }
}

#[inline(always)]
#[allow(clippy::inline_always, clippy::cast_possible_truncation)]
fn narrow(value: usize) -> u32 {
    value as u32
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn plus(at: u64, off: i32) -> u64 {
    at.wrapping_add_signed(i64::from(off))
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn test<T: Int>(stack: &[u8], base: usize, op: BinOp, a: u32, b: u32) -> Option<bool> {
    let left = T::load(stack, base + a as usize)?;
    let right = T::load(stack, base + b as usize)?;
    compare(op, left, right)
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn compute<T: Int>(
    stack: &mut [u8],
    base: usize,
    op: BinOp,
    d: u32,
    left: T,
    right: T,
) -> Option<()> {
    let d = base + d as usize;
    match T::binary(op, left, right) {
        Some(value) => value.store(stack, d),
        None => u8::from(compare(op, left, right)?).store(stack, d),
    }
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn binary<T: Int>(stack: &mut [u8], base: usize, op: BinOp, d: u32, a: u32, b: u32) -> Option<()> {
    let left = T::load(stack, base + a as usize)?;
    let right = T::load(stack, base + b as usize)?;
    compute(stack, base, op, d, left, right)
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn binary_imm<T: Int>(
    stack: &mut [u8],
    base: usize,
    op: BinOp,
    d: u32,
    a: u32,
    imm: i32,
) -> Option<()> {
    let left = T::load(stack, base + a as usize)?;
    compute(stack, base, op, d, left, T::from_i32(imm))
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn checked<T: Int>(
    stack: &mut [u8],
    base: usize,
    op: BinOp,
    d: u32,
    a: u32,
    right: T,
) -> Option<bool> {
    let left = T::load(stack, base + a as usize)?;
    let (value, overflow) = T::checked(op, left, right)?;
    value.store(stack, base + d as usize)?;
    Some(overflow)
}

fn shift<T: Int>(
    stack: &mut [u8],
    base: usize,
    op: BinOp,
    d: u32,
    a: u32,
    count: u32,
) -> Option<()> {
    let left = T::load(stack, base + a as usize)?;
    T::shift(op, left, count)?.store(stack, base + d as usize)
}

fn f32_negate(stack: &mut [u8], base: usize, d: u32, a: u32) -> Option<()> {
    let value = f32::from_le_bytes(get(stack, base + a as usize)?);
    put(stack, base + d as usize, (-value).to_le_bytes())
}

fn f64_negate(stack: &mut [u8], base: usize, d: u32, a: u32) -> Option<()> {
    let value = f64::from_le_bytes(get(stack, base + a as usize)?);
    put(stack, base + d as usize, (-value).to_le_bytes())
}
