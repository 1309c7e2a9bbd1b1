//! Everything that is alive at one moment of a run: variables, the heap, cells and guards.

use crate::syntax::span::LineColumn;

/// A part of the program's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Where it begins.
    pub start: LineColumn,
    /// Where it ends.
    pub end: LineColumn,
}

impl Default for Range {
    fn default() -> Self {
        let first = LineColumn { line: 1, column: 1 };
        Self {
            start: first,
            end: first,
        }
    }
}

/// What is alive right before a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The step.
    pub step: u64,
    /// Where the program is.
    pub span: Range,
    /// The calls of the program's own functions, the outermost first.
    pub frames: Vec<Frame>,
    /// What the variables lead to on the heap.
    pub heap: Vec<Allocation>,
    /// The cells, wherever they are.
    pub cells: Vec<Cell>,
    /// The guards of `RefCell`s, wherever they are.
    pub guards: Vec<Guard>,
    /// How many bytes were printed so far, to both streams together.
    pub output: usize,
    /// Whether a panic unwinds.
    pub panicking: bool,
    /// Whether there was more than a picture holds.
    pub truncated: bool,
}

/// A call of a function of the program's.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The function.
    pub function: String,
    /// Where it stands.
    pub span: Range,
    /// Its variables, and those temporaries that hold a guard.
    pub locals: Vec<Local>,
}

/// A variable or a temporary.
#[derive(Clone, Debug, PartialEq)]
pub struct Local {
    /// What pointers to it name it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: String,
    /// What has become of it.
    pub state: LocalState,
    /// Its value.
    pub value: Value,
    /// Where it is.
    pub address: String,
    /// Of a temporary: why it is alive.
    pub temporary: Option<String>,
}

/// What has become of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalState {
    /// It has a value.
    Live,
    /// Its value was moved away.
    Moved,
    /// It has no value yet.
    Uninit,
    /// Its value was dropped.
    Dropped,
}

/// Memory on the heap.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// What pointers to it name it by.
    pub id: String,
    /// The type of what is in it, as the pointers say that lead there.
    pub ty: String,
    /// What it was made for.
    pub kind: AllocationKind,
    /// How many strong handles there are.
    pub strong: Option<u64>,
    /// How many weak handles there are.
    pub weak: Option<u64>,
    /// How many bytes it takes.
    pub bytes: u64,
    /// What is in it.
    pub value: Value,
    /// Whether the value is gone and only weak handles are left.
    pub dropped: bool,
}

/// What memory on the heap was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AllocationKind {
    Box,
    Rc,
    Arc,
    Vec,
    String,
    Map,
    Other,
}

/// A part of a value, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name; the number in a tuple.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A value, as a tree. What it points to is named and not in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, a character, `true`, `()`.
    Scalar(String),
    /// Text.
    String {
        /// As much of it as is shown.
        text: String,
        /// How many bytes are not.
        truncated: u64,
    },
    /// A struct or a tuple.
    Struct {
        /// The struct's name; nothing for a tuple.
        name: String,
        /// Its fields.
        fields: Vec<Field>,
    },
    /// An enum.
    Variant {
        /// The variant's name.
        name: String,
        /// Its fields.
        fields: Vec<Field>,
    },
    /// A list.
    Sequence {
        /// As many elements as are shown.
        items: Vec<Self>,
        /// How many are not.
        more: u64,
    },
    /// A map or a set.
    Map {
        /// As many keys and values as are shown; the values of a set are `()`.
        entries: Vec<(Self, Self)>,
        /// How many are not.
        more: u64,
    },
    /// A pointer of any kind.
    Pointer {
        /// The variable or the allocation that it leads to, if it is known.
        to: Option<String>,
        /// Which part of that: `.next`, `[3]`.
        path: String,
        /// Whether one may write through it.
        mutable: bool,
        /// What kind of pointer.
        role: Role,
        /// What it leads to, if that is short.
        target: Option<String>,
        /// Where it leads to.
        address: u64,
    },
    /// A cell: what is in it, and by which name it is among the cells.
    Cell {
        /// The cell.
        cell: String,
        /// What is in it.
        value: Box<Self>,
    },
    /// A guard of a `RefCell`.
    Guard {
        /// Its number.
        guard: u32,
        /// The cell.
        to: String,
    },
    /// A closure, with what it captured.
    Closure {
        /// What it is called.
        name: String,
        /// What it captured.
        fields: Vec<Field>,
    },
    /// A function.
    Function(String),
    /// What cannot be shown: its type.
    Opaque(String),
}

/// What kind of pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Ref,
    Box,
    Rc,
    Weak,
    Raw,
    Guard,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What guards and values name it by.
    pub id: String,
    /// Which type of cell.
    pub ty: &'static str,
    /// How the program comes to it: `store.data`.
    pub path: String,
    /// The borrow flag of a `RefCell`: so many readers, or `-1` for a writer.
    pub flag: Option<i64>,
    /// What is in it.
    pub value: Value,
    /// The variable or the allocation that it is in.
    pub within: String,
    /// Its address, by which events name it.
    pub address: u64,
}

/// A guard.
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    /// Its number, which it keeps as long as it lives.
    pub id: u32,
    /// Whether it is a `RefMut`, and not a `Ref`.
    pub unique: bool,
    /// The cell that it borrows.
    pub cell: String,
    /// The address of that cell's flag.
    pub address: u64,
    /// The step in which it was made.
    pub born: u64,
    /// Where in the program.
    pub place: LineColumn,
    /// Why it is alive.
    pub why: Why,
    /// Where it is: `state.guard`.
    pub path: String,
    /// The call whose variable or temporary it is in.
    pub frame: usize,
}

/// Why a guard is alive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What holds it.
    pub kind: WhyKind,
    /// The reason as a whole sentence.
    pub text: String,
    /// The name of what holds it.
    pub name: Option<String>,
    /// Where that ends.
    pub until: Option<Range>,
}

/// What holds a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyKind {
    /// A variable.
    Variable,
    /// An argument of a call.
    Argument,
    /// A temporary.
    Temporary,
    /// A closure captured it.
    Capture,
    /// An iterator.
    Iterator,
    /// A field of something.
    Field,
    /// Nothing: it was forgotten.
    Leaked,
    /// It is on its way.
    InFlight,
}

impl WhyKind {
    /// The name of it, as the contract with the page has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Argument => "argument",
            Self::Temporary => "temporary",
            Self::Capture => "capture",
            Self::Iterator => "iterator",
            Self::Field => "field",
            Self::Leaked => "leaked",
            Self::InFlight => "inFlight",
        }
    }
}

impl Guard {
    /// `Ref` or `RefMut`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if self.unique { "RefMut" } else { "Ref" }
    }
}

impl Picture {
    /// How the program comes to the cell whose flag is at an address.
    #[must_use]
    pub fn cell_path(&self, address: u64) -> Option<&str> {
        let found = self.cells.iter().find(|cell| cell.address == address);
        found.map(|cell| cell.path.as_str())
    }

    /// The guards of the cell whose flag is at an address.
    pub fn guards_of(&self, address: u64) -> impl Iterator<Item = &Guard> {
        self.guards
            .iter()
            .filter(move |guard| guard.address == address)
    }

    /// A guard by its number.
    #[must_use]
    pub fn guard(&self, id: u32) -> Option<&Guard> {
        self.guards.iter().find(|guard| guard.id == id)
    }
}
