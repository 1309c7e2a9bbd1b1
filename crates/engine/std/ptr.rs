//! Raw pointers.

pub use crate::intrinsics::{copy, copy_nonoverlapping, drop_in_place, write_bytes};
pub use crate::intrinsics::{slice_from_raw_parts, slice_from_raw_parts_mut};
pub use non_null::NonNull;

pub(crate) use non_null::Unique;

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::FnPtr;

/// A null pointer.
pub const fn null<T>() -> *const T {
    0usize as *const T
}

/// A null pointer.
pub const fn null_mut<T>() -> *mut T {
    0usize as *mut T
}

/// A pointer that is an address and nothing else.
pub const fn without_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

/// A pointer that is an address and nothing else.
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

/// A pointer that is aligned and not null, and leads nowhere.
pub const fn dangling<T>() -> *const T {
    dangling_mut()
}

/// A pointer that is aligned and not null, and leads nowhere.
pub const fn dangling_mut<T>() -> *mut T {
    intrinsics::align_of::<T>() as *mut T
}

/// A pointer to an address that was exposed.
pub const fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

/// A pointer to an address that was exposed.
pub const fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

/// A reference as a pointer.
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

/// A reference as a pointer.
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

/// Swaps two values, which may overlap.
pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    unsafe {
        let a = read(x);
        let b = read(y);
        write(x, b);
        write(y, a);
    }
}

/// Swaps `count` values.
#[track_caller]
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        unsafe { swap(x.add(i), y.add(i)) };
        i += 1;
    }
}

/// Takes a value out, and leaves another.
#[track_caller]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let result = read(dst);
        write(dst, src);
        result
    }
}

/// Copies a value out.
#[track_caller]
pub const unsafe fn read<T>(src: *const T) -> T {
    unsafe { intrinsics::read(src) }
}

/// Copies a value out of a place that may not be aligned.
#[track_caller]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    unsafe { intrinsics::read(src) }
}

/// Puts a value in, without dropping what was there.
#[track_caller]
pub const unsafe fn write<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::write(dst, src) }
}

/// Puts a value into a place that may not be aligned.
#[track_caller]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::write(dst, src) }
}

/// Copies a value out, even if nobody needs it.
#[track_caller]
pub unsafe fn read_volatile<T>(src: *const T) -> T {
    unsafe { intrinsics::read(src) }
}

/// Puts a value in, even if nobody reads it.
#[track_caller]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::write(dst, src) }
}

/// Whether two pointers are the same, length or vtable included.
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

/// Whether two pointers have the same address.
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    (p as *const ()) == (q as *const ())
}

/// Whether two function pointers have the same address.
pub fn fn_addr_eq<T: FnPtr, U: FnPtr>(f: T, g: U) -> bool {
    f.addr() == g.addr()
}

/// Hashes a pointer.
pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) {
    hashee.hash(into);
}

macro_rules! pointer_impls {
    ($($mutability:tt)*) => ($(
        impl<T: ?Sized> PartialEq for *$mutability T {
            fn eq(&self, other: &*$mutability T) -> bool {
                intrinsics::ptr_eq(*self as *const T, *other as *const T)
            }
        }

        impl<T: ?Sized> Eq for *$mutability T {}

        impl<T: ?Sized> PartialOrd for *$mutability T {
            fn partial_cmp(&self, other: &*$mutability T) -> Option<Ordering> {
                Some(self.cmp(other))
            }
            fn lt(&self, other: &*$mutability T) -> bool { *self < *other }
            fn le(&self, other: &*$mutability T) -> bool { *self <= *other }
            fn gt(&self, other: &*$mutability T) -> bool { *self > *other }
            fn ge(&self, other: &*$mutability T) -> bool { *self >= *other }
        }

        impl<T: ?Sized> Ord for *$mutability T {
            fn cmp(&self, other: &*$mutability T) -> Ordering {
                if self < other {
                    Ordering::Less
                } else if self == other {
                    Ordering::Equal
                } else {
                    Ordering::Greater
                }
            }
        }

        impl<T> Default for *$mutability T {
            fn default() -> Self {
                0usize as *$mutability T
            }
        }
    )*)
}

pointer_impls! { const mut }

impl<F: FnPtr> PartialEq for F {
    fn eq(&self, other: &Self) -> bool {
        self.addr() == other.addr()
    }
}

impl<F: FnPtr> Eq for F {}

impl<F: FnPtr> PartialOrd for F {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.addr().partial_cmp(&other.addr())
    }
}

impl<F: FnPtr> Ord for F {
    fn cmp(&self, other: &Self) -> Ordering {
        self.addr().cmp(&other.addr())
    }
}

impl<F: FnPtr> Hash for F {
    fn hash<HH: Hasher>(&self, state: &mut HH) {
        state.write_usize(self.addr() as usize)
    }
}
