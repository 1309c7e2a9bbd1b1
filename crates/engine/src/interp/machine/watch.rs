//! What a run that is watched knows beside its memory: how many places were stepped to, and
//! where the guards of `RefCell`s are.
//!
//! All of it is a function of the program alone, so that it is the same however often a run
//! is gone back to.

use super::super::memory::{STACK, address};
use super::super::program::Cx;
use super::state::State;
use crate::syntax::span::Span;
use crate::trace::{BorrowChange, EventKind};

/// How much a run tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    Nothing,
    /// What is kept of a whole run: borrows, what was refused, counts, panics.
    Outline,
    /// Everything.
    #[default]
    All,
}

impl Detail {
    /// Whether something is told.
    fn includes(self, kind: &EventKind) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::Outline => matches!(
                kind,
                EventKind::Borrow { .. }
                    | EventKind::BorrowRefused { .. }
                    | EventKind::CellWritten { .. }
                    | EventKind::Counts { .. }
                    | EventKind::UnwindBegan
                    | EventKind::UnwindCaught
            ),
        }
    }
}

/// A guard that is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveGuard {
    /// Its number: guards are counted as they are made.
    pub id: u32,
    /// The flag of the cell that it borrows.
    pub cell: u64,
    /// Where its reference to the flag is, as far as it was followed.
    pub at: u64,
    /// Whether it is a `RefMut`.
    pub unique: bool,
    /// The step that it was made in.
    pub born: u64,
    /// Where in the program.
    pub place: Span,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    pub(super) detail: Detail,
    /// How many places were stepped to.
    pub(super) arrived: u64,
    /// At which one the loop is left.
    pub(super) pause_at: u64,
    /// Whether the loop was left because a borrow was refused.
    pub(super) refused: bool,
    /// Whether the loop is left as soon as a borrow is refused.
    pub(super) pause_refused: bool,
    /// The frame and the place that were stepped to last.
    position: (u32, u32),
    /// How many calls of the program's own functions have not returned.
    pub(super) depth: u32,
    /// How many guards there ever were.
    made: u32,
    pub(super) guards: Vec<LiveGuard>,
}

/// No place.
const NOWHERE: (u32, u32) = (u32::MAX, u32::MAX);

impl Default for Watch {
    fn default() -> Self {
        Self {
            detail: Detail::All,
            arrived: 0,
            pause_at: u64::MAX,
            refused: false,
            pause_refused: false,
            position: NOWHERE,
            depth: 0,
            made: 0,
            guards: Vec::new(),
        }
    }
}

impl Watch {
    /// A place is reached. True if the loop is to be left.
    #[inline]
    pub(super) fn arrive(&mut self, base: u32, site: u32) -> bool {
        if self.position == (base, site) {
            return false;
        }
        self.position = (base, site);
        self.arrived += 1;
        self.arrived >= self.pause_at
    }

    /// A function of the program is called.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
        self.position = NOWHERE;
    }

    /// A call of a function of the program is over.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The number of the place that was stepped to last.
    pub(super) fn site(&self) -> u32 {
        self.position.1
    }

    /// Bytes were moved, and guards with them.
    pub(super) fn relocate(&mut self, from: u64, to: u64, size: u64) {
        for guard in &mut self.guards {
            let within = guard.at.wrapping_sub(from);
            if within < size {
                guard.at = to.wrapping_add(within);
            } else if guard.at.wrapping_sub(to) < size {
                // What was forgotten there is overwritten.
                guard.at = 0;
            }
        }
    }

    /// The flag of a cell changed: a guard came or went.
    fn changed(&mut self, cell: u64, change: BorrowChange, at: u64, place: Span) -> u32 {
        let unique = matches!(
            change,
            BorrowChange::Unique | BorrowChange::UniqueReleased | BorrowChange::Split
        );
        match change {
            BorrowChange::Shared
            | BorrowChange::Unique
            | BorrowChange::Cloned
            | BorrowChange::Split => {
                self.made = self.made.wrapping_add(1);
                for guard in self.guards.iter_mut().filter(|guard| guard.at == at) {
                    guard.at = 0;
                }
                self.guards.push(LiveGuard {
                    id: self.made,
                    cell,
                    at,
                    unique,
                    born: self.arrived.saturating_sub(1),
                    place,
                });
                self.made
            }
            BorrowChange::SharedReleased | BorrowChange::UniqueReleased => {
                let exact = self.guards.iter().position(|guard| guard.at == at);
                let similar = || {
                    let of_cell = |guard: &LiveGuard| guard.cell == cell && guard.unique == unique;
                    self.guards.iter().rposition(of_cell)
                };
                let index = exact.or_else(similar);
                index.map_or(0, |index| self.guards.remove(index).id)
            }
            BorrowChange::Leaked => 0,
        }
    }
}

impl State {
    /// Tells those who watch.
    #[inline]
    pub(super) fn tell(&mut self, cx: Cx<'_>, kind: EventKind) {
        if self.observed && self.watch.detail.includes(&kind) {
            self.tell_slowly(cx, kind);
        }
    }

    /// The flag of a cell changed: the number of the guard that came or went.
    pub(super) fn borrow_changed(
        &mut self,
        cx: Cx<'_>,
        cell: u64,
        change: BorrowChange,
        at: u64,
    ) -> u32 {
        if !self.observed {
            return 0;
        }
        let place = self.user_place(cx).unwrap_or_default();
        self.watch.changed(cell, change, at, place)
    }

    /// Where the innermost frame is that the program's author wrote: at the call that led to
    /// what happens.
    pub(in crate::interp) fn user_place(&self, cx: Cx<'_>) -> Option<Span> {
        let running = self.running.then_some(self.frame);
        for frame in running.into_iter().chain(self.frames.iter().rev().copied()) {
            let code = cx.engine.compiled(frame.function)?;
            if code.is_user {
                let place = code.place(frame.pc.saturating_sub(1))?;
                return Some(cx.expansion_cause(place));
            }
        }
        None
    }

    /// Makes those parts of a new frame zero that are read by type. Who looks then finds
    /// nothing where nothing was put yet.
    pub(super) fn clear_frame(&mut self, clears: &[(u32, u32)]) {
        for (slot, len) in clears {
            let start = self.frame.base as usize + *slot as usize;
            let bytes = self.memory.stack.get_mut(start..start + *len as usize);
            if let Some(bytes) = bytes {
                bytes.fill(0);
            }
        }
    }

    /// Makes a slot of the running frame zero.
    pub(super) fn clear(&mut self, slot: u32, size: u64) {
        let at = address(STACK, self.frame.base.wrapping_add(slot));
        let size = usize::try_from(size).unwrap_or(0);
        if let Ok(bytes) = self.memory.write(at, size) {
            bytes.fill(0);
        }
    }
}
