//! Compact code: what a body is compiled to, once for each set of generic arguments.
//!
//! All types are known, all offsets and callees are resolved. A local lives at an offset from
//! the base of its frame, its slot; an operation names slots. The frame of a call begins
//! where the caller's ends, so that a caller writes arguments into its callee's slots, and
//! reads the result from there.
//!
//! ```text
//! caller's frame │ result │ arguments │ (caller's place) │ locals, temporaries │ next frame
//!                ▲ base                                                        ▲ base + frame_size
//! ```

pub mod op;

pub use op::{Op, Slot};

use super::instance::FunctionId;
use super::num::{Int, Num, with_int};
use super::outcome::Termination;
use crate::mir::LocalKind;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::Ty;

/// The code of one function.
#[derive(Debug, Default)]
pub struct Code {
    /// What is done, in order.
    pub ops: Vec<Op>,
    /// How many bytes the frame takes.
    pub frame_size: u32,
    /// How many bytes beyond the frame are written: the arguments of what it calls.
    pub outgoing: u32,
    /// Where unwinding out of a call goes on, by the number of the call's operation, in
    /// order. Where nothing is said it goes on in the caller.
    pub unwind: Vec<(u32, Unwind)>,
    /// Where each statement's operations begin, in order.
    pub marks: Vec<Mark>,
    /// The tables of switches.
    pub switches: Vec<Switch>,
    /// Constants of 16 bytes.
    pub wide: Vec<u128>,
    /// The operands of intrinsics.
    pub natives: Vec<NativeCall>,
    /// What niches say about variants.
    pub niches: Vec<NicheTag>,
    /// Why operations cannot be done.
    pub traps: Vec<Trap>,
    /// What is told to those who watch.
    pub events: Vec<Tell>,
    /// The locals, by their numbers in MIR.
    pub locals: Vec<LocalSlot>,
    /// The functions that are called, or whose code is part of this one.
    pub callees: Vec<FunctionId>,
    /// Whether the program's author wrote it: those who watch step through it.
    pub is_user: bool,
    /// Where the method's name of each call stands, by the number of the call's operation.
    /// Only of code that is watched.
    pub calls: Vec<(u32, Span)>,
    /// The parts of a new frame that are made zero, because those who watch read them by
    /// type: offset and length.
    pub clears: Vec<(Slot, u32)>,
}

/// Where unwinding goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwind {
    /// With these drops, which end with [`Op::Resume`].
    Cleanup(u32),
    /// It stops. What the panic carries is put into the slot.
    Catch {
        /// Where to go on.
        target: u32,
        /// Where what the panic carries is put.
        payload: Slot,
    },
}

/// Where a statement's operations begin.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The first operation.
    pub pc: u32,
    /// The source.
    pub span: Span,
    /// The block in MIR, and the statement's number in it.
    pub location: (u32, u32),
}

/// Where an integer leads.
#[derive(Clone, Debug)]
pub struct Switch {
    /// Where the values from zero on lead, as far as they are so dense.
    pub dense: Vec<u32>,
    /// The values in order, and where they lead.
    pub targets: Vec<(u128, u32)>,
    /// Where all others lead.
    pub otherwise: u32,
}

impl Switch {
    /// Where a value leads.
    #[must_use]
    pub fn target(&self, value: u128) -> u32 {
        if let Ok(small) = usize::try_from(value)
            && let Some(target) = self.dense.get(small)
        {
            return *target;
        }
        let found = self
            .targets
            .binary_search_by_key(&value, |(value, _)| *value);
        let found = found.ok().and_then(|index| self.targets.get(index));
        found.map_or(self.otherwise, |(_, target)| *target)
    }

    /// Makes the first values quicker to find.
    pub(super) fn finish(&mut self) {
        self.targets.sort_unstable_by_key(|(value, _)| *value);
        self.dense.clear();
        for (value, target) in &self.targets {
            if *value != self.dense.len() as u128 {
                break;
            }
            self.dense.push(*target);
        }
    }
}

/// What the bytes at a niche say.
#[derive(Clone, Copy, Debug)]
pub struct NicheTag {
    /// The type of the bytes.
    pub num: Num,
    /// The value of the first variant that is told by the niche.
    pub start: u128,
    /// The number of that variant.
    pub first: u128,
    /// The number of the last variant that is.
    pub last: u128,
    /// The number of the variant that all other values belong to.
    pub untagged: u128,
    /// The type of the discriminant.
    pub result: Num,
}

impl NicheTag {
    /// Reads the niche at `src` and writes the discriminant to `dst`.
    #[must_use]
    pub fn decode(&self, bytes: &mut [u8], src: usize, dst: usize) -> Option<()> {
        let value = with_int!(self.num, T => T::load(bytes, src).map(Int::widen))??;
        let mask = match self.num.size() {
            16 => u128::MAX,
            size => (1 << (size * 8)) - 1,
        };
        let relative = value.cast_unsigned().wrapping_sub(self.start) & mask;
        let variant = if relative <= self.last - self.first {
            self.first + relative
        } else {
            self.untagged
        };
        with_int!(self.result, T => T::narrow(variant.cast_signed()).store(bytes, dst))?
    }
}

/// Why an operation cannot be done.
#[derive(Clone, Debug)]
pub enum Trap {
    /// It is not carried.
    Unsupported(String),
    /// The program asks for something without a meaning.
    Undefined(&'static str),
    /// What it needs cannot be had.
    Ended(Box<Termination>),
}

/// What is told to those who watch.
#[derive(Clone, Debug)]
pub enum Tell {
    /// A local comes to life.
    Live(u32),
    /// A local is gone.
    Dead(u32),
    /// A local, whole, is moved to another slot.
    MovedLocal {
        /// From this slot.
        from: Slot,
        /// To this one.
        to: Slot,
        /// How many bytes.
        size: u64,
        /// The type.
        ty: Ty,
        /// Whether what is left behind is made zero. The field of an enum may say which
        /// variant it is, which matters until the rest is dropped.
        clear: bool,
    },
    /// A value is moved between places whose addresses are in slots.
    Moved {
        /// The slot with the address of the old place.
        from: Slot,
        /// The slot with the address of the new place.
        to: Slot,
        /// How many bytes.
        size: u64,
        /// The type.
        ty: Ty,
    },
    /// What the address in the slot leads to is about to be dropped.
    DropBegun {
        /// The slot.
        pointer: Slot,
        /// The type.
        ty: Ty,
    },
    /// It is dropped.
    DropEnded {
        /// The slot.
        pointer: Slot,
    },
}

/// A local of MIR.
#[derive(Clone, Copy, Debug)]
pub struct LocalSlot {
    /// Where it is in the frame; nothing if it has no slot of its own.
    pub slot: Option<Slot>,
    /// How many bytes it takes.
    pub size: u64,
    /// Its type.
    pub ty: Ty,
    /// Its name, if it is a variable.
    pub name: Option<Symbol>,
    /// What it is for.
    pub kind: LocalKind,
    /// Of a local that a coroutine keeps: the offset into it, the address of which is in
    /// `slot`.
    pub kept: Option<u64>,
    /// Where a byte says what has become of it: see [`LocalState`].
    pub state: Option<Slot>,
    /// Where the scope ends that it is dropped with.
    pub until: Option<Span>,
}

/// What has become of a local: a number in the frame of code that is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LocalState {
    /// It is not there, not yet or not any more.
    Absent = 0,
    /// It was declared, and has no value yet.
    Uninit = 1,
    /// It has a value.
    Live = 2,
    /// Its value was moved away.
    Moved = 3,
    /// Its value was dropped.
    Dropped = 4,
}

impl LocalState {
    /// The state that a byte stands for.
    #[must_use]
    pub fn of(byte: u8) -> Self {
        match byte {
            1 => Self::Uninit,
            2 => Self::Live,
            3 => Self::Moved,
            4 => Self::Dropped,
            _ => Self::Absent,
        }
    }
}

/// An intrinsic with its operands.
#[derive(Clone, Debug)]
pub struct NativeCall {
    /// Which.
    pub native: Native,
    /// The slots of its operands.
    pub args: Vec<Slot>,
    /// The slot of its result.
    pub result: Slot,
    /// The size of the type that it is about.
    pub size: u64,
    /// The number that the type is, if it is one.
    pub num: Num,
    /// The type that it is about.
    pub ty: Ty,
}

/// Intrinsics that are not compiled to other operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Native {
    SizeOfVal,
    AlignOfVal,
    Copy,
    CopyNonoverlapping,
    WriteBytes,
    CompareBytes,
    Alloc,
    AllocZeroed,
    Dealloc,
    Realloc,
    Offset,
    PtrOffsetFrom,
    Saturating { subtract: bool },
    UncheckedDiv,
    UncheckedRem,
    UncheckedShl,
    UncheckedShr,
    Bits(super::num::BitOp),
    ThreeWayCompare,
    Float(FloatFn),
    FloatFmt,
    FloatParse,
    CharProperty,
    CharToLowercase,
    CharToUppercase,
    Abort,
    UnknownText,
    Exit,
    WriteStdout,
    WriteStderr,
    ReadStdin,
    ClockNanos,
    ClockAdvance,
    SipRounds,
    TraceBorrow,
    TraceBorrowRefused,
    TraceCellRead,
    TraceCellWrite,
    TraceRcCounts,
    PtrEq,
    Upcast,
    Unknown,
}

/// The functions on floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FloatFn {
    Sqrt,
    Powi,
    Powf,
    Exp,
    Exp2,
    ExpM1,
    Ln,
    Ln1p,
    Log2,
    Log10,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Atan2,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Cbrt,
    Hypot,
    Fma,
    Floor,
    Ceil,
    Round,
    RoundTiesEven,
    Trunc,
    Fabs,
    Copysign,
}

impl Code {
    /// The statement that an operation belongs to.
    #[must_use]
    pub fn mark(&self, pc: u32) -> Option<&Mark> {
        let index = self.marks.partition_point(|mark| mark.pc <= pc);
        self.marks.get(index.checked_sub(1)?)
    }

    /// Where in the source the operation at `pc` is, as a panic in what it calls reports it.
    #[must_use]
    pub fn place(&self, pc: u32) -> Option<Span> {
        let call = self.calls.binary_search_by_key(&pc, |(pc, _)| *pc).ok();
        let call = call.and_then(|index| self.calls.get(index));
        call.map(|(_, span)| *span)
            .or_else(|| self.mark(pc).map(|mark| mark.span))
    }

    /// Where unwinding out of the call at `pc` goes on in this frame.
    #[must_use]
    pub fn unwind_at(&self, pc: u32) -> Option<Unwind> {
        let index = self.unwind.binary_search_by_key(&pc, |(pc, _)| *pc).ok()?;
        self.unwind.get(index).map(|(_, unwind)| *unwind)
    }
}
