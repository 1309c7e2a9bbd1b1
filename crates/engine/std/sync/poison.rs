//! Locks that remember a panic.

use crate::cell::Cell;
use crate::error::Error;
use crate::fmt;
use crate::thread;

/// Whether a guard was dropped by a panic that began after it was taken.
pub(crate) struct Flag {
    failed: Cell<bool>,
}

unsafe impl Sync for Flag {}
impl crate::panic::RefUnwindSafe for Flag {}

/// What a guard remembers from when it was taken.
#[derive(Clone)]
pub(crate) struct Guard {
    panicking: bool,
}

impl Flag {
    pub(crate) const fn new() -> Flag {
        Flag { failed: Cell::new(false) }
    }

    /// Whether it is poisoned, for one who takes no guard.
    pub(crate) fn borrow(&self) -> LockResult<()> {
        if self.get() { Err(PoisonError::new(())) } else { Ok(()) }
    }

    /// A guard is taken.
    pub(crate) fn guard(&self) -> LockResult<Guard> {
        let ret = Guard { panicking: thread::panicking() };
        if self.get() { Err(PoisonError::new(ret)) } else { Ok(ret) }
    }

    /// A guard is dropped.
    pub(crate) fn done(&self, guard: &Guard) {
        if !guard.panicking && thread::panicking() {
            self.failed.poke(true);
        }
    }

    pub(crate) fn get(&self) -> bool {
        self.failed.peek()
    }

    pub(crate) fn clear(&self) {
        self.failed.poke(false)
    }
}

/// What is given of a lock that is poisoned: the guard is in it.
#[engine::path("std::sync::poison::PoisonError")]
pub struct PoisonError<T> {
    data: T,
}

/// Why there is no guard, or one of a lock that is poisoned.
#[engine::path("std::sync::poison::TryLockError")]
pub enum TryLockError<T> {
    /// The lock is poisoned.
    Poisoned(PoisonError<T>),
    /// The lock is taken.
    WouldBlock,
}

/// A guard, of a lock that may be poisoned.
pub type LockResult<T> = Result<T, PoisonError<T>>;

/// A guard, if there is one.
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoisonError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "poisoned lock: another task failed inside".fmt(f)
    }
}

impl<T> Error for PoisonError<T> {}

impl<T> PoisonError<T> {
    /// Around a guard.
    pub fn new(data: T) -> PoisonError<T> {
        PoisonError { data }
    }

    /// The guard.
    pub fn into_inner(self) -> T {
        self.data
    }

    /// The guard.
    pub fn get_ref(&self) -> &T {
        &self.data
    }

    /// The guard.
    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> {
        TryLockError::Poisoned(err)
    }
}

impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TryLockError::Poisoned(..) => "Poisoned(..)".fmt(f),
            TryLockError::WouldBlock => "WouldBlock".fmt(f),
        }
    }
}

impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TryLockError::Poisoned(..) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        }
        .fmt(f)
    }
}

impl<T> Error for TryLockError<T> {
    fn cause(&self) -> Option<&dyn Error> {
        match *self {
            TryLockError::Poisoned(ref p) => Some(p),
            _ => None,
        }
    }
}

/// Makes something of the guard, and stays poisoned if it is.
pub(crate) fn map_result<T, U, F>(result: LockResult<T>, f: F) -> LockResult<U>
where
    F: FnOnce(T) -> U,
{
    match result {
        Ok(t) => Ok(f(t)),
        Err(PoisonError { data }) => Err(PoisonError::new(f(data))),
    }
}
