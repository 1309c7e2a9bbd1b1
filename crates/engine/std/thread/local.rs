//! `thread_local!`: values of which each thread has its own.

use crate::boxed::Box;
use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::vec::Vec;

/// How far a value has come.
#[lang = "thread_local_state"]
enum State<T> {
    Initial,
    Alive(T),
    Destroyed,
}

/// A value of which each thread has its own. `thread_local!` declares a constant of this type,
/// made by [`LocalKey::new`] out of a function that makes the value. Each declaration has a
/// function of its own, so that the function's address says which value is meant.
#[lang = "thread_local_key"]
#[engine::path("std::thread::local::LocalKey")]
pub struct LocalKey<T: 'static> {
    init: fn() -> T,
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

/// Why a value cannot be had: it is gone.
#[non_exhaustive]
#[derive(Clone, Copy, Eq, PartialEq)]
#[engine::path("std::thread::local::AccessError")]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("already destroyed", f)
    }
}

impl Error for AccessError {}

#[track_caller]
fn panic_access_error(err: AccessError) -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {err:?}")
}

/// A value of the thread's: which one, where it is, and how it is dropped.
#[derive(Clone, Copy)]
struct Local {
    init: usize,
    state: *mut (),
    destroy: unsafe fn(*mut ()),
}

/// The values of the thread, in the order in which they were first asked for.
struct Locals(UnsafeCell<Vec<Local>>);

unsafe impl Sync for Locals {}

#[lang = "thread_locals"]
static LOCALS: Locals = Locals(UnsafeCell::new(Vec::new()));

/// Those that are to be dropped when the thread ends, the last that was made first.
static TO_DROP: Locals = Locals(UnsafeCell::new(Vec::new()));

/// Drops the values of the thread, which ends.
pub(crate) fn drop_locals() {
    loop {
        let next = unsafe { (*TO_DROP.0.get()).pop() };
        let Some(local) = next else { return };
        if crate::panicking::catch_unwind(|| unsafe { (local.destroy)(local.state) }).is_err() {
            eprint!("fatal runtime error: thread local panicked on drop, aborting\n");
            intrinsics::abort();
        }
    }
}

/// Drops a value.
unsafe fn destroy<T: 'static>(state: *mut ()) {
    let old = unsafe { mem::replace(&mut *(state as *mut State<T>), State::Destroyed) };
    drop(old);
}

impl<T: 'static> LocalKey<T> {
    /// What `thread_local!` makes of its initialiser.
    #[lang = "thread_local_key_new"]
    pub const fn new(init: fn() -> T) -> LocalKey<T> {
        LocalKey { init }
    }

    /// The thread's value, as far as it has come.
    fn local(&self) -> Local {
        let init = self.init as usize;
        let locals = unsafe { &mut *LOCALS.0.get() };
        for local in locals.iter() {
            if local.init == init {
                return *local;
            }
        }
        let state = Box::into_raw(Box::new(State::<T>::Initial)) as *mut ();
        let local = Local { init, state, destroy: destroy::<T> };
        locals.push(local);
        local
    }

    /// The value, which is made of `init` or else by the initialiser if it is not there yet.
    fn get_or_init(&'static self, init: Option<&mut Option<T>>) -> Option<&'static T> {
        let local = self.local();
        let state = local.state as *mut State<T>;
        match unsafe { &*state } {
            State::Alive(value) => return Some(value),
            State::Destroyed => return None,
            State::Initial => {}
        }
        let value = match init.and_then(Option::take) {
            Some(value) => value,
            None => (self.init)(),
        };
        // The initialiser may have used the key itself.
        let old = unsafe { mem::replace(&mut *state, State::Alive(value)) };
        match old {
            State::Initial => {
                if mem::needs_drop::<T>() {
                    unsafe { (*TO_DROP.0.get()).push(local) };
                }
            }
            old => drop(old),
        }
        match unsafe { &*state } {
            State::Alive(value) => Some(value),
            _ => None,
        }
    }

    /// Shows the value to `f`. Panics if it is gone.
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match self.try_with(f) {
            Ok(r) => r,
            Err(err) => panic_access_error(err),
        }
    }

    /// Shows the value to `f`, unless it is gone.
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        match self.get_or_init(None) {
            Some(value) => Ok(f(value)),
            None => Err(AccessError),
        }
    }

    /// Shows the value to `f`, with `init` if it was not needed to make it.
    fn initialize_with<F, R>(&'static self, init: T, f: F) -> R
    where
        F: FnOnce(Option<T>, &T) -> R,
    {
        let mut init = Some(init);
        let reference = match self.get_or_init(Some(&mut init)) {
            Some(r) => r,
            None => panic_access_error(AccessError),
        };
        f(init, reference)
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// Puts a value in.
    pub fn set(&'static self, value: T) {
        self.initialize_with(Cell::new(value), |value, cell| {
            if let Some(value) = value {
                cell.set(value.into_inner());
            }
        })
    }

    /// A copy of the value.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// Takes the value out.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// Puts a value in, and gives the old one.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Borrows the value for reading, for `f`.
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.with(|cell| f(&cell.borrow()))
    }

    /// Borrows the value for writing, for `f`.
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// Puts a value in.
    pub fn set(&'static self, value: T) {
        self.initialize_with(RefCell::new(value), |value, cell| {
            if let Some(value) = value {
                *cell.borrow_mut() = value.into_inner();
            }
        })
    }

    /// Takes the value out.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// Puts a value in, and gives the old one.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}
