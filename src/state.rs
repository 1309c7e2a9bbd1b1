//! The lab at one moment, and how an event moves it to the next.

use std::rc::Rc;

use serde::Serialize;

use crate::counters::CounterValues;
use crate::event::{Access, CellName, CellValue, GuardInfo, HandleOrigin, Happening, RcCounts};
use crate::ids::{GuardId, HandleId, WeakId};

/// Everything but the map's entries, which [`crate::history::History`] finds backwards
/// from the present.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// How many events led here; also the sequence number of the next one.
    pub seq: u64,
    /// The borrow flag: `0` free, `+n` readers, `-1` a writer.
    pub flag: i32,
    /// The live guards, oldest first.
    pub guards: Vec<Rc<GuardInfo>>,
    /// The live `Rc` handles, oldest first, with how each came to be.
    pub handles: Vec<HandleState>,
    /// The live `Weak` handles, oldest first.
    pub weaks: Vec<WeakId>,
    /// `Rc::strong_count` and `Rc::weak_count`.
    pub counts: RcCounts,
    /// What the counters said.
    pub counters: CounterValues,
    /// What the cells of the bench held.
    pub cells: CellValues,
}

/// A live `Rc` handle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct HandleState {
    /// Its name.
    pub id: HandleId,
    /// How it came to be.
    pub origin: HandleOrigin,
}

/// What the cells of the bench hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct CellValues {
    /// The first `Cell<u32>`.
    pub left: u32,
    /// The second `Cell<u32>`.
    pub right: u32,
    /// The `Cell<String>`.
    pub text: String,
}

impl CellValues {
    fn set(&mut self, cell: CellName, value: &CellValue) {
        match (cell, value) {
            (CellName::Left, CellValue::Number(n)) => self.left = *n,
            (CellName::Right, CellValue::Number(n)) => self.right = *n,
            (CellName::Text, CellValue::Text(text)) => self.text.clone_from(text),
            // A number in the text cell, or the other way round, is not a value that any
            // method of the bench can produce.
            _ => {}
        }
    }
}

/// The borrow flag that these guards amount to.
#[must_use]
pub fn flag_of(guards: &[Rc<GuardInfo>]) -> i32 {
    if guards.iter().any(|guard| guard.access == Access::Write) {
        return -1;
    }
    i32::try_from(guards.len()).unwrap_or(i32::MAX)
}

impl State {
    /// Moves to the moment just after the next event, which is this.
    pub fn apply(&mut self, what: &Happening) {
        self.seq += 1;
        match what {
            Happening::HandleBorn {
                handle,
                origin,
                counts,
            } => {
                self.handles.push(HandleState {
                    id: *handle,
                    origin: *origin,
                });
                self.counts = *counts;
            }
            Happening::HandleDropped { handle, counts } => {
                self.handles.retain(|live| live.id != *handle);
                self.counts = *counts;
            }
            Happening::WeakBorn { weak, counts, .. } => {
                self.weaks.push(*weak);
                self.counts = *counts;
            }
            Happening::WeakDropped { weak, counts } => {
                self.weaks.retain(|live| live != weak);
                self.counts = *counts;
            }
            Happening::Borrowed { guard } => self.born(guard),
            Happening::Released { guard, access, .. } => self.released(*guard, *access),
            Happening::Refused { .. } => self.counters.refused += 1,
            Happening::Panicked { .. } => self.counters.panics += 1,
            Happening::Read { .. } => self.counters.reads += 1,
            Happening::Wrote { .. } | Happening::Cleared { .. } => self.counters.writes += 1,
            Happening::CellWrote { cell, after, .. } => self.cells.set(*cell, after),
            Happening::CellRead { .. }
            | Happening::UpgradeFailed { .. }
            | Happening::ValueDropped { .. } => {}
        }
    }

    fn born(&mut self, guard: &Rc<GuardInfo>) {
        self.guards.push(Rc::clone(guard));
        match guard.access {
            Access::Read => self.flag += 1,
            Access::Write => self.flag = -1,
        }
        let live = u32::try_from(self.guards.len()).unwrap_or(u32::MAX);
        self.counters.most_guards = self.counters.most_guards.max(live);
    }

    fn released(&mut self, guard: GuardId, access: Access) {
        // The guard that goes is mostly the one that came last.
        let at = self.guards.iter().rposition(|live| live.id == guard);
        if let Some(at) = at {
            self.guards.remove(at);
        }
        match access {
            Access::Read => self.flag -= 1,
            Access::Write => self.flag = 0,
        }
    }
}
