//! Values that can be changed although they are shared.
//!
//! At the bottom of all of them is [`UnsafeCell`], the one type that the compiler lets change
//! behind a shared reference. [`Cell`] moves values in and out and never lends a reference.
//! [`RefCell`] lends references, and counts them while the program runs. [`OnceCell`] is set
//! once and then only read; [`LazyCell`] sets itself at its first use.

pub use lazy::LazyCell;
pub use once::OnceCell;
pub use ref_cell::{BorrowError, BorrowMutError, Ref, RefCell, RefMut};

use crate::cmp::Ordering;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr;

/// The one type whose contents may be changed behind a shared reference.
#[lang = "unsafe_cell"]
#[repr(transparent)]
#[engine::path("core::cell::UnsafeCell")]
pub struct UnsafeCell<T: ?Sized> {
    value: T,
}

impl<T: ?Sized> !Sync for UnsafeCell<T> {}

impl<T> UnsafeCell<T> {
    /// Around a value.
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell { value }
    }

    /// The value.
    pub const fn into_inner(self) -> T {
        self.value
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// A value that nobody else sees, as a cell.
    pub const fn from_mut(value: &mut T) -> &mut UnsafeCell<T> {
        unsafe { &mut *(value as *mut T as *mut UnsafeCell<T>) }
    }

    /// Where the value is.
    pub const fn get(&self) -> *mut T {
        self as *const UnsafeCell<T> as *const T as *mut T
    }

    /// The value, which nobody else sees.
    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// Where the value of a cell behind a pointer is.
    pub const fn raw_get(this: *const Self) -> *mut T {
        this as *const T as *mut T
    }
}

impl<T: Default> Default for UnsafeCell<T> {
    fn default() -> UnsafeCell<T> {
        UnsafeCell::new(T::default())
    }
}

impl<T> From<T> for UnsafeCell<T> {
    fn from(t: T) -> UnsafeCell<T> {
        UnsafeCell::new(t)
    }
}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<UnsafeCell<U>> for UnsafeCell<T> {}
impl<T: DispatchFromDyn<U>, U> DispatchFromDyn<UnsafeCell<U>> for UnsafeCell<T> {}

impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsafeCell").finish_non_exhaustive()
    }
}

/// A value that is moved in and out. There is never a reference to what is inside, and so
/// nothing has to be counted.
#[lang = "Cell"]
#[repr(transparent)]
#[engine::path("core::cell::Cell")]
pub struct Cell<T: ?Sized> {
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized> Send for Cell<T> where T: Send {}
impl<T: ?Sized> !Sync for Cell<T> {}

impl<T> Cell<T> {
    /// Around a value.
    pub const fn new(value: T) -> Cell<T> {
        Cell { value: UnsafeCell::new(value) }
    }

    /// Puts a value in, and drops the old one.
    pub fn set(&self, val: T) {
        self.replace(val);
    }

    /// Swaps the values of two cells.
    pub fn swap(&self, other: &Self) {
        if ptr::eq(self, other) {
            return;
        }
        let here = self.as_ptr() as usize;
        let there = other.as_ptr() as usize;
        let apart = if here < there { there - here } else { here - there };
        if apart < mem::size_of::<T>() {
            panic!("`Cell::swap` on overlapping non-identical `Cell`s");
        }
        self.trace_read();
        other.trace_read();
        unsafe {
            mem::swap(&mut *self.value.get(), &mut *other.value.get());
        }
        self.trace_write();
        other.trace_write();
    }

    /// Puts a value in, and gives the old one.
    pub const fn replace(&self, val: T) -> T {
        self.trace_write();
        // Nobody can hold a reference to what is inside, so it may be replaced.
        mem::replace(unsafe { &mut *self.value.get() }, val)
    }

    /// The value.
    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    /// Says that the value was read.
    const fn trace_read(&self) {
        intrinsics::trace_cell_read(self as *const Self as *const (), mem::size_of::<T>());
    }

    /// Says that the value was written.
    const fn trace_write(&self) {
        intrinsics::trace_cell_write(self as *const Self as *const (), mem::size_of::<T>());
    }
}

impl<T: Copy> Cell<T> {
    /// A copy of the value.
    pub const fn get(&self) -> T {
        self.trace_read();
        unsafe { *self.value.get() }
    }

    /// Puts what `f` makes of a copy of the value in.
    pub fn update(&self, f: impl FnOnce(T) -> T) {
        let old = self.get();
        self.set(f(old));
    }

    /// As [`Self::get`], for the counters of std: what happens to those is told otherwise.
    pub(crate) const fn peek(&self) -> T {
        unsafe { *self.value.get() }
    }

    /// As [`Self::set`], for the counters of std: what happens to those is told otherwise.
    pub(crate) const fn poke(&self, val: T) {
        unsafe { *self.value.get() = val };
    }
}

impl<T: ?Sized> Cell<T> {
    /// Where the value is.
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    /// The value, which nobody else sees.
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// A value that nobody else sees, as a cell.
    pub const fn from_mut(t: &mut T) -> &Cell<T> {
        unsafe { &*(t as *mut T as *const Cell<T>) }
    }
}

impl<T: Default> Cell<T> {
    /// Takes the value out, and leaves the type's default.
    pub fn take(&self) -> T {
        self.replace(Default::default())
    }
}

impl<T> Cell<[T]> {
    /// The cell of a slice as a slice of cells.
    pub const fn as_slice_of_cells(&self) -> &[Cell<T>] {
        unsafe { &*(self as *const Cell<[T]> as *const [Cell<T>]) }
    }
}

impl<T, const N: usize> Cell<[T; N]> {
    /// The cell of an array as an array of cells.
    pub const fn as_array_of_cells(&self) -> &[Cell<T>; N] {
        unsafe { &*(self as *const Cell<[T; N]> as *const [Cell<T>; N]) }
    }
}

impl<T, const N: usize> AsRef<[Cell<T>; N]> for Cell<[T; N]> {
    fn as_ref(&self) -> &[Cell<T>; N] {
        self.as_array_of_cells()
    }
}

impl<T, const N: usize> AsRef<[Cell<T>]> for Cell<[T; N]> {
    fn as_ref(&self) -> &[Cell<T>] {
        self.as_array_of_cells()
    }
}

impl<T> AsRef<[Cell<T>]> for Cell<[T]> {
    fn as_ref(&self) -> &[Cell<T>] {
        self.as_slice_of_cells()
    }
}

impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> {
        Cell::new(self.get())
    }
}

impl<T: Default> Default for Cell<T> {
    fn default() -> Cell<T> {
        Cell::new(Default::default())
    }
}

impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    fn eq(&self, other: &Cell<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq + Copy> Eq for Cell<T> {}

impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {
    fn partial_cmp(&self, other: &Cell<T>) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }

    fn lt(&self, other: &Cell<T>) -> bool {
        self.get() < other.get()
    }

    fn le(&self, other: &Cell<T>) -> bool {
        self.get() <= other.get()
    }

    fn gt(&self, other: &Cell<T>) -> bool {
        self.get() > other.get()
    }

    fn ge(&self, other: &Cell<T>) -> bool {
        self.get() >= other.get()
    }
}

impl<T: Ord + Copy> Ord for Cell<T> {
    fn cmp(&self, other: &Cell<T>) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T> From<T> for Cell<T> {
    fn from(t: T) -> Cell<T> {
        Cell::new(t)
    }
}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<Cell<U>> for Cell<T> {}
impl<T: DispatchFromDyn<U>, U> DispatchFromDyn<Cell<U>> for Cell<T> {}

impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cell").field("value", &self.get()).finish()
    }
}
