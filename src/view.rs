//! What a look at a lab gives: plain data, in the shapes in which JavaScript gets it.

use serde::Serialize;

use crate::error::StoreError;
use crate::event::BorrowEvent;
use crate::guard::{Map, sorted};
use crate::history::{History, MAX_BYTES, MAX_EVENTS};
use crate::state::State;

/// A refused call, as it is thrown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct Refusal {
    /// A sentence for a person.
    pub message: String,
    /// The same for a program.
    pub refusal: StoreError,
}

impl From<StoreError> for Refusal {
    fn from(refusal: StoreError) -> Self {
        let message = refusal.to_string();
        Self { message, refusal }
    }
}

/// Events, and how far back they go.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Chronicle {
    /// The sequence number of the oldest event that is still kept.
    pub first: u64,
    /// The sequence number that the next event will have.
    pub next: u64,
    /// The bytes that the kept events take.
    pub bytes: usize,
    /// The most events that are kept.
    pub max_events: usize,
    /// The most bytes that the kept events may take.
    pub max_bytes: usize,
    /// The kept events, from the one that was asked for.
    pub events: Vec<BorrowEvent>,
}

impl Chronicle {
    /// The kept events from `seq` on.
    #[must_use]
    pub fn from(history: &History, seq: u64) -> Self {
        Self {
            first: history.first_seq(),
            next: history.next_seq(),
            bytes: history.bytes(),
            max_events: MAX_EVENTS,
            max_bytes: MAX_BYTES,
            events: history.events_from(seq).collect(),
        }
    }
}

/// The lab at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct Moment {
    /// Everything but the entries.
    pub state: State,
    /// The first entries, in key order, up to the number that was asked for.
    pub entries: Vec<(String, String)>,
    /// How many entries there were.
    pub total: usize,
}

impl Moment {
    /// A moment with at most `most` of its entries.
    #[must_use]
    pub fn new(state: State, map: Map, most: usize) -> Self {
        let total = map.len();
        let mut entries = sorted(map);
        entries.truncate(most);
        Self {
            state,
            entries,
            total,
        }
    }
}

/// What the real `RefCell` answers when it is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct Probe {
    /// `try_borrow().is_ok()`
    pub readable: bool,
    /// `try_borrow_mut().is_ok()`
    pub writable: bool,
}
