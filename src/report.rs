//! What a panic was, who was in its way, and what would have avoided it.
//!
//! With `panic = "abort"` the panic hook is the last of our code that runs before the
//! instance traps, so everything worth knowing is gathered there.

use std::cell::Cell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use serde::Serialize;

use crate::call;
use crate::event::{Access, Attempt, BorrowMethod, Extent, GuardInfo};
use crate::ids::GuardId;

/// A panic, explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PanicReport {
    /// The message as it stands.
    pub message: String,
    /// What std said in its place before it was reworded (rust-lang/rust#142216), which
    /// is what most search results still show.
    pub older_wording: Option<&'static str>,
    /// The source file of the call that failed.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The store method that was running, if any.
    pub operation: Option<&'static str>,
    /// Where that call came from, in the caller's own words.
    pub label: String,
    /// The borrow that could not be had; absent if something else panicked.
    pub attempt: Option<Attempt>,
    /// Every live guard that stood in the way, oldest first.
    pub in_the_way: Vec<Rc<GuardInfo>>,
    /// The guards that live on untouched, because JavaScript holds them.
    pub survivors: Vec<GuardId>,
    /// The guards local to the call that panicked. With `panic = "abort"` no destructor
    /// runs, so they stay alive until the recovery drops them; where panics unwind, the
    /// unwinding drops them.
    pub stranded: Vec<GuardId>,
    /// Whether this build unwinds (`panic = "unwind"`) or aborts.
    pub unwinds: bool,
    /// What would have avoided it, best first.
    pub remedies: Vec<Remedy>,
}

/// Something that would have avoided a panic.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Remedy {
    /// Drop this guard before the call.
    DropFirst {
        /// The guard.
        guard: GuardId,
    },
    /// Ask with the variant that gives an error in place of a panic.
    TryInstead {
        /// That variant.
        method: BorrowMethod,
    },
    /// Make the change before the call back, or after it, but not around it: the guard in
    /// the way is local to a call that is still running further out.
    ReleaseBeforeCallingOut {
        /// The guard.
        guard: GuardId,
    },
    /// Ask whether the entry is there, or use `get`, which gives an `Option`.
    CheckFirst,
}

/// std's wording before rust-lang/rust#142216.
fn older_wording(message: &str) -> Option<&'static str> {
    match message {
        "RefCell already borrowed" => Some("already borrowed: BorrowMutError"),
        "RefCell already mutably borrowed" => Some("already mutably borrowed: BorrowError"),
        _ => None,
    }
}

thread_local! {
    static LAST: Cell<Option<PanicReport>> = const { Cell::new(None) };
}

/// The report of the last panic on this thread, once.
pub(crate) fn take_last() -> Option<PanicReport> {
    LAST.take()
}

/// Installs the panic hook, in place of the one there is. It keeps the report and then
/// calls `next`.
pub fn install_hook(next: impl Fn(&PanicHookInfo<'_>) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        LAST.set(Some(describe(info)));
        next(info);
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> PanicReport {
    let message = info.payload_as_str().unwrap_or("Box<dyn Any>").to_owned();
    let location = info.location();
    let mut report = PanicReport {
        older_wording: older_wording(&message),
        message,
        file: location.map(|at| at.file().to_owned()).unwrap_or_default(),
        line: location.map_or(0, std::panic::Location::line),
        column: location.map_or(0, std::panic::Location::column),
        operation: None,
        label: String::new(),
        attempt: None,
        in_the_way: Vec::new(),
        survivors: Vec::new(),
        stranded: Vec::new(),
        unwinds: cfg!(panic = "unwind"),
        remedies: Vec::new(),
    };
    call::complete(&mut report);
    report
}

/// The remedies for a borrow that could not be had, given the guards in its way.
pub(crate) fn remedies(attempt: &Attempt, in_the_way: &[Rc<GuardInfo>]) -> Vec<Remedy> {
    let of_guard = in_the_way.iter().map(|guard| match guard.extent {
        Extent::Call => Remedy::ReleaseBeforeCallingOut { guard: guard.id },
        Extent::Held => Remedy::DropFirst { guard: guard.id },
    });
    let method = match attempt.method.access() {
        Access::Read => BorrowMethod::TryBorrow,
        Access::Write => BorrowMethod::TryBorrowMut,
    };
    of_guard.chain([Remedy::TryInstead { method }]).collect()
}
