//! Steps of a run, and what can be asked of all of them.

use super::picture::{Guard, Range};
use crate::syntax::span::LineColumn;

/// A step: the program is about to do something at a new place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub index: u64,
    /// Where.
    pub span: Range,
    /// How many calls of the program's own functions it is in.
    pub depth: u32,
    /// The function that it is in.
    pub function: String,
    /// What happens in it, before the next step.
    pub events: Vec<StepEvent>,
}

/// Something that happens in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepEvent {
    /// What kind of thing.
    pub kind: StepKind,
    /// What happens, as a sentence.
    pub text: String,
    /// The cell that it happens to.
    pub cell: Option<String>,
    /// The guard that it happens to.
    pub guard: Option<u32>,
    /// Why that guard is alive.
    pub why: Option<String>,
}

/// What kind of thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum StepKind {
    Borrow,
    Release,
    Refused,
    CellRead,
    CellWrite,
    Counts,
    Alloc,
    Free,
    Leak,
    Output,
    Call,
    Return,
    Move,
    Born,
    Drop,
    Panic,
    Unwind,
    Caught,
}

impl StepKind {
    /// The name of it, as the contract with the page has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Borrow => "borrow",
            Self::Release => "release",
            Self::Refused => "refused",
            Self::CellRead => "cellRead",
            Self::CellWrite => "cellWrite",
            Self::Counts => "counts",
            Self::Alloc => "alloc",
            Self::Free => "free",
            Self::Leak => "leak",
            Self::Output => "output",
            Self::Call => "call",
            Self::Return => "return",
            Self::Move => "move",
            Self::Born => "born",
            Self::Drop => "drop",
            Self::Panic => "panic",
            Self::Unwind => "unwind",
            Self::Caught => "caught",
        }
    }
}

/// A step within std: std's own source is at this place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StdStep {
    /// The function of std.
    pub function: String,
    /// The file of std's that it is in.
    pub file: String,
    /// Where in that file.
    pub place: LineColumn,
    /// How many calls of std's it is in.
    pub depth: u32,
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A step in which a cell is borrowed.
    Borrow,
    /// A step in which a borrow is refused.
    Conflict,
    /// A step in which a panic begins.
    Panic,
    /// A step in which something is printed.
    Output,
    /// A step on this line.
    Line(u32),
    /// The next step, calls left out.
    Over,
    /// The next step, calls included.
    Into,
    /// The first step after the call is over.
    Out,
}

/// What happened to one cell during the whole run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The cell.
    pub cell: String,
    /// How the program comes to it.
    pub path: String,
    /// Which type of cell.
    pub ty: &'static str,
    /// The guards that it had.
    pub bars: Vec<Bar>,
    /// The borrows that it refused.
    pub refused: Vec<Refusal>,
    /// The steps in which it was written, if it is a `Cell`.
    pub writes: Vec<u64>,
    /// How much there was that is not kept.
    pub more: u64,
}

/// A guard during the whole run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The guard.
    pub guard: u32,
    /// Whether it is a `RefMut`.
    pub unique: bool,
    /// The step that it was made in.
    pub from: u64,
    /// The step that it was released in.
    pub to: Option<u64>,
    /// The line that it was made on.
    pub line: u32,
    /// Why it was alive: what held it first, after the step that it was made in.
    pub why: String,
}

/// A borrow that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The step.
    pub step: u64,
    /// Whether it was to be a unique one.
    pub wants_unique: bool,
    /// Where in the program.
    pub place: LineColumn,
}

/// A borrow that was refused, and all that was in its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The step.
    pub step: u64,
    /// Where in the program.
    pub place: LineColumn,
    /// What std says about it.
    pub message: &'static str,
    /// The cell.
    pub cell: String,
    /// How the program comes to it.
    pub path: String,
    /// Whether it was to be a unique borrow.
    pub wants_unique: bool,
    /// Whether it panicked; `try_borrow` does not.
    pub panicked: bool,
    /// The guards in the way.
    pub guards: Vec<Guard>,
}

/// Memory that was never freed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The allocations.
    pub allocations: Vec<String>,
    /// How many bytes they are.
    pub bytes: u64,
    /// Why it was not freed, as a sentence.
    pub text: String,
    /// The handles that keep each other alive: "`a.next` → `b`".
    pub cycle: Vec<String>,
}

/// How far a recording has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whether the program is over.
    pub done: bool,
    /// How many steps there are by now.
    pub steps: u64,
    /// How many operations the machine has done.
    pub ops: u64,
}
