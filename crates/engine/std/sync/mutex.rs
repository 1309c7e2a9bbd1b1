//! A value that one has at a time.

use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::sync::poison::{self, LockResult, TryLockError, TryLockResult};

/// A value that is borrowed by one at a time, each of whom waits for the one before.
#[lang = "Mutex"]
#[engine::path("std::sync::poison::mutex::Mutex")]
pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    poison: poison::Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> crate::panic::UnwindSafe for Mutex<T> {}
impl<T: ?Sized> crate::panic::RefUnwindSafe for Mutex<T> {}

/// A guard: while it lives, the value is its own.
#[lang = "MutexGuard"]
#[engine::path("std::sync::poison::mutex::MutexGuard")]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    lock: &'a Mutex<T>,
    poison: poison::Guard,
}

impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// Around a value.
    pub const fn new(t: T) -> Mutex<T> {
        Mutex { locked: Cell::new(false), poison: poison::Flag::new(), data: UnsafeCell::new(t) }
    }
}

impl<T: ?Sized> Mutex<T> {
    /// A guard, as soon as nobody else has one.
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if self.locked.peek() {
            intrinsics::deadlock();
        }
        self.locked.poke(true);
        MutexGuard::new(self)
    }

    /// A guard, if nobody else has one.
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if self.locked.peek() {
            Err(TryLockError::WouldBlock)
        } else {
            self.locked.poke(true);
            Ok(MutexGuard::new(self)?)
        }
    }

    /// Whether a panic was under way when a guard was dropped.
    pub fn is_poisoned(&self) -> bool {
        self.poison.get()
    }

    /// Forgets that.
    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    /// The value.
    pub fn into_inner(self) -> LockResult<T>
    where
        T: Sized,
    {
        let data = self.data.into_inner();
        poison::map_result(self.poison.borrow(), |()| data)
    }

    /// The value, which nobody else sees.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let data = self.data.get_mut();
        poison::map_result(self.poison.borrow(), |()| data)
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Self {
        Mutex::new(t)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(Default::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &"<locked>");
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}

impl<'mutex, T: ?Sized> MutexGuard<'mutex, T> {
    fn new(lock: &'mutex Mutex<T>) -> LockResult<MutexGuard<'mutex, T>> {
        poison::map_result(lock.poison.guard(), |guard| MutexGuard { lock, poison: guard })
    }

    /// The mutex that it is of.
    pub(crate) fn mutex(guard: &Self) -> &'mutex Mutex<T> {
        guard.lock
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        self.lock.locked.poke(false);
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
