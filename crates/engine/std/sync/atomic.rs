//! Numbers that can be shared between threads.
//!
//! The machine does not stop a thread within one of these operations, so that plain reading and
//! writing is atomic here.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::panic::RefUnwindSafe;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

/// What else is seen by those who see a change.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
#[engine::path("core::sync::atomic::Ordering")]
pub enum Ordering {
    /// Nothing.
    Relaxed,
    /// What was written before, by those who acquire.
    Release,
    /// What was written before those who released.
    Acquire,
    /// Both.
    AcqRel,
    /// Both, and all see all such changes in the same order.
    SeqCst,
}

fn check_load(order: Ordering) {
    match order {
        Release => panic!("there is no such thing as a release load"),
        AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

fn check_store(order: Ordering) {
    match order {
        Acquire => panic!("there is no such thing as an acquire store"),
        AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

fn check_failure(order: Ordering) {
    match order {
        AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        Release => panic!("there is no such thing as a release failure ordering"),
        _ => {}
    }
}

/// What all atomic types have. Their checks of an order panic within std, as those of real std do.
macro_rules! atomic {
    ($([$($generics:tt)*] $Atomic:ty = $Name:ident, $value:ty;)*) => ($(
        unsafe impl<$($generics)*> Sync for $Atomic {}
        impl<$($generics)*> RefUnwindSafe for $Atomic {}

        impl<$($generics)*> $Atomic {
            /// Around a value.
            pub const fn new(v: $value) -> Self {
                $Name { v: UnsafeCell::new(v) }
            }

            /// Of a value behind a pointer.
            pub const unsafe fn from_ptr<'a>(ptr: *mut $value) -> &'a $Atomic {
                unsafe { &*(ptr as *mut $Atomic) }
            }

            /// The value, which nobody else sees.
            pub fn get_mut(&mut self) -> &mut $value {
                self.v.get_mut()
            }

            /// The value.
            pub const fn into_inner(self) -> $value {
                self.v.into_inner()
            }

            /// Where the value is.
            pub const fn as_ptr(&self) -> *mut $value {
                self.v.get()
            }

            /// Reads it.
            pub fn load(&self, order: Ordering) -> $value {
                check_load(order);
                unsafe { *self.v.get() }
            }

            /// Writes it.
            pub fn store(&self, val: $value, order: Ordering) {
                check_store(order);
                unsafe { *self.v.get() = val }
            }

            /// Writes it, and gives the old one.
            pub fn swap(&self, val: $value, order: Ordering) -> $value {
                let _ = order;
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = val };
                old
            }

            /// Writes `new` if it is `current`, and gives what it was.
            pub fn compare_and_swap(&self, current: $value, new: $value, order: Ordering) -> $value {
                let failure = match order {
                    Release | Relaxed => Relaxed,
                    Acquire | AcqRel => Acquire,
                    SeqCst => SeqCst,
                };
                match self.compare_exchange(current, new, order, failure) {
                    Ok(x) => x,
                    Err(x) => x,
                }
            }

            /// Writes `new` if it is `current`.
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let _ = success;
                check_failure(failure);
                let old = unsafe { *self.v.get() };
                if old == current {
                    unsafe { *self.v.get() = new };
                    Ok(old)
                } else {
                    Err(old)
                }
            }

            /// Writes `new` if it is `current`.
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Writes what `f` makes of it, if that is something.
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: F,
            ) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let mut prev = self.load(fetch_order);
                while let Some(next) = f(prev) {
                    match self.compare_exchange_weak(prev, next, set_order, fetch_order) {
                        x @ Ok(_) => return x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
                Err(prev)
            }

            /// Writes what `f` makes of it, if that is something.
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.fetch_update(set_order, fetch_order, f)
            }

            /// Writes what `f` makes of it, and gives the old one.
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($value) -> $value,
            ) -> $value {
                let mut prev = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(prev, f(prev), set_order, fetch_order) {
                        Ok(x) => break x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
            }
        }

        impl<$($generics)*> From<$value> for $Atomic {
            fn from(v: $value) -> Self {
                Self::new(v)
            }
        }

        impl<$($generics)*> fmt::Debug for $Atomic {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.load(Relaxed), f)
            }
        }
    )*)
}

/// The operators of the atomic integers.
macro_rules! atomic_int {
    ($($Atomic:ident $int:ident $path:literal;)*) => ($(
        /// An integer that can be shared between threads.
        #[repr(transparent)]
        #[engine::path($path)]
        pub struct $Atomic {
            v: UnsafeCell<$int>,
        }

        atomic! { [] $Atomic = $Atomic, $int; }

        impl Default for $Atomic {
            fn default() -> Self {
                Self::new(Default::default())
            }
        }

        impl $Atomic {
            fn fetch(&self, next: impl FnOnce($int) -> $int) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = next(old) };
                old
            }

            /// Adds, wrapping around, and gives the old value.
            pub fn fetch_add(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| intrinsics::wrapping_add(old, val))
            }

            /// Subtracts, wrapping around, and gives the old value.
            pub fn fetch_sub(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| intrinsics::wrapping_sub(old, val))
            }

            /// Leaves the bits that both have, and gives the old value.
            pub fn fetch_and(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| old & val)
            }

            /// Leaves the bits that not both have, and gives the old value.
            pub fn fetch_nand(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| !(old & val))
            }

            /// Leaves the bits that one of them has, and gives the old value.
            pub fn fetch_or(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| old | val)
            }

            /// Leaves the bits that exactly one of them has, and gives the old value.
            pub fn fetch_xor(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| old ^ val)
            }

            /// Leaves the greater, and gives the old value.
            pub fn fetch_max(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| if old < val { val } else { old })
            }

            /// Leaves the lesser, and gives the old value.
            pub fn fetch_min(&self, val: $int, order: Ordering) -> $int {
                let _ = order;
                self.fetch(|old| if val < old { val } else { old })
            }
        }
    )*)
}

atomic_int! {
    AtomicI8 i8 "core::sync::atomic::AtomicI8";
    AtomicU8 u8 "core::sync::atomic::AtomicU8";
    AtomicI16 i16 "core::sync::atomic::AtomicI16";
    AtomicU16 u16 "core::sync::atomic::AtomicU16";
    AtomicI32 i32 "core::sync::atomic::AtomicI32";
    AtomicU32 u32 "core::sync::atomic::AtomicU32";
    AtomicI64 i64 "core::sync::atomic::AtomicI64";
    AtomicU64 u64 "core::sync::atomic::AtomicU64";
    AtomicIsize isize "core::sync::atomic::AtomicIsize";
    AtomicUsize usize "core::sync::atomic::AtomicUsize";
}

/// A `bool` that can be shared between threads.
#[repr(transparent)]
#[engine::path("core::sync::atomic::AtomicBool")]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

atomic! { [] AtomicBool = AtomicBool, bool; }

impl Default for AtomicBool {
    fn default() -> Self {
        Self::new(false)
    }
}

impl AtomicBool {
    fn fetch(&self, next: impl FnOnce(bool) -> bool) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = next(old) };
        old
    }

    /// Leaves whether both are true, and gives the old value.
    pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {
        let _ = order;
        self.fetch(|old| old & val)
    }

    /// Leaves whether not both are true, and gives the old value.
    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        let _ = order;
        self.fetch(|old| !(old & val))
    }

    /// Leaves whether one of them is true, and gives the old value.
    pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {
        let _ = order;
        self.fetch(|old| old | val)
    }

    /// Leaves whether exactly one of them is true, and gives the old value.
    pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {
        let _ = order;
        self.fetch(|old| old ^ val)
    }

    /// Leaves the opposite, and gives the old value.
    pub fn fetch_not(&self, order: Ordering) -> bool {
        let _ = order;
        self.fetch(|old| !old)
    }
}

/// A pointer that can be shared between threads.
#[repr(transparent)]
#[engine::path("core::sync::atomic::AtomicPtr")]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

unsafe impl<T> Send for AtomicPtr<T> {}

atomic! { [T] AtomicPtr<T> = AtomicPtr, *mut T; }

impl<T> AtomicPtr<T> {
    fn fetch(&self, next: impl FnOnce(*mut T) -> *mut T) -> *mut T {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = next(old) };
        old
    }

    /// Moves it `val` values further on, and gives the old one.
    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.wrapping_add(val))
    }

    /// Moves it `val` values back, and gives the old one.
    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.wrapping_sub(val))
    }

    /// Moves it `val` bytes further on, and gives the old one.
    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.wrapping_byte_add(val))
    }

    /// Moves it `val` bytes back, and gives the old one.
    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.wrapping_byte_sub(val))
    }

    /// Leaves the bits of the address that one of them has, and gives the old one.
    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.map_addr(|addr| addr | val))
    }

    /// Leaves the bits of the address that both have, and gives the old one.
    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.map_addr(|addr| addr & val))
    }

    /// Leaves the bits of the address that exactly one of them has, and gives the old one.
    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T {
        let _ = order;
        self.fetch(|old| old.map_addr(|addr| addr ^ val))
    }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(crate::ptr::null_mut())
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Relaxed), f)
    }
}

/// What was written before is seen by those who come behind such a fence.
pub fn fence(order: Ordering) {
    if let Relaxed = order {
        panic!("there is no such thing as a relaxed fence")
    }
}

/// The same, for the compiler only.
pub fn compiler_fence(order: Ordering) {
    if let Relaxed = order {
        panic!("there is no such thing as a relaxed fence")
    }
}

/// Says that a loop waits.
pub fn spin_loop_hint() {}
