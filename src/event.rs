//! What happened, as plain data. The page draws from these events alone; nothing in this
//! file knows how they came to be.

use std::rc::Rc;

use serde::Serialize;

use crate::ids::{CallId, GuardId, HandleId, WeakId};
use crate::report::PanicReport;

/// One thing that happened to a cell or to something that holds it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BorrowEvent {
    /// Position in the lab's history, from 0, without gaps.
    pub seq: u64,
    /// The call that this event is part of.
    pub call: CallId,
    /// What happened.
    pub what: Happening,
}

/// The kinds of event.
///
/// Thousands of these are kept, and a few are made for every read and write, so the large
/// and rare parts are boxed, and a guard's description is shared with the guard itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Happening {
    /// An `Rc` handle came to be.
    HandleBorn {
        /// The new handle.
        handle: HandleId,
        /// How it came to be.
        origin: HandleOrigin,
        /// The counts just after.
        counts: RcCounts,
    },
    /// An `Rc` handle was dropped.
    HandleDropped {
        /// The handle that is gone.
        handle: HandleId,
        /// The counts just after.
        counts: RcCounts,
    },
    /// The last `Rc` was dropped, and with it the `RefCell` and the map.
    ValueDropped {
        /// What the map held at that moment, in key order.
        entries: Vec<(String, String)>,
    },
    /// `Rc::downgrade` made a `Weak`.
    WeakBorn {
        /// The new weak handle.
        weak: WeakId,
        /// The handle it was made from.
        from: HandleId,
        /// The counts just after.
        counts: RcCounts,
    },
    /// A `Weak` was dropped.
    WeakDropped {
        /// The weak handle that is gone.
        weak: WeakId,
        /// The counts just after.
        counts: RcCounts,
    },
    /// `Weak::upgrade` gave `None`: the value had been dropped.
    UpgradeFailed {
        /// The weak handle that was asked.
        weak: WeakId,
    },
    /// A borrow succeeded and its guard is alive.
    Borrowed {
        /// The new guard.
        guard: Rc<GuardInfo>,
    },
    /// A guard was dropped and its borrow ended.
    Released {
        /// The guard that is gone.
        guard: GuardId,
        /// What it had held.
        access: Access,
        /// Why it ended.
        cause: ReleaseCause,
    },
    /// `try_borrow` or `try_borrow_mut` gave `Err`.
    Refused {
        /// What was tried.
        attempt: Box<Attempt>,
        /// std's error, as its `Display` writes it.
        message: String,
        /// Every guard that stood in the way.
        in_the_way: Vec<GuardId>,
    },
    /// A panic, as the panic hook saw it.
    Panicked {
        /// Everything that is known of it.
        report: Box<PanicReport>,
    },
    /// The map was read through a guard.
    Read {
        /// The guard.
        guard: GuardId,
        /// What was looked at.
        lookup: Lookup,
    },
    /// One entry of the map was written through a guard.
    Wrote {
        /// The guard.
        guard: GuardId,
        /// The entry's key.
        key: String,
        /// Its value before; absent if there was no such entry.
        before: Option<String>,
        /// Its value after; absent if the entry was removed.
        after: Option<String>,
    },
    /// `HashMap::clear` through a guard.
    Cleared {
        /// The guard.
        guard: GuardId,
        /// What the map held, in key order.
        entries: Vec<(String, String)>,
    },
    /// A `Cell` of the bench was read: no guard, no flag.
    CellRead {
        /// The method, as std names it.
        method: CellMethod,
        /// The cell.
        cell: CellName,
        /// What it held.
        value: CellValue,
    },
    /// A `Cell` of the bench was written: no guard, no flag.
    CellWrote {
        /// The method, as std names it.
        method: CellMethod,
        /// The cell.
        cell: CellName,
        /// What it held before.
        before: CellValue,
        /// What it holds now.
        after: CellValue,
    },
}

/// How an `Rc` handle came to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum HandleOrigin {
    /// `Rc::new`.
    New,
    /// `Rc::clone` of a handle.
    Cloned {
        /// The handle that was cloned.
        from: HandleId,
    },
    /// `Weak::upgrade` gave `Some`.
    Upgraded {
        /// The weak handle that was asked.
        from: WeakId,
    },
}

/// `Rc::strong_count` and `Rc::weak_count`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct RcCounts {
    /// Handles that keep the value alive.
    pub strong: u32,
    /// Handles that do not.
    pub weak: u32,
}

/// What a borrow permits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Shared: a `Ref`, of which any number may live.
    Read,
    /// Exclusive: a `RefMut`, which lives alone.
    Write,
}

/// The `RefCell` method that a call uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BorrowMethod {
    /// [`std::cell::RefCell::borrow`]
    Borrow,
    /// [`std::cell::RefCell::borrow_mut`]
    BorrowMut,
    /// [`std::cell::RefCell::try_borrow`]
    TryBorrow,
    /// [`std::cell::RefCell::try_borrow_mut`]
    TryBorrowMut,
}

impl BorrowMethod {
    /// What the borrow permits if it succeeds.
    #[must_use]
    pub fn access(self) -> Access {
        match self {
            Self::Borrow | Self::TryBorrow => Access::Read,
            Self::BorrowMut | Self::TryBorrowMut => Access::Write,
        }
    }
}

/// How long a guard lives.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// JavaScript holds it, and it lives until it is dropped by name.
    Held,
    /// It is local to one call, and lives until that call returns.
    Call,
}

/// A borrow that was asked for, whether or not it was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// The `RefCell` method.
    pub method: BorrowMethod,
    /// The handle it was called through.
    pub handle: HandleId,
    /// The store method that needed the borrow: `set`, `get`, `borrow_mut`, …
    pub operation: &'static str,
    /// Where it comes from, in the caller's own words; empty if it did not say.
    pub label: String,
}

/// A guard, and all that a diagnosis needs to know of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GuardInfo {
    /// Its name.
    pub id: GuardId,
    /// What it permits, and with that what it blocks.
    pub access: Access,
    /// How long it lives.
    pub extent: Extent,
    /// How it was born.
    pub birth: Birth,
}

/// When and where a guard was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Birth {
    /// The sequence number of its `borrowed` event.
    pub seq: u64,
    /// What was asked for.
    pub attempt: Attempt,
    /// Whole milliseconds since the host's time origin, for a guard that outlives its
    /// call.
    pub at_ms: Option<u64>,
}

/// Why a guard ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ReleaseCause {
    /// It was dropped by name.
    Dropped,
    /// Its call returned (or, where panics unwind, was unwound).
    CallEnded,
    /// Its call panicked with `panic = "abort"`, so that no destructor ran; it was
    /// dropped afterwards, by the recovery.
    Recovered,
}

/// What a read looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Lookup {
    /// One entry.
    Entry {
        /// Its key.
        key: String,
        /// Whether there is such an entry.
        found: bool,
    },
    /// The number of entries.
    Len {
        /// That number.
        len: u32,
    },
    /// All entries.
    Entries {
        /// How many there were.
        len: u32,
    },
}

/// The cells of the bench.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum CellName {
    /// A `Cell<u32>`.
    Left,
    /// Another `Cell<u32>`, to swap with.
    Right,
    /// A `Cell<String>`.
    Text,
}

/// The methods of [`std::cell::Cell`] that the bench offers.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is std's method of that name")]
pub enum CellMethod {
    Get,
    Set,
    Replace,
    Take,
    Swap,
    Update,
}

/// What a cell of the bench holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(untagged)]
pub enum CellValue {
    /// Of a `Cell<u32>`.
    Number(u32),
    /// Of the `Cell<String>`.
    Text(String),
}
