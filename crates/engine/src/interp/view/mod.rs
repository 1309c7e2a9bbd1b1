//! What is in memory at one moment, read by type: from the variables that are alive to
//! everything that they lead to.
//!
//! ```text
//! roots     the variables of calls, statics, thread-locals
//! value     a value at an address, as a tree
//! adt       structs and enums; std_types: those of std that have a look of their own
//! pointer   what a pointer leads to, and by which name
//! guard     cells and guards, and what holds a guard
//! leaks     what was never freed
//! ```
//!
//! In a run that is watched, memory of what is not initialised is zero, and a variable says
//! what has become of it, so that nothing is read that is none any more.

mod adt;
mod guard;
mod leaks;
mod pointer;
mod roots;
mod std_types;
mod value;

pub use leaks::{Handle, Unfreed};

use std::collections::{HashSet, VecDeque};

use super::layout::Layout;
use super::machine::Machine;
use super::program::Cx;
use crate::syntax::span::{LineColumn, Span};
use crate::thir::TempReason;
use crate::trace::Picture;
use crate::trace::picture::{Allocation, AllocationKind, Range};
use crate::ty::Ty;

/// How deep a value is looked into.
const MAX_DEPTH: u32 = 24;

/// How many elements of a list are shown.
const SHOWN_ITEMS: u64 = 50;

/// How many elements of a list are looked through for guards and cells.
const SEEN_ITEMS: u64 = 1_000;

/// How many bytes of a text are shown.
const SHOWN_TEXT: u64 = 200;

/// How many parts of values a picture has.
const MAX_PARTS: u32 = 8_000;

/// How many allocations a picture has.
const MAX_ALLOCATIONS: usize = 500;

impl Machine {
    /// Everything that is alive now.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let mut view = View::new(self);
        view.roots();
        view.follow();
        view.name_pointers();
        view.match_guards();
        let mut picture = view.picture;
        picture.step = self.arrived().saturating_sub(1);
        picture.output = self.printed();
        picture.panicking = self.is_unwinding();
        let last = picture.frames.last().map(|frame| frame.span);
        picture.span = last.unwrap_or_default();
        picture
    }
}

/// Where a value is, as people know it.
#[derive(Clone, Debug)]
struct Way {
    /// `session.guard`
    path: String,
    /// The variable or the allocation that it is in.
    within: String,
    /// The nearest thing around it that a guard can be said to be held by.
    container: Container,
    /// What is at the root.
    root: Root,
    /// How deep.
    depth: u32,
}

/// See [`Way`].
#[derive(Clone, Debug)]
enum Container {
    Nothing,
    Field { field: String, of: String },
    Element(String),
    Closure(String),
    Iterator(String),
    Task(String),
}

/// What is at the root of a way.
#[derive(Clone, Debug)]
struct Root {
    /// The number among the calls of the program's own functions.
    frame: usize,
    kind: RootKind,
    name: String,
    until: Option<Span>,
}

#[derive(Clone, Debug)]
enum RootKind {
    Variable,
    Argument {
        named: bool,
        function: String,
    },
    Temporary(TempReason),
    Return(String),
    /// A value on its way within a statement.
    Operand,
    Std(String),
    Static,
}

/// Memory that was found on the heap and is to be looked at.
struct Pending {
    /// Where what the pointer leads to begins.
    target: u64,
    ty: Ty,
    /// The length of a slice, the address of a vtable.
    meta: u64,
    kind: AllocationKind,
    way: Way,
}

/// A part of memory of which it is known what is in it.
struct Region {
    start: u64,
    end: u64,
    owner: String,
    ty: Ty,
    /// How many elements of the type there are, if it is a buffer.
    elements: Option<u64>,
}

/// A guard that was found.
struct Found {
    at: u64,
    cell: u64,
    unique: bool,
    way: Way,
}

struct View<'m> {
    machine: &'m Machine,
    cx: Cx<'m>,
    picture: Picture,
    pending: VecDeque<Pending>,
    /// Allocations that were found, by their numbers.
    seen: HashSet<u32>,
    regions: Vec<Region>,
    found: Vec<Found>,
    /// How many parts of values there may be yet.
    left: u32,
}

impl<'m> View<'m> {
    fn new(machine: &'m Machine) -> Self {
        Self {
            machine,
            cx: machine.program().cx(),
            picture: Picture::default(),
            pending: VecDeque::new(),
            seen: HashSet::new(),
            regions: Vec::new(),
            found: Vec::new(),
            left: MAX_PARTS,
        }
    }

    fn bytes(&self, address: u64, len: u64) -> Option<&'m [u8]> {
        self.machine.read(address, usize::try_from(len).ok()?)
    }

    fn word(&self, address: u64) -> u64 {
        let bytes = self.bytes(address, 8);
        let bytes = bytes.and_then(|bytes| bytes.first_chunk::<8>());
        bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn layout(&self, ty: Ty) -> Option<&'m Layout> {
        self.cx.layout(ty).ok()
    }

    /// A type as people write it: arguments that are there by default are left out.
    fn ty_text(&self, ty: Ty) -> String {
        self.cx.tcx.ty_text(ty).replace(", RandomState>", ">")
    }

    /// The offset of a field.
    fn offset(&self, ty: Ty, field: usize) -> u64 {
        let layout = self.layout(ty);
        layout
            .and_then(|layout| layout.field(None, field))
            .unwrap_or(0)
    }

    fn place(&self, span: Span) -> LineColumn {
        let (line, column) = self.cx.engine.source.line_column(span.start);
        LineColumn { line, column }
    }

    fn range(&self, span: Span) -> Range {
        let end = self.cx.engine.source.line_column(span.end);
        Range {
            start: self.place(span),
            end: LineColumn {
                line: end.0,
                column: end.1,
            },
        }
    }

    /// Looks at what was found on the heap, the nearest first.
    fn follow(&mut self) {
        while let Some(next) = self.pending.pop_front() {
            if self.picture.heap.len() >= MAX_ALLOCATIONS {
                self.picture.truncated = true;
                return;
            }
            if let Some(allocation) = self.allocation(next) {
                self.picture.heap.push(allocation);
            }
        }
    }

    fn allocation(&mut self, found: Pending) -> Option<Allocation> {
        let target = found.target;
        let number = super::memory::allocation(target);
        let start = super::memory::address(number, 0);
        let bytes = self.machine.allocation_size(start)?;
        let counted = matches!(found.kind, AllocationKind::Rc | AllocationKind::Arc);
        let strong = counted.then(|| self.word(start));
        let weak = counted.then(|| self.word(start.wrapping_add(8)));
        // All strong handles together hold one of the weak count.
        let weak = weak.map(|weak| weak.saturating_sub(u64::from(strong > Some(0))));
        let dropped = strong == Some(0);
        let id = pointer::allocation_id(number);
        self.regions.push(Region {
            start: target,
            end: start.wrapping_add(bytes),
            owner: id.clone(),
            ty: found.ty,
            elements: None,
        });
        let value = if dropped {
            crate::trace::Value::Opaque("dropped".to_owned())
        } else {
            self.behind(found.ty, target, found.meta, &found.way)
        };
        Some(Allocation {
            id,
            ty: self.ty_text(found.ty),
            kind: found.kind,
            strong,
            weak,
            bytes,
            value,
            dropped,
        })
    }
}
