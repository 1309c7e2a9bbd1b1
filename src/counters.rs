//! What the lab counts, in real [`Cell`]s: numbers that are written through `&self`
//! while a `RefCell` beside them is borrowed, and never conflict with anything.

use std::cell::Cell;

use serde::Serialize;

/// The live counters.
#[derive(Debug, Default)]
pub struct Counters {
    reads: Cell<u32>,
    writes: Cell<u32>,
    refused: Cell<u32>,
    panics: Cell<u32>,
    most_guards: Cell<u32>,
}

/// What the counters say at one moment.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CounterValues {
    /// Reads of the map.
    pub reads: u32,
    /// Writes to the map.
    pub writes: u32,
    /// Borrows that were refused with an error.
    pub refused: u32,
    /// Panics that were caught.
    pub panics: u32,
    /// The most guards that were alive at one moment.
    pub most_guards: u32,
}

fn increment(cell: &Cell<u32>) {
    cell.update(|n| n.saturating_add(1));
}

impl Counters {
    pub(crate) fn count_read(&self) {
        increment(&self.reads);
    }

    pub(crate) fn count_write(&self) {
        increment(&self.writes);
    }

    pub(crate) fn count_refused(&self) {
        increment(&self.refused);
    }

    pub(crate) fn count_panic(&self) {
        increment(&self.panics);
    }

    pub(crate) fn see_guards(&self, live: usize) {
        let live = u32::try_from(live).unwrap_or(u32::MAX);
        self.most_guards.update(|most| most.max(live));
    }

    /// All of them at once.
    #[must_use]
    pub fn values(&self) -> CounterValues {
        CounterValues {
            reads: self.reads.get(),
            writes: self.writes.get(),
            refused: self.refused.get(),
            panics: self.panics.get(),
            most_guards: self.most_guards.get(),
        }
    }
}
