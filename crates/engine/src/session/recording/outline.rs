//! What is kept of the first run beside its steps: who held which cell from when to when, and
//! which borrows were refused.
//!
//! How much of it there can be is limited. Finding out why a guard lives takes a look at all
//! that is alive, so beyond some thousands of guards that is left to whoever asks for a step.

use std::collections::{HashMap, HashSet};

use super::columns::{BORROW, PANIC, REFUSED};
use crate::interp::Machine;
use crate::syntax::LineColumn;
use crate::trace::{
    Bar, BorrowChange, Conflict, Event, EventKind, Lane, Picture, Refusal, WhyKind,
};
use crate::ty::Ty;

/// How many cells have a lane.
const MOST_LANES: usize = 256;
/// How many guards a lane has.
const MOST_BARS: usize = 2_000;
/// How many writes and refusals a lane has.
const MOST_MARKS: usize = 2_000;
/// How many conflicts are kept with all that was in the way.
const MOST_CONFLICTS: usize = 64;
/// How many steps are looked at for why guards live.
const MOST_LOOKS: u32 = 4_000;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Outline {
    lanes: Vec<Lane>,
    /// The lane that a cell was last known by.
    lane_of: HashMap<u64, usize>,
    /// Cells that no variable leads to: they are std's own.
    strange: HashSet<u64>,
    /// Guards that are on their way yet, so that what holds them is not known.
    unsettled: Vec<u32>,
    /// Where the bars are of guards that are alive.
    open: HashMap<u32, (usize, usize)>,
    conflicts: Vec<Conflict>,
    looks: u32,
    /// Whether a panic unwinds that was not caught.
    panicking: bool,
    /// How many bytes were printed.
    pub(super) printed: usize,
    /// What is known of the counts of shared values.
    pub(super) counted: HashMap<u64, Counted>,
}

/// What is known of the counts of a shared value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// The step in which they changed last.
    pub(super) step: u64,
    /// How many strong handles there are.
    pub(super) strong: u64,
    /// The type of the value.
    pub(super) ty: Option<Ty>,
}

/// What a step's events amount to, before it is known how cells are called.
#[derive(Default)]
struct Gathered {
    marks: u8,
    born: Vec<(u32, u64, bool)>,
    gone: Vec<u32>,
    written: Vec<u64>,
    refused: Option<(u64, bool)>,
    caught: bool,
}

impl Outline {
    /// Takes in what happened in a step. The machine is where the next one begins, or where
    /// a borrow was refused. What the step is marked with comes back.
    pub(super) fn take(&mut self, step: u64, events: &[Event], machine: &Machine) -> u8 {
        let mut gathered = Gathered::default();
        for event in events {
            self.gather(step, &event.kind, &mut gathered);
        }
        // What is caught around `main` is caught by nothing of the program's.
        if gathered.caught && machine.user_depth() > 0 {
            self.panicking = false;
        }
        let picture = self.look(machine, &gathered);
        for (guard, cell, unique) in &gathered.born {
            self.born(step, *guard, *cell, *unique, machine, picture.as_ref());
        }
        if let Some(picture) = &picture {
            self.settle(picture);
        }
        for guard in gathered.gone {
            self.unsettled.retain(|other| *other != guard);
            if let Some((lane, bar)) = self.open.remove(&guard)
                && let Some(bar) = self.lanes.get_mut(lane).and_then(|l| l.bars.get_mut(bar))
            {
                bar.to = Some(step);
            }
        }
        for cell in gathered.written {
            self.written(step, cell, picture.as_ref());
        }
        if let Some((cell, wants_unique)) = gathered.refused {
            self.refused(step, cell, wants_unique, machine, picture.as_ref());
        }
        gathered.marks
    }

    fn gather(&mut self, step: u64, kind: &EventKind, into: &mut Gathered) {
        match kind {
            EventKind::Borrow {
                cell,
                change,
                guard,
                ..
            } => match change {
                BorrowChange::SharedReleased | BorrowChange::UniqueReleased => {
                    into.gone.push(*guard);
                }
                BorrowChange::Leaked => {}
                _ => {
                    let unique = matches!(change, BorrowChange::Unique | BorrowChange::Split);
                    into.born.push((*guard, *cell, unique));
                    if !self.strange.contains(cell) {
                        into.marks |= BORROW;
                    }
                }
            },
            EventKind::BorrowRefused {
                cell, wants_unique, ..
            } => {
                into.marks |= REFUSED;
                into.refused = Some((*cell, *wants_unique));
            }
            EventKind::CellWritten { cell, .. } if into.written.last() != Some(cell) => {
                into.written.push(*cell);
            }
            EventKind::Counts {
                shared, strong, ty, ..
            } => {
                let known = self.counted.get(shared).and_then(|counted| counted.ty);
                let counted = Counted {
                    step,
                    strong: *strong,
                    ty: known.or(*ty),
                };
                self.counted.insert(*shared, counted);
            }
            EventKind::UnwindBegan => {
                into.marks |= PANIC;
                self.panicking = true;
                if let Some(last) = self.conflicts.last_mut()
                    && last.step == step
                {
                    last.panicked = true;
                }
            }
            EventKind::UnwindCaught => into.caught = true,
            _ => {}
        }
    }

    /// Looks at all that is alive, if that is needed to say what happened.
    fn look(&mut self, machine: &Machine, gathered: &Gathered) -> Option<Picture> {
        let of_user = |cell: &u64| !self.strange.contains(cell);
        let unknown = |cell: &u64| !self.lane_of.contains_key(cell) && of_user(cell);
        let needed = gathered.born.iter().any(|(_, cell, _)| of_user(cell))
            || gathered.written.iter().any(unknown);
        let refused = gathered.refused.is_some() && self.conflicts.len() < MOST_CONFLICTS;
        if (!needed || self.looks >= MOST_LOOKS) && !refused {
            return None;
        }
        self.looks += 1;
        Some(machine.picture())
    }

    /// Whether it is to be looked what holds a guard by now.
    pub(super) fn is_unsettled(&self) -> bool {
        !self.unsettled.is_empty() && self.looks < MOST_LOOKS
    }

    /// Looks what holds those guards by now that were on their way.
    pub(super) fn look_again(&mut self, machine: &Machine) {
        self.looks += 1;
        self.settle(&machine.picture());
    }

    fn settle(&mut self, picture: &Picture) {
        let unsettled = std::mem::take(&mut self.unsettled);
        for id in unsettled {
            let Some(guard) = picture.guard(id) else {
                continue;
            };
            let bar = self.open.get(&id).and_then(|(lane, bar)| {
                let lane = self.lanes.get_mut(*lane)?;
                lane.bars.get_mut(*bar)
            });
            if let Some(bar) = bar {
                bar.why.clone_from(&guard.why.text);
            }
            if guard.why.kind == WhyKind::InFlight {
                self.unsettled.push(id);
            }
        }
    }

    /// The lane of a cell.
    fn lane(&mut self, cell: u64, picture: Option<&Picture>) -> Option<usize> {
        let Some(picture) = picture else {
            return self.lane_of.get(&cell).copied();
        };
        let Some(seen) = picture.cells.iter().find(|seen| seen.address == cell) else {
            let known = self.lane_of.get(&cell).copied();
            // An address on the stack may be another cell's later.
            if known.is_none() && cell >> 32 > 1 && self.strange.len() < 4_096 {
                self.strange.insert(cell);
            }
            return known;
        };
        let same = |lane: &Lane| lane.cell == seen.id && lane.path == seen.path;
        let known = self.lane_of.get(&cell).copied();
        // A cell on the heap stays the same one, by whatever name it is come to.
        if let Some(index) = known
            && (cell >> 32 > 1 || self.lanes.get(index).is_some_and(same))
        {
            return Some(index);
        }
        let index = match self.lanes.iter().position(same) {
            Some(index) => index,
            None if self.lanes.len() < MOST_LANES => {
                self.lanes.push(Lane {
                    cell: seen.id.clone(),
                    path: seen.path.clone(),
                    ty: seen.ty,
                    bars: Vec::new(),
                    refused: Vec::new(),
                    writes: Vec::new(),
                    more: 0,
                });
                self.lanes.len() - 1
            }
            None => return None,
        };
        self.lane_of.insert(cell, index);
        Some(index)
    }

    fn born(
        &mut self,
        step: u64,
        guard: u32,
        cell: u64,
        unique: bool,
        machine: &Machine,
        picture: Option<&Picture>,
    ) {
        if self.strange.contains(&cell) {
            return;
        }
        let Some(index) = self.lane(cell, picture) else {
            return;
        };
        let view = picture.and_then(|picture| picture.guard(guard));
        let line = view.map(|guard| guard.place.line);
        let line = line.or_else(|| machine.user_line()).unwrap_or(0);
        let why = match (view, picture) {
            (Some(guard), _) => guard.why.text.clone(),
            (None, Some(_)) => {
                "It lives only within this step: std takes it and gives it back.".to_owned()
            }
            (None, None) => String::new(),
        };
        let Some(lane) = self.lanes.get_mut(index) else {
            return;
        };
        if lane.bars.len() >= MOST_BARS {
            lane.more += 1;
            return;
        }
        self.open.insert(guard, (index, lane.bars.len()));
        if picture.is_some() {
            self.unsettled.push(guard);
        }
        lane.bars.push(Bar {
            guard,
            unique,
            from: step,
            to: None,
            line,
            why,
        });
    }

    fn written(&mut self, step: u64, cell: u64, picture: Option<&Picture>) {
        if self.strange.contains(&cell) {
            return;
        }
        let index = self.lane(cell, picture);
        let Some(lane) = index.and_then(|index| self.lanes.get_mut(index)) else {
            return;
        };
        if lane.writes.len() >= MOST_MARKS {
            lane.more += 1;
        } else if lane.writes.last() != Some(&step) {
            lane.writes.push(step);
        }
    }

    fn refused(
        &mut self,
        step: u64,
        cell: u64,
        wants_unique: bool,
        machine: &Machine,
        picture: Option<&Picture>,
    ) {
        let place = machine.user_line_column().unwrap_or(FIRST);
        if let Some(index) = self.lane(cell, picture)
            && let Some(lane) = self.lanes.get_mut(index)
            && lane.refused.len() < MOST_MARKS
        {
            lane.refused.push(Refusal {
                step,
                wants_unique,
                place,
            });
        }
        let Some(picture) = picture else { return };
        if self.conflicts.len() >= MOST_CONFLICTS {
            return;
        }
        self.conflicts.push(Conflict {
            step,
            place,
            message: message(wants_unique),
            cell: format!("c{cell:x}"),
            path: picture.cell_path(cell).unwrap_or_default().to_owned(),
            wants_unique,
            panicked: false,
            guards: picture.guards_of(cell).cloned().collect(),
        });
    }

    /// The program is over, after so many steps.
    pub(super) fn end(&mut self, _: u64) {
        self.open.clear();
    }

    pub(super) fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    pub(super) fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    pub(super) fn conflict(&self) -> Option<&Conflict> {
        let panicked = self.conflicts.iter().rfind(|conflict| conflict.panicked);
        panicked.or(self.conflicts.last())
    }

    pub(super) fn is_panicking(&self) -> bool {
        self.panicking
    }
}

const FIRST: LineColumn = LineColumn { line: 1, column: 1 };

/// What std says of a borrow that it refuses.
pub(super) fn message(wants_unique: bool) -> &'static str {
    if wants_unique {
        "RefCell already borrowed"
    } else {
        "RefCell already mutably borrowed"
    }
}

/// What the last panic has said on the error stream, and where it happened.
pub(super) fn panic_report(stderr: &str) -> (Option<String>, Option<LineColumn>) {
    let Some((_, report)) = stderr.rsplit_once(" panicked at ") else {
        return (None, None);
    };
    let Some((head, message)) = report.split_once(":\n") else {
        return (None, None);
    };
    let mut numbers = head.rsplit(':').map(|part| part.parse::<u32>().ok());
    let (column, line) = (numbers.next().flatten(), numbers.next().flatten());
    let place = line
        .zip(column)
        .map(|(line, column)| LineColumn { line, column });
    let message = message.split("\nnote: ").next().unwrap_or(message);
    (Some(message.trim_end().to_owned()), place)
}
