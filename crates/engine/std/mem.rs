//! Memory: sizes, swapping, forgetting.

pub use crate::intrinsics::transmute;
pub use maybe_uninit::MaybeUninit;

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{PhantomData, StructuralPartialEq};
use crate::ops::{Deref, DerefMut};
use crate::ptr;

/// Gives a value up without dropping it.
pub const fn forget<T>(t: T) {
    let _ = ManuallyDrop::new(t);
}

/// The size of a `T` in bytes.
pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

/// The size of a value in bytes.
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize {
    unsafe { intrinsics::size_of_val(val) }
}

/// The alignment of a `T`.
pub fn min_align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

/// The alignment of a value.
pub fn min_align_of_val<T: ?Sized>(val: &T) -> usize {
    unsafe { intrinsics::align_of_val(val) }
}

/// The alignment of a `T`.
pub const fn align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

/// The alignment of a value.
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize {
    unsafe { intrinsics::align_of_val(val) }
}

/// Whether dropping a `T` does anything.
pub const fn needs_drop<T: ?Sized>() -> bool {
    intrinsics::needs_drop::<T>()
}

/// A value all of whose bytes are zero.
#[track_caller]
pub const unsafe fn zeroed<T>() -> T {
    unsafe { MaybeUninit::zeroed().assume_init() }
}

/// A value whose bytes are not initialised.
#[track_caller]
pub unsafe fn uninitialized<T>() -> T {
    unsafe { intrinsics::uninit() }
}

/// Swaps two values.
#[lang = "mem_swap"]
pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = ptr::read(x);
        let b = ptr::read(y);
        ptr::write(x, b);
        ptr::write(y, a);
    }
}

/// Takes a value out, and leaves the type's default.
#[lang = "mem_take"]
pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// Takes a value out, and leaves another.
#[lang = "mem_replace"]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = ptr::read(dest);
        ptr::write(dest, src);
        result
    }
}

/// Drops a value.
#[lang = "mem_drop"]
pub fn drop<T>(_x: T) {}

/// Reads a value as one of another type.
#[track_caller]
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    assert!(
        size_of::<Src>() >= size_of::<Dst>(),
        "cannot transmute_copy if Dst is larger than Src"
    );
    unsafe { ptr::read(src as *const Src as *const Dst) }
}

/// Which variant a value is.
#[engine::path("core::mem::Discriminant")]
pub struct Discriminant<T> {
    number: i128,
    of: PhantomData<*const T>,
}

unsafe impl<T> Send for Discriminant<T> {}
unsafe impl<T> Sync for Discriminant<T> {}
impl<T> crate::panic::UnwindSafe for Discriminant<T> {}
impl<T> crate::panic::RefUnwindSafe for Discriminant<T> {}

impl<T> Copy for Discriminant<T> {}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool {
        self.number == rhs.number
    }
}

impl<T> Eq for Discriminant<T> {}

impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.number as isize).hash(state);
    }
}

impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt.debug_tuple("Discriminant").field(&self.number).finish()
    }
}

/// Which variant `v` is.
pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { number: intrinsics::discriminant_value(v), of: PhantomData }
}

/// A value that is not dropped by itself. Its drop glue does nothing.
#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default)]
#[repr(transparent)]
#[engine::path("core::mem::manually_drop::ManuallyDrop")]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    /// Keeps a value from being dropped.
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }

    /// The value, which will be dropped again.
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        slot.value
    }

    /// The value, out of a slot that is not used any more.
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        unsafe { ptr::read(&slot.value) }
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    /// Drops the value.
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        unsafe { ptr::drop_in_place(&mut slot.value) }
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: ?Sized + Eq> Eq for ManuallyDrop<T> {}

impl<T: ?Sized + PartialEq> PartialEq for ManuallyDrop<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value.eq(&other.value)
    }
}

impl<T: ?Sized> StructuralPartialEq for ManuallyDrop<T> {}

impl<T: ?Sized + Ord> Ord for ManuallyDrop<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: ?Sized + PartialOrd> PartialOrd for ManuallyDrop<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: ?Sized + Hash> Hash for ManuallyDrop<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
