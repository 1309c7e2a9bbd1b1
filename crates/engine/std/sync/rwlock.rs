//! A value that many read or one writes.

use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::sync::poison::{self, LockResult, TryLockError, TryLockResult};

/// A value that is borrowed by any number of readers or one writer, who wait for each other.
#[lang = "RwLock"]
#[engine::path("std::sync::poison::rwlock::RwLock")]
pub struct RwLock<T: ?Sized> {
    // How many readers there are; -1 for a writer.
    state: Cell<isize>,
    poison: poison::Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> crate::panic::UnwindSafe for RwLock<T> {}
impl<T: ?Sized> crate::panic::RefUnwindSafe for RwLock<T> {}

/// A reader's guard.
#[lang = "RwLockReadGuard"]
#[engine::path("std::sync::poison::rwlock::RwLockReadGuard")]
pub struct RwLockReadGuard<'rwlock, T: ?Sized + 'rwlock> {
    lock: &'rwlock RwLock<T>,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}

/// A writer's guard.
#[lang = "RwLockWriteGuard"]
#[engine::path("std::sync::poison::rwlock::RwLockWriteGuard")]
pub struct RwLockWriteGuard<'rwlock, T: ?Sized + 'rwlock> {
    lock: &'rwlock RwLock<T>,
    poison: poison::Guard,
}

impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    /// Around a value.
    pub const fn new(t: T) -> RwLock<T> {
        RwLock { state: Cell::new(0), poison: poison::Flag::new(), data: UnsafeCell::new(t) }
    }
}

impl<T: ?Sized> RwLock<T> {
    /// A reader's guard, as soon as there is no writer.
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if self.state.peek() < 0 {
            intrinsics::deadlock();
        }
        self.state.poke(self.state.peek() + 1);
        RwLockReadGuard::new(self)
    }

    /// A reader's guard, if there is no writer.
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.state.peek() < 0 {
            return Err(TryLockError::WouldBlock);
        }
        self.state.poke(self.state.peek() + 1);
        Ok(RwLockReadGuard::new(self)?)
    }

    /// A writer's guard, as soon as there is nobody.
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if self.state.peek() != 0 {
            intrinsics::deadlock();
        }
        self.state.poke(-1);
        RwLockWriteGuard::new(self)
    }

    /// A writer's guard, if there is nobody.
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.state.peek() != 0 {
            return Err(TryLockError::WouldBlock);
        }
        self.state.poke(-1);
        Ok(RwLockWriteGuard::new(self)?)
    }

    /// Whether a panic was under way when a writer's guard was dropped.
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

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(Default::default())
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> Self {
        RwLock::new(t)
    }
}

impl<'rwlock, T: ?Sized> RwLockReadGuard<'rwlock, T> {
    fn new(lock: &'rwlock RwLock<T>) -> LockResult<RwLockReadGuard<'rwlock, T>> {
        poison::map_result(lock.poison.borrow(), |()| RwLockReadGuard { lock })
    }
}

impl<'rwlock, T: ?Sized> RwLockWriteGuard<'rwlock, T> {
    fn new(lock: &'rwlock RwLock<T>) -> LockResult<RwLockWriteGuard<'rwlock, T>> {
        poison::map_result(lock.poison.guard(), |guard| RwLockWriteGuard { lock, poison: guard })
    }

    /// A reader's guard in the place of this one.
    pub fn downgrade(s: Self) -> RwLockReadGuard<'rwlock, T> {
        let lock = s.lock;
        mem::forget(s);
        lock.state.poke(1);
        RwLockReadGuard { lock }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.state.poke(self.lock.state.peek() - 1);
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        self.lock.state.poke(0);
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
