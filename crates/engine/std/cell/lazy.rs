//! A cell that sets itself.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::ptr;

enum State<T, F> {
    Uninit(F),
    Init(T),
    Poisoned,
}

/// A value that is made at its first use.
#[lang = "LazyCell"]
#[engine::path("core::cell::lazy::LazyCell")]
pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<State<T, F>>,
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    /// With what makes the value.
    pub const fn new(f: F) -> LazyCell<T, F> {
        LazyCell { state: UnsafeCell::new(State::Uninit(f)) }
    }

    /// The value, which is made if it is not there yet. Panics if making it has panicked
    /// before, or is under way.
    pub fn force(this: &LazyCell<T, F>) -> &T {
        let state = unsafe { &*this.state.get() };
        match state {
            State::Init(data) => data,
            State::Uninit(_) => unsafe { LazyCell::really_init(this) },
            State::Poisoned => panic_poisoned(),
        }
    }

    /// As [`Self::force`], for writing.
    pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T {
        let state = this.state.get_mut();
        match state {
            State::Init(data) => data,
            State::Uninit(_) => unsafe { Self::really_init_mut(state) },
            State::Poisoned => panic_poisoned(),
        }
    }

    unsafe fn really_init_mut(state: &mut State<T, F>) -> &mut T {
        let State::Uninit(f) = mem::replace(state, State::Poisoned) else { unreachable!() };
        let data = f();
        unsafe { ptr::write(state, State::Init(data)) };
        let State::Init(data) = state else { unreachable!() };
        data
    }

    unsafe fn really_init(this: &LazyCell<T, F>) -> &T {
        // Poisoned for now: whoever comes back here while `f` runs is refused, and if `f`
        // panics it stays so.
        let state = unsafe { &mut *this.state.get() };
        let State::Uninit(f) = mem::replace(state, State::Poisoned) else { unreachable!() };

        let data = f();

        unsafe { this.state.get().write(State::Init(data)) };
        let state = unsafe { &*this.state.get() };
        let State::Init(data) = state else { unreachable!() };
        data
    }
}

impl<T, F> LazyCell<T, F> {
    /// The value, if it was made.
    pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            State::Init(data) => Some(data),
            _ => None,
        }
    }

    /// The value, if it was made.
    pub fn get(this: &LazyCell<T, F>) -> Option<&T> {
        match unsafe { &*this.state.get() } {
            State::Init(data) => Some(data),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        LazyCell::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyCell<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        LazyCell::force_mut(self)
    }
}

impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> {
        LazyCell::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        match LazyCell::get(self) {
            Some(data) => d.field(data),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}

fn panic_poisoned() -> ! {
    panic!("LazyCell instance has previously been poisoned")
}
