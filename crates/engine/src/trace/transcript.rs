//! Events as sentences: what a reader of a trace is told.
//!
//! A guard is known by where it is. Its birth is known from the event that took the borrow;
//! where it is by then shows when the statement is over, or when somebody looks for it.

use std::collections::HashMap;

use super::event::{BorrowChange, Event, EventKind, StreamKind};
use super::moment::{GuardView, Holder, Moment};
use crate::syntax::span::LineColumn;
use crate::syntax::symbol::Symbol;
use crate::thir::TempReason;

/// One step of a trace, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where in the program.
    pub place: LineColumn,
    /// What happened.
    pub what: String,
}

/// What names and types are called, which the trace itself does not know.
pub trait Names {
    /// The text of a name.
    fn text(&self, name: Symbol) -> String;
    /// A type as rustc prints it.
    fn ty(&self, ty: crate::ty::Ty) -> String;
    /// Whether the program says itself what dropping a type does.
    fn has_own_drop(&self, ty: crate::ty::Ty) -> bool;
    /// The line of the end of a span of the program's.
    fn last_line(&self, span: crate::syntax::span::Span) -> Option<u32>;
}

/// A guard that is alive.
#[derive(Clone, Debug)]
struct Known {
    born: LineColumn,
    cell: u64,
    said: Option<Holder>,
}

/// See the module.
pub struct Transcript<N> {
    names: N,
    told: Vec<Told>,
    /// Paths of cells that were seen, by address.
    cells: HashMap<u64, String>,
    flags: HashMap<u64, i64>,
    /// The guards by where they are.
    guards: HashMap<u64, Known>,
    /// Borrows whose guard was not seen yet.
    births: Vec<(u64, LineColumn)>,
    counts: HashMap<u64, (u64, u64)>,
    allocations: HashMap<u64, u64>,
    /// A line that is not over.
    printing: Option<(StreamKind, LineColumn, String)>,
}

impl<N: Names> Transcript<N> {
    /// Nothing has happened yet.
    pub fn new(names: N) -> Self {
        Self {
            names,
            told: Vec::new(),
            cells: HashMap::new(),
            flags: HashMap::new(),
            guards: HashMap::new(),
            births: Vec::new(),
            counts: HashMap::new(),
            allocations: HashMap::new(),
            printing: None,
        }
    }

    /// Whether something is borrowed, so that it is worth looking for guards.
    pub fn is_borrowed(&self) -> bool {
        !self.births.is_empty() || !self.guards.is_empty()
    }

    /// Whether an event needs the moment that it happened in.
    #[must_use]
    pub fn needs_moment(event: &Event) -> bool {
        matches!(
            event.kind,
            EventKind::BorrowRefused { .. }
                | EventKind::Borrow {
                    change: BorrowChange::Shared | BorrowChange::Unique,
                    ..
                }
                | EventKind::CellRead { .. }
                | EventKind::CellWritten { .. }
        )
    }

    /// Takes an event in. `moment` is what is borrowed right then, if it was asked for.
    pub fn event(&mut self, event: &Event, place: LineColumn, moment: Option<&Moment>) {
        if let Some(moment) = moment {
            self.learn_cells(moment);
        }
        match &event.kind {
            EventKind::Called { function } if !function.in_std => {
                self.say(place, format!("calls `{}`", function.path));
            }
            EventKind::Moved { from, to, size, .. } => self.moved(*from, *to, *size),
            EventKind::DropBegun { ty, .. } if self.names.has_own_drop(*ty) => {
                let ty = self.names.ty(*ty);
                self.say(place, format!("drops a `{ty}`"));
            }
            EventKind::Allocated { address, size } => {
                self.allocations.insert(*address, *size);
            }
            EventKind::Freed { address } => {
                self.allocations.remove(address);
                self.counts.remove(address);
            }
            EventKind::Borrow {
                cell,
                before,
                after,
                change,
            } => self.borrow(place, *cell, (*before, *after), *change),
            EventKind::BorrowRefused {
                cell,
                flag,
                wants_unique,
            } => self.refused(place, *cell, *flag, *wants_unique, moment),
            EventKind::CellRead { cell, .. } => self.cell(place, *cell, "is read"),
            EventKind::CellWritten { cell, .. } => self.cell(place, *cell, "is written"),
            EventKind::Counts {
                shared,
                strong,
                weak,
            } => self.counted(place, *shared, (*strong, *weak)),
            EventKind::Output { stream, bytes } => self.printed(place, *stream, bytes),
            EventKind::UnwindBegan => self.say(place, "the panic unwinds".to_owned()),
            EventKind::UnwindCaught => self.say(place, "the panic is caught".to_owned()),
            _ => {}
        }
    }

    /// Sees who holds what, after a statement or within one.
    pub fn look(&mut self, place: LineColumn, moment: &Moment) {
        self.learn_cells(moment);
        self.guards
            .retain(|address, _| moment.guards.iter().any(|guard| guard.address == *address));
        for guard in &moment.guards {
            self.place_guard(guard);
            if guard.holder == Holder::InFlight {
                continue;
            }
            let Some(known) = self.guards.get_mut(&guard.address) else {
                continue;
            };
            if known.said == Some(guard.holder) {
                continue;
            }
            known.said = Some(guard.holder);
            let sentence = self.where_it_lives(guard);
            self.say(place, sentence);
        }
    }

    /// The end of the program: what was never freed.
    pub fn end(mut self, place: LineColumn) -> Vec<Told> {
        self.flush();
        let leaked: Vec<u64> = self.allocations.keys().copied().collect();
        let cycles = leaked
            .iter()
            .filter(|address| {
                self.counts
                    .get(address)
                    .is_some_and(|(strong, _)| *strong > 0)
            })
            .count();
        if cycles > 0 {
            let bytes: u64 = self.allocations.values().sum();
            let what = format!(
                "{bytes} bytes are never freed: {cycles} shared {} still counted when the program ends, so handles in a cycle, or forgotten ones, keep them alive",
                if cycles == 1 {
                    "value is"
                } else {
                    "values are"
                }
            );
            self.say(place, what);
        }
        self.told
    }

    fn say(&mut self, place: LineColumn, what: String) {
        self.flush();
        self.told.push(Told { place, what });
    }

    fn learn_cells(&mut self, moment: &Moment) {
        for cell in &moment.cells {
            self.cells.insert(cell.address, cell.path.clone());
        }
    }

    fn cell_name(&self, cell: u64) -> String {
        match self.cells.get(&cell) {
            Some(path) => format!("`{path}`"),
            None => "a RefCell".to_owned(),
        }
    }

    fn moved(&mut self, from: u64, to: u64, size: u64) {
        let inside: Vec<u64> = self
            .guards
            .keys()
            .copied()
            .filter(|address| (from..from.saturating_add(size)).contains(address))
            .collect();
        for address in inside {
            if let Some(known) = self.guards.remove(&address) {
                self.guards
                    .insert(to.wrapping_add(address.wrapping_sub(from)), known);
            }
        }
    }

    fn borrow(
        &mut self,
        place: LineColumn,
        cell: u64,
        (before, after): (i64, i64),
        change: BorrowChange,
    ) {
        self.flags.insert(cell, after);
        let name = self.cell_name(cell);
        let what = match change {
            BorrowChange::Shared | BorrowChange::Cloned => "is borrowed",
            BorrowChange::Unique => "is borrowed mutably",
            BorrowChange::SharedReleased => "is released by a reader",
            BorrowChange::UniqueReleased => "is released by the writer",
            BorrowChange::Split => "is borrowed by one guard more",
            BorrowChange::Leaked => "is borrowed for good",
        };
        if !matches!(
            change,
            BorrowChange::SharedReleased | BorrowChange::UniqueReleased | BorrowChange::Leaked
        ) {
            self.births.push((cell, place));
        }
        self.say(place, format!("{name} {what}: flag {before} → {after}"));
    }

    /// Gives a guard that was not seen before its birth.
    fn place_guard(&mut self, guard: &GuardView) {
        let is_known = self
            .guards
            .get(&guard.address)
            .is_some_and(|known| known.cell == guard.cell);
        if is_known {
            return;
        }
        let birth = self.births.iter().position(|(cell, _)| *cell == guard.cell);
        let Some(birth) = birth else { return };
        let (cell, born) = self.births.remove(birth);
        self.guards.insert(
            guard.address,
            Known {
                born,
                cell,
                said: None,
            },
        );
    }

    fn where_it_lives(&self, guard: &GuardView) -> String {
        let kind = if guard.unique { "RefMut" } else { "Ref" };
        let cell = self.cell_name(guard.cell);
        format!("the `{kind}` of {cell} lives {}", self.why(guard))
    }

    fn why(&self, guard: &GuardView) -> String {
        match guard.holder {
            Holder::Variable(name) => {
                let name = self.names.text(name);
                if guard.path == name || guard.path.is_empty() {
                    format!("in the variable `{name}`, to the end of its scope")
                } else {
                    format!("in `{}`, as long as `{name}` does", guard.path)
                }
            }
            Holder::Argument(Some(name)) => {
                format!(
                    "in the argument `{}`, to the end of the call",
                    self.names.text(name)
                )
            }
            Holder::Argument(None) => "in an argument, to the end of the call".to_owned(),
            Holder::Temporary(reason, until) => {
                let line = self.names.last_line(until);
                let line = line.map_or(String::new(), |line| format!(" (line {line})"));
                format!("in a temporary, {}{line}", temporary(reason))
            }
            Holder::InFlight => "on its way".to_owned(),
        }
    }

    fn refused(
        &mut self,
        place: LineColumn,
        cell: u64,
        flag: i64,
        wants_unique: bool,
        moment: Option<&Moment>,
    ) {
        let name = self.cell_name(cell);
        let wanted = if wants_unique { "a writer" } else { "a reader" };
        self.say(
            place,
            format!("{name} refuses {wanted}: its flag is {flag}"),
        );
        let Some(moment) = moment else { return };
        let guards: Vec<GuardView> = moment
            .guards_of(cell)
            .filter(|guard| guard.holder != Holder::InFlight)
            .cloned()
            .collect();
        for guard in guards {
            self.place_guard(&guard);
            let kind = if guard.unique { "RefMut" } else { "Ref" };
            let born = self.guards.get(&guard.address).map(|known| known.born.line);
            let since = born.map_or(String::new(), |line| format!(" taken at line {line}"));
            let why = self.why(&guard);
            self.say(place, format!("in the way: the `{kind}`{since}, {why}"));
        }
    }

    fn cell(&mut self, place: LineColumn, cell: u64, what: &str) {
        if let Some(path) = self.cells.get(&cell) {
            let sentence = format!("the Cell `{path}` {what}");
            self.say(place, sentence);
        }
    }

    fn counted(&mut self, place: LineColumn, shared: u64, counts: (u64, u64)) {
        if self.counts.insert(shared, counts) == Some(counts) {
            return;
        }
        let (strong, weak) = counts;
        self.say(
            place,
            format!("an Rc is counted: strong {strong}, weak {weak}"),
        );
    }

    fn printed(&mut self, place: LineColumn, stream: StreamKind, bytes: &[u8]) {
        if self
            .printing
            .as_ref()
            .is_none_or(|printing| printing.0 != stream)
        {
            self.flush();
        }
        let (_, _, text) = self
            .printing
            .get_or_insert_with(|| (stream, place, String::new()));
        text.push_str(&String::from_utf8_lossy(bytes));
        if text.ends_with('\n') {
            self.flush();
        }
    }

    /// Tells of a line that was printed, piece by piece.
    fn flush(&mut self) {
        let Some((stream, place, text)) = self.printing.take() else {
            return;
        };
        let text = text.trim_matches('\n');
        if text.is_empty() {
            return;
        }
        let prints = match stream {
            StreamKind::Stdout => "prints",
            StreamKind::Stderr => "prints to stderr",
        };
        let what = format!("{prints} {text:?}");
        self.told.push(Told { place, what });
    }
}

fn temporary(reason: TempReason) -> &'static str {
    match reason {
        TempReason::Statement => "to the end of the statement",
        TempReason::MatchScrutinee => {
            "part of what a `match` looks at, to the end of its statement"
        }
        TempReason::IfLetScrutinee => "part of what an `if let` looks at",
        TempReason::WhileLetScrutinee => "part of what a `while let` looks at, through its body",
        TempReason::ForIterator => "part of what a `for` iterates over, to the end of the loop",
        TempReason::Condition => "part of a condition, to its end",
        TempReason::Tail => "part of a block's last expression",
        TempReason::Extended => "which a `let` extends to the end of the block",
        TempReason::Constant => "part of a constant",
    }
}
