//! Operations.

use super::super::instance::FunctionId;
use super::super::num::Num;
use crate::mir::{BinOp, UnOp};

/// An offset from the base of a frame.
pub type Slot = u32;
/// The number of an operation.
pub type Target = u32;

/// One operation. `d` is the slot of the result, `a` and `b` are slots of operands, `p` is
/// a slot that holds an address.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Op {
    // Between slots.
    Copy1 {
        d: Slot,
        s: Slot,
    },
    Copy2 {
        d: Slot,
        s: Slot,
    },
    Copy4 {
        d: Slot,
        s: Slot,
    },
    Copy8 {
        d: Slot,
        s: Slot,
    },
    Copy16 {
        d: Slot,
        s: Slot,
    },
    CopyN {
        d: Slot,
        s: Slot,
        n: u32,
    },

    // Constants.
    Const1 {
        d: Slot,
        v: u8,
    },
    Const2 {
        d: Slot,
        v: u16,
    },
    Const4 {
        d: Slot,
        v: u32,
    },
    Const8 {
        d: Slot,
        low: u32,
        high: u32,
    },
    Const16 {
        d: Slot,
        wide: u32,
    },

    // Memory. `off` is added to the address.
    Load1 {
        d: Slot,
        p: Slot,
        off: i32,
    },
    Load2 {
        d: Slot,
        p: Slot,
        off: i32,
    },
    Load4 {
        d: Slot,
        p: Slot,
        off: i32,
    },
    Load8 {
        d: Slot,
        p: Slot,
        off: i32,
    },
    Load16 {
        d: Slot,
        p: Slot,
        off: i32,
    },
    LoadN {
        d: Slot,
        p: Slot,
        off: i32,
        n: u32,
    },
    Store1 {
        p: Slot,
        off: i32,
        s: Slot,
    },
    Store2 {
        p: Slot,
        off: i32,
        s: Slot,
    },
    Store4 {
        p: Slot,
        off: i32,
        s: Slot,
    },
    Store8 {
        p: Slot,
        off: i32,
        s: Slot,
    },
    Store16 {
        p: Slot,
        off: i32,
        s: Slot,
    },
    StoreN {
        p: Slot,
        off: i32,
        s: Slot,
        n: u32,
    },
    /// Copies between two addresses.
    MemCopy {
        to: Slot,
        from: Slot,
        n: u32,
    },

    // Addresses.
    /// The address of a slot.
    AddrOf {
        d: Slot,
        s: Slot,
    },
    /// An address some bytes further on.
    AddrAdd {
        d: Slot,
        p: Slot,
        off: i32,
    },
    /// An address so many elements further on.
    AddrIndex {
        d: Slot,
        p: Slot,
        i: Slot,
        size: u32,
    },
    /// The address of a field behind an offset that is aligned as a vtable says.
    AddrAlign {
        d: Slot,
        p: Slot,
        off: u32,
        vtable: Slot,
    },

    // Numbers.
    Bin {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        b: Slot,
    },
    BinImm {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        imm: i32,
    },
    /// The count is the byte at `b`.
    Shift {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        b: Slot,
    },
    ShiftImm {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        imm: u32,
    },
    /// The result, and right behind it whether it overflowed.
    Checked {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        b: Slot,
    },
    /// The same; without overflow the next operation is left out.
    CheckedSkip {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        b: Slot,
    },
    CheckedSkipImm {
        op: BinOp,
        num: Num,
        d: Slot,
        a: Slot,
        imm: i32,
    },
    Un {
        op: UnOp,
        num: Num,
        d: Slot,
        a: Slot,
    },
    NotBool {
        d: Slot,
        a: Slot,
    },
    Cast {
        from: Num,
        to: Num,
        d: Slot,
        s: Slot,
    },
    /// Two fat pointers, compared.
    Fat {
        op: BinOp,
        d: Slot,
        a: Slot,
        b: Slot,
    },
    /// The discriminant that a niche says.
    Niche {
        d: Slot,
        s: Slot,
        niche: u32,
    },

    // Control.
    Jump {
        t: Target,
    },
    /// Goes on at `t` if the byte is zero.
    IfZero {
        s: Slot,
        t: Target,
    },
    /// Goes on at `t` if the byte is not zero.
    IfNotZero {
        s: Slot,
        t: Target,
    },
    /// Goes on at `t` if the integer is not `v`.
    Unless {
        num: Num,
        s: Slot,
        v: u32,
        t: Target,
    },
    /// Goes on at `t` unless the comparison holds.
    UnlessCmp {
        op: BinOp,
        num: Num,
        a: Slot,
        b: Slot,
        t: Target,
    },
    UnlessCmpImm {
        op: BinOp,
        num: Num,
        a: Slot,
        imm: i32,
        t: Target,
    },
    Switch {
        num: Num,
        s: Slot,
        switch: u32,
    },
    /// Calls a function, whose frame begins `frame` bytes after this one's base.
    Call {
        f: FunctionId,
        frame: u32,
    },
    /// Calls the function at an address.
    CallPtr {
        p: Slot,
        frame: u32,
    },
    /// Calls the function in an entry of a vtable.
    CallVirtual {
        vtable: Slot,
        entry: u32,
        frame: u32,
    },
    /// Calls what a vtable says drops the value, if that does anything.
    CallDrop {
        vtable: Slot,
        frame: u32,
    },
    Return,
    /// Goes on unwinding in the caller.
    Resume,
    /// Begins to unwind.
    Unwind {
        payload: Slot,
    },
    Native {
        call: u32,
    },
    Trap {
        trap: u32,
    },
    Tell {
        event: u32,
    },
    /// A place of the program is reached that those who watch step to.
    Step {
        site: u32,
    },
    Nop,
}

/// Slots from here on lie in the frame of the callee, whose place is not known before the
/// end of compiling.
pub const OUTGOING: Slot = 1 << 30;

impl Op {
    /// Applies a function to all slots, and to the distances of callees' frames.
    #[allow(clippy::too_many_lines, clippy::match_same_arms)]
    pub fn map_slots(&mut self, map: &mut dyn FnMut(&mut Slot)) {
        match self {
            Self::Copy1 { d, s }
            | Self::Copy2 { d, s }
            | Self::Copy4 { d, s }
            | Self::Copy8 { d, s }
            | Self::Copy16 { d, s }
            | Self::CopyN { d, s, .. }
            | Self::AddrOf { d, s }
            | Self::Cast { d, s, .. }
            | Self::Niche { d, s, .. } => {
                map(d);
                map(s);
            }
            Self::Const1 { d, .. }
            | Self::Const2 { d, .. }
            | Self::Const4 { d, .. }
            | Self::Const8 { d, .. }
            | Self::Const16 { d, .. } => map(d),
            Self::Load1 { d, p, .. }
            | Self::Load2 { d, p, .. }
            | Self::Load4 { d, p, .. }
            | Self::Load8 { d, p, .. }
            | Self::Load16 { d, p, .. }
            | Self::LoadN { d, p, .. }
            | Self::AddrAdd { d, p, .. } => {
                map(d);
                map(p);
            }
            Self::Store1 { p, s, .. }
            | Self::Store2 { p, s, .. }
            | Self::Store4 { p, s, .. }
            | Self::Store8 { p, s, .. }
            | Self::Store16 { p, s, .. }
            | Self::StoreN { p, s, .. } => {
                map(p);
                map(s);
            }
            Self::MemCopy { to, from, .. } => {
                map(to);
                map(from);
            }
            Self::AddrIndex { d, p, i, .. } => {
                map(d);
                map(p);
                map(i);
            }
            Self::AddrAlign { d, p, vtable, .. } => {
                map(d);
                map(p);
                map(vtable);
            }
            Self::Bin { d, a, b, .. }
            | Self::Shift { d, a, b, .. }
            | Self::Checked { d, a, b, .. }
            | Self::CheckedSkip { d, a, b, .. }
            | Self::Fat { d, a, b, .. } => {
                map(d);
                map(a);
                map(b);
            }
            Self::BinImm { d, a, .. }
            | Self::ShiftImm { d, a, .. }
            | Self::CheckedSkipImm { d, a, .. }
            | Self::Un { d, a, .. }
            | Self::NotBool { d, a } => {
                map(d);
                map(a);
            }
            Self::IfZero { s, .. }
            | Self::IfNotZero { s, .. }
            | Self::Unless { s, .. }
            | Self::Switch { s, .. } => map(s),
            Self::UnlessCmp { a, b, .. } => {
                map(a);
                map(b);
            }
            Self::UnlessCmpImm { a, .. } => map(a),
            Self::Call { frame, .. } => map(frame),
            Self::CallPtr { p, frame } => {
                map(p);
                map(frame);
            }
            Self::CallVirtual { vtable, frame, .. } | Self::CallDrop { vtable, frame } => {
                map(vtable);
                map(frame);
            }
            Self::Unwind { payload } => map(payload),
            Self::Jump { .. }
            | Self::Return
            | Self::Resume
            | Self::Native { .. }
            | Self::Trap { .. }
            | Self::Tell { .. }
            | Self::Step { .. }
            | Self::Nop => {}
        }
    }

    /// Where the operation may lead besides the next one.
    pub fn target_mut(&mut self) -> Option<&mut Target> {
        match self {
            Self::Jump { t }
            | Self::IfZero { t, .. }
            | Self::IfNotZero { t, .. }
            | Self::Unless { t, .. }
            | Self::UnlessCmp { t, .. }
            | Self::UnlessCmpImm { t, .. } => Some(t),
            _ => None,
        }
    }
}
