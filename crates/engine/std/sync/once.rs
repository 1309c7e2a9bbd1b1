//! What is done once.

use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::panic::{RefUnwindSafe, UnwindSafe};

/// How far something that is done once has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Not begun.
    Incomplete,
    /// Under way.
    Running,
    /// It has panicked.
    Poisoned,
    /// Done.
    Complete,
}

/// Something that is done once.
#[engine::path("std::sync::once::Once")]
pub struct Once {
    progress: Cell<Progress>,
}

unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// What the closure of [`Once::call_once_force`] is told.
#[engine::path("std::sync::once::OnceState")]
pub struct OnceState {
    poisoned: bool,
    then: Cell<Progress>,
}

/// Not begun.
pub const ONCE_INIT: Once = Once::new();

/// Sets what comes of a call when it ends, by a panic as well.
struct Completion<'a> {
    once: &'a Once,
    then: Progress,
}

impl Drop for Completion<'_> {
    fn drop(&mut self) {
        self.once.progress.poke(self.then);
    }
}

impl Once {
    /// Not begun.
    pub const fn new() -> Once {
        Once { progress: Cell::new(Progress::Incomplete) }
    }

    /// Does it, unless it is done. Panics if it has panicked.
    #[track_caller]
    pub fn call_once<F>(&self, f: F)
    where
        F: FnOnce(),
    {
        self.call(false, |_| f());
    }

    /// Does it, unless it is done, even if it has panicked.
    pub fn call_once_force<F>(&self, f: F)
    where
        F: FnOnce(&OnceState),
    {
        self.call(true, f);
    }

    #[track_caller]
    fn call<F>(&self, ignore_poisoning: bool, f: F)
    where
        F: FnOnce(&OnceState),
    {
        let progress = self.progress.peek();
        match progress {
            Progress::Complete => return,
            Progress::Poisoned if !ignore_poisoning => panic_poisoned(),
            // It waits for itself.
            Progress::Running => intrinsics::deadlock(),
            Progress::Incomplete | Progress::Poisoned => {}
        }
        self.progress.poke(Progress::Running);
        let mut completion = Completion { once: self, then: Progress::Poisoned };
        let state = OnceState {
            poisoned: progress == Progress::Poisoned,
            then: Cell::new(Progress::Complete),
        };
        f(&state);
        completion.then = state.then.peek();
    }

    /// Whether it is done.
    pub fn is_completed(&self) -> bool {
        self.progress.peek() == Progress::Complete
    }

    /// Waits until it is done. Panics if it has panicked.
    pub fn wait(&self) {
        match self.progress.peek() {
            Progress::Complete => {}
            Progress::Poisoned => panic_poisoned(),
            _ => intrinsics::deadlock(),
        }
    }

    /// Waits until it is done, even if it has panicked.
    pub fn wait_force(&self) {
        if !self.is_completed() {
            intrinsics::deadlock();
        }
    }

    pub(crate) fn progress(&self) -> Progress {
        self.progress.peek()
    }

}

fn panic_poisoned() -> ! {
    panic!("Once instance has previously been poisoned")
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl OnceState {
    /// Whether it has panicked before.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }

    /// Says that it has failed.
    pub(crate) fn poison(&self) {
        self.then.poke(Progress::Poisoned);
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}
