//! Waiting for others.

use crate::fmt;
use crate::intrinsics;
use crate::sync::mutex::MutexGuard;
use crate::sync::poison::{LockResult, PoisonError};
use crate::time::{Duration, Instant};

/// Whether the time had passed.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
#[engine::path("std::sync::WaitTimeoutResult")]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time had passed.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

/// Waits until another says that something has changed.
#[engine::path("std::sync::poison::condvar::Condvar")]
pub struct Condvar {
    _inner: (),
}

impl Condvar {
    /// A new one.
    pub const fn new() -> Condvar {
        Condvar { _inner: () }
    }

    /// Waits. There is no other who could end it.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let _ = &guard;
        intrinsics::deadlock()
    }

    /// Waits as long as `condition` is true.
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Waits for some time.
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let mutex = MutexGuard::mutex(&guard);
        drop(guard);
        crate::thread::sleep(dur);
        match mutex.lock() {
            Ok(guard) => Ok((guard, WaitTimeoutResult(true))),
            Err(error) => Err(PoisonError::new((error.into_inner(), WaitTimeoutResult(true)))),
        }
    }

    /// Waits for some milliseconds.
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        ms: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let waited = self.wait_timeout(guard, Duration::from_millis(ms as u64));
        crate::sync::poison::map_result(waited, |(guard, timeout)| (guard, !timeout.timed_out()))
    }

    /// Waits for some time as long as `condition` is true.
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let start = Instant::now();
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let timeout = match dur.checked_sub(start.elapsed()) {
                Some(timeout) => timeout,
                None => return Ok((guard, WaitTimeoutResult(true))),
            };
            guard = self.wait_timeout(guard, timeout)?.0;
        }
    }

    /// Wakes one who waits.
    pub fn notify_one(&self) {}

    /// Wakes all who wait.
    pub fn notify_all(&self) {}
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}

/// Waits until so many wait.
#[engine::path("std::sync::barrier::Barrier")]
pub struct Barrier {
    num_threads: usize,
}

impl crate::panic::RefUnwindSafe for Barrier {}

/// Whether one was the last to come.
#[engine::path("std::sync::barrier::BarrierWaitResult")]
pub struct BarrierWaitResult(bool);

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl Barrier {
    /// For `n`.
    pub const fn new(n: usize) -> Barrier {
        Barrier { num_threads: n }
    }

    /// Waits.
    pub fn wait(&self) -> BarrierWaitResult {
        if self.num_threads > 1 {
            intrinsics::deadlock();
        }
        BarrierWaitResult(true)
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}

impl BarrierWaitResult {
    /// Whether one was the last to come.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
