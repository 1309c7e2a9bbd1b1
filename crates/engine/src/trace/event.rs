//! Events: what the machine tells those who watch.
//!
//! A place in memory is an address as the program itself sees it, so that what an event
//! says of a cell, what another says of a guard and what a pointer holds can be compared.

use std::rc::Rc;

use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::Ty;

/// How deep a call is: the first is 0.
pub type FrameId = u32;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// How many steps the machine had taken.
    pub step: u64,
    /// The call that it happened in.
    pub frame: FrameId,
    /// Where in the source.
    pub span: Span,
    /// What.
    pub kind: EventKind,
}

/// What a function is called, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionName {
    /// The path with its generic arguments, as `std::any::type_name` writes it.
    pub path: Rc<str>,
    /// The same as people say it: `Button::click`, `closure at line 4`.
    pub short: Rc<str>,
    /// Where its name or its head stands, if it is written somewhere.
    pub span: Option<Span>,
    /// Whether it belongs to std, which is stepped over unless someone looks into it.
    pub in_std: bool,
}

/// Standard output or standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreamKind {
    /// The output.
    Stdout,
    /// The error output.
    Stderr,
}

/// How a `RefCell`'s flag came to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BorrowChange {
    /// A shared borrow was taken.
    Shared,
    /// A unique borrow was taken.
    Unique,
    /// A shared borrow was released.
    SharedReleased,
    /// A unique borrow was released.
    UniqueReleased,
    /// A `Ref` was cloned.
    Cloned,
    /// A guard was split into two.
    Split,
    /// A guard was leaked, so that the borrow stays for good.
    Leaked,
}

/// See [`Event`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A function was called. The event's frame is the new one, its span the call's.
    Called {
        /// The function.
        function: Rc<FunctionName>,
    },
    /// The call is over.
    Returned,
    /// A variable or a temporary came to life.
    StorageLive {
        /// Its number in the function's MIR.
        local: u32,
        /// Its name, if it is a variable.
        name: Option<Symbol>,
        /// Its type.
        ty: Ty,
        /// Where it is.
        address: u64,
        /// How many bytes it takes.
        size: u64,
    },
    /// A variable or a temporary is gone.
    StorageDead {
        /// Its number in the function's MIR.
        local: u32,
        /// Where it was.
        address: u64,
    },
    /// A value was moved from one place to another.
    Moved {
        /// Where it was.
        from: u64,
        /// Where it is now.
        to: u64,
        /// How many bytes it takes.
        size: u64,
        /// Its type.
        ty: Ty,
    },
    /// A value is about to be dropped.
    DropBegun {
        /// Where it is.
        address: u64,
        /// Its type.
        ty: Ty,
    },
    /// A value is dropped, with all its fields.
    DropEnded {
        /// Where it was.
        address: u64,
    },
    /// Memory was allocated.
    Allocated {
        /// Where.
        address: u64,
        /// How many bytes.
        size: u64,
    },
    /// Memory was freed.
    Freed {
        /// Where.
        address: u64,
    },
    /// The borrow flag of a `RefCell` changed.
    Borrow {
        /// The cell.
        cell: u64,
        /// The flag before: readers, or `-1` for a writer.
        before: i64,
        /// The flag after.
        after: i64,
        /// How it came to change.
        change: BorrowChange,
        /// The number of the guard that came or went; zero if it is not known.
        guard: u32,
    },
    /// A borrow of a `RefCell` was refused.
    BorrowRefused {
        /// The cell.
        cell: u64,
        /// The flag that was in the way.
        flag: i64,
        /// Whether a unique borrow was wanted.
        wants_unique: bool,
    },
    /// A `Cell` was read.
    CellRead {
        /// The cell.
        cell: u64,
        /// How many bytes are in it.
        size: u64,
    },
    /// A `Cell` was written.
    CellWritten {
        /// The cell.
        cell: u64,
        /// How many bytes are in it.
        size: u64,
    },
    /// The counts of an `Rc` or `Arc` changed.
    Counts {
        /// The allocation that the handles share.
        shared: u64,
        /// Strong handles.
        strong: u64,
        /// Weak handles, without the one that all strong ones share.
        weak: u64,
        /// The type of the value, when it is allocated.
        ty: Option<Ty>,
    },
    /// Something was printed.
    Output {
        /// Where to.
        stream: StreamKind,
        /// What.
        bytes: Rc<[u8]>,
    },
    /// Unwinding began: a panic has said what it has to say.
    UnwindBegan,
    /// Unwinding leaves the call, which is over.
    UnwoundFrame,
    /// Unwinding was stopped by `catch_unwind`.
    UnwindCaught,
    /// The program is over.
    Ended,
}
