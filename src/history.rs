//! The lab's memory: its latest events within a bound, and the state at any of them.
//!
//! Two directions meet here. What is small (guards, handles, counts) is kept as a state
//! at the start of the window and replayed forwards. The map's entries may be many, so
//! they are never copied while events are recorded: each write keeps the value before
//! it, and the entries of an earlier moment are found backwards from the live map.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::event::{Attempt, BorrowEvent, CellValue, GuardInfo, Happening};
use crate::guard::Map;
use crate::ids::CallId;
use crate::report::PanicReport;
use crate::state::State;

/// The most events that are kept.
pub const MAX_EVENTS: usize = 10_000;

/// The most bytes that the kept events may take, the text in them included. One event
/// that is larger than this by itself empties the window.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// An event without its sequence number, which is its place, and the bytes that it takes.
#[derive(Debug)]
struct Kept {
    call: CallId,
    bytes: u32,
    what: Happening,
}

/// See the module's text.
#[derive(Debug)]
pub struct History {
    /// The state just before the first kept event.
    base: State,
    events: VecDeque<Kept>,
    bytes: usize,
    recording: bool,
}

impl Default for History {
    fn default() -> Self {
        Self {
            base: State::default(),
            events: VecDeque::new(),
            bytes: 0,
            recording: true,
        }
    }
}

impl History {
    /// The sequence number that the next event will have.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.base.seq + self.events.len() as u64
    }

    /// The sequence number of the first event that is still kept.
    #[must_use]
    pub fn first_seq(&self) -> u64 {
        self.base.seq
    }

    /// The bytes that the kept events take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether events are recorded.
    #[must_use]
    pub fn is_recording(&self) -> bool {
        self.recording
    }

    /// Records no more, and gives the memory of what was recorded back.
    pub(crate) fn stop(&mut self) {
        self.recording = false;
        self.base.seq = self.next_seq();
        self.events = VecDeque::new();
        self.bytes = 0;
    }

    /// Records from here on. What happened while nothing was recorded is not known, so
    /// the window starts anew at `now`.
    pub(crate) fn restart(&mut self, now: State) {
        let seq = self.next_seq();
        self.base = State { seq, ..now };
        self.recording = true;
    }

    pub(crate) fn push(&mut self, call: CallId, what: Happening) {
        let bytes = size_of::<Kept>() + text_in(&what);
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.bytes += bytes as usize;
        self.events.push_back(Kept { call, bytes, what });
        while self.events.len() > MAX_EVENTS || self.bytes > MAX_BYTES {
            let Some(oldest) = self.events.pop_front() else {
                break;
            };
            self.bytes -= oldest.bytes as usize;
            self.base.apply(&oldest.what);
        }
    }

    /// The kept events from `seq` on.
    pub fn events_from(&self, seq: u64) -> impl Iterator<Item = BorrowEvent> {
        let offset = self.offset(seq);
        let numbered = (self.base.seq..).zip(&self.events).skip(offset);
        numbered.map(|(seq, Kept { call, what, .. })| BorrowEvent {
            seq,
            call: *call,
            what: what.clone(),
        })
    }

    /// The state after the first `seq` events, without the entries. A moment before the
    /// window is taken as its start, one after it as its end.
    #[must_use]
    pub fn state_at(&self, seq: u64) -> State {
        let mut state = self.base.clone();
        for kept in self.events.iter().take(self.offset(seq)) {
            state.apply(&kept.what);
        }
        state
    }

    /// Takes back, in `map`, every write from `seq` on.
    pub fn rewind(&self, map: &mut Map, seq: u64) {
        for kept in self.events.iter().skip(self.offset(seq)).rev() {
            match &kept.what {
                Happening::Wrote { key, before, .. } => match before {
                    Some(value) => drop(map.insert(key.clone(), value.clone())),
                    None => drop(map.remove(key)),
                },
                Happening::Cleared { entries: lost, .. }
                | Happening::ValueDropped { entries: lost } => {
                    map.extend(lost.iter().cloned());
                }
                _ => {}
            }
        }
    }

    /// How many of the kept events come before `seq`.
    fn offset(&self, seq: u64) -> usize {
        let offset = seq.saturating_sub(self.base.seq);
        usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.events.len())
    }
}

/// The bytes of text that an event owns beside its fixed size.
fn text_in(what: &Happening) -> usize {
    let pairs = |entries: &[(String, String)]| {
        entries
            .iter()
            .map(|(key, value)| size_of::<(String, String)>() + key.len() + value.len())
            .sum()
    };
    let cell = |value: &CellValue| match value {
        CellValue::Text(text) => text.len(),
        CellValue::Number(_) => 0,
    };
    match what {
        Happening::Wrote {
            key, before, after, ..
        } => {
            let value = |text: &Option<String>| text.as_ref().map_or(0, String::len);
            key.len() + value(before) + value(after)
        }
        Happening::Cleared { entries, .. } | Happening::ValueDropped { entries } => pairs(entries),
        Happening::Borrowed { guard } => size_of::<GuardInfo>() + guard.birth.attempt.label.len(),
        Happening::Refused {
            attempt,
            message,
            in_the_way,
        } => {
            size_of::<Attempt>()
                + attempt.label.len()
                + message.len()
                + size_of_val(in_the_way.as_slice())
        }
        Happening::Panicked { report } => {
            let guards = report.in_the_way.iter();
            let labels: usize = guards.map(|guard| guard.birth.attempt.label.len()).sum();
            // The guards in the way may be kept alive by this report alone.
            size_of::<PanicReport>()
                + report.in_the_way.len() * size_of::<(Rc<GuardInfo>, GuardInfo)>()
                + size_of_val(report.survivors.as_slice())
                + size_of_val(report.stranded.as_slice())
                + size_of_val(report.remedies.as_slice())
                + report.message.len()
                + report.file.len()
                + 2 * report.label.len()
                + labels
        }
        Happening::Read { lookup, .. } => match lookup {
            crate::event::Lookup::Entry { key, .. } => key.len(),
            _ => 0,
        },
        Happening::CellRead { value, .. } => cell(value),
        Happening::CellWrote { before, after, .. } => cell(before) + cell(after),
        Happening::HandleBorn { .. }
        | Happening::HandleDropped { .. }
        | Happening::WeakBorn { .. }
        | Happening::WeakDropped { .. }
        | Happening::UpgradeFailed { .. }
        | Happening::Released { .. } => 0,
    }
}
