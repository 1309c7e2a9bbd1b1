//! Sharing between threads.
//!
//! One thread runs so far. What it would wait for from another never comes, and the run ends
//! as one that hangs.

pub use arc::Arc;
pub use arc_weak::Weak;
pub use condvar::{Barrier, BarrierWaitResult, Condvar, WaitTimeoutResult};
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
pub use once::{ONCE_INIT, Once, OnceState};
pub use once_lock::OnceLock;
pub use poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
