//! What is borrowed at one moment, and who holds it.

use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::thir::TempReason;

/// All cells and guards that can be reached from the variables that are alive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The cells.
    pub cells: Vec<CellView>,
    /// The guards.
    pub guards: Vec<GuardView>,
}

/// A `RefCell`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView {
    /// Where its flag is, by which events and guards name it.
    pub address: u64,
    /// How the program comes to it: `store.data`.
    pub path: String,
}

/// A `Ref` or a `RefMut`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardView {
    /// Where it is.
    pub address: u64,
    /// The cell that it borrows.
    pub cell: u64,
    /// Whether it is a `RefMut`.
    pub unique: bool,
    /// The call whose variable or temporary it is in.
    pub frame: usize,
    /// Why it is alive.
    pub holder: Holder,
    /// Where exactly it is, if it is a part of something: `state.guard`.
    pub path: String,
}

/// Why a guard is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A variable holds it, to the end of its scope.
    Variable(Symbol),
    /// An argument of the call holds it.
    Argument(Option<Symbol>),
    /// A temporary holds it: why it lives so long, and where that ends.
    Temporary(TempReason, Span),
    /// A value that is on its way.
    InFlight,
}

impl Moment {
    /// How the program comes to a cell.
    #[must_use]
    pub fn cell_path(&self, address: u64) -> Option<&str> {
        let found = self.cells.iter().find(|cell| cell.address == address);
        found.map(|cell| cell.path.as_str())
    }

    /// The guards of a cell.
    pub fn guards_of(&self, cell: u64) -> impl Iterator<Item = &GuardView> {
        self.guards.iter().filter(move |guard| guard.cell == cell)
    }
}
