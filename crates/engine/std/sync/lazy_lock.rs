//! A cell that sets itself, and can be shared between threads.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::sync::once::{Once, Progress};

enum Data<T, F> {
    Init(F),
    Value(T),
    Taken,
}

/// A value that is made at its first use.
#[lang = "LazyLock"]
#[engine::path("std::sync::lazy_lock::LazyLock")]
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    data: UnsafeCell<Data<T, F>>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// With what makes the value.
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), data: UnsafeCell::new(Data::Init(f)) }
    }

    /// As [`Self::force`], for writing.
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        LazyLock::force(this);
        match this.data.get_mut() {
            Data::Value(value) => value,
            _ => unreachable!(),
        }
    }

    /// The value, which is made if it is not there yet. Panics if making it has panicked.
    pub fn force(this: &LazyLock<T, F>) -> &T {
        this.once.call_once_force(|state| {
            if state.is_poisoned() {
                panic_poisoned();
            }
            let data = unsafe { mem::replace(&mut *this.data.get(), Data::Taken) };
            let Data::Init(f) = data else { unreachable!() };
            let value = f();
            unsafe { *this.data.get() = Data::Value(value) };
        });
        match unsafe { &*this.data.get() } {
            Data::Value(value) => value,
            _ => unreachable!(),
        }
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value, if it was made.
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        match this.data.get_mut() {
            Data::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if it was made.
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        if this.once.progress() != Progress::Complete {
            return None;
        }
        match unsafe { &*this.data.get() } {
            Data::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match LazyLock::get(self) {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}

fn panic_poisoned() -> ! {
    panic!("LazyLock instance has previously been poisoned")
}
