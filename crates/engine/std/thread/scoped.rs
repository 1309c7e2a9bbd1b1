//! Threads that end before what they borrow.

use crate::fmt;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::thread::{Result, Thread};

/// What threads can be begun in that end before it does.
#[engine::path("std::thread::scoped::Scope")]
pub struct Scope<'scope, 'env: 'scope> {
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// What a thread in a scope can be waited for with.
#[engine::path("std::thread::scoped::ScopedJoinHandle")]
pub struct ScopedJoinHandle<'scope, T> {
    thread: Thread,
    output: PhantomData<&'scope T>,
}

unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

/// Calls `f`, and waits for the threads that it has begun.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope { scope: PhantomData, env: PhantomData };
    f(&scope)
}

impl<'scope, 'env> Scope<'scope, 'env> {
    /// Begins a thread.
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let _ = f;
        intrinsics::unsupported("Scope::spawn")
    }
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    /// The thread.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Waits for it.
    pub fn join(self) -> Result<T> {
        intrinsics::unsupported("ScopedJoinHandle::join")
    }

    /// Whether it has ended.
    pub fn is_finished(&self) -> bool {
        intrinsics::unsupported("ScopedJoinHandle::is_finished")
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl<'scope, T> fmt::Debug for ScopedJoinHandle<'scope, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
