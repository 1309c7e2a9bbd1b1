//! What the store refuses, and why. None of these is a panic.

use std::fmt;

use serde::Serialize;

use crate::event::Attempt;
use crate::ids::{GuardId, HandleId, WeakId};

/// A call that was refused. Nothing was changed by it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(
    tag = "code",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum StoreError {
    /// `try_borrow` gave [`std::cell::BorrowError`], or `try_borrow_mut`
    /// [`std::cell::BorrowMutError`].
    Borrow {
        /// What was tried.
        attempt: Attempt,
        /// std's own text.
        reason: String,
        /// Every guard that stood in the way.
        in_the_way: Vec<GuardId>,
    },
    /// The handle was dropped before. rustc rejects such a program with E0382.
    HandleMoved {
        /// The handle.
        handle: HandleId,
    },
    /// The weak handle was dropped before (E0382).
    WeakMoved {
        /// The weak handle.
        weak: WeakId,
    },
    /// The guard was dropped before (E0382).
    GuardMoved {
        /// The guard.
        guard: GuardId,
    },
    /// A handle cannot be dropped while guards borrow from it (E0505).
    HandleBorrowed {
        /// The handle.
        handle: HandleId,
        /// The guards that borrow from it.
        guards: Vec<GuardId>,
    },
    /// A `Ref` gives no `&mut` (E0596).
    ReadOnly {
        /// The guard.
        guard: GuardId,
    },
    /// The map holds as much text as this lab permits.
    Full {
        /// Bytes of keys and values at most.
        limit: usize,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Borrow { reason, .. } => f.write_str(reason),
            Self::HandleMoved { handle } => moved(f, "Handle", handle.0),
            Self::WeakMoved { weak } => moved(f, "Weak handle", weak.0),
            Self::GuardMoved { guard } => moved(f, "Guard", guard.0),
            Self::HandleBorrowed { handle, guards } => {
                write!(f, "Handle {} cannot be dropped while guard ", handle.0)?;
                for (at, guard) in guards.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    write!(f, "{}", guard.0)?;
                }
                f.write_str(
                    " borrows from it. rustc rejects that with E0505 (cannot move out of a borrowed value). Drop the guard first.",
                )
            }
            Self::ReadOnly { guard } => write!(
                f,
                "Guard {} is a Ref, which gives shared access only. rustc rejects a write through it with E0596 (cannot borrow as mutable).",
                guard.0
            ),
            Self::Full { limit } => write!(
                f,
                "The map would hold more than {} MiB of text, which is this lab's limit. Nothing was stored.",
                limit / (1024 * 1024)
            ),
        }
    }
}

fn moved(f: &mut fmt::Formatter<'_>, what: &str, id: u32) -> fmt::Result {
    write!(
        f,
        "{what} {id} was dropped earlier. rustc rejects its use with E0382 (borrow of moved value)."
    )
}

impl std::error::Error for StoreError {}
