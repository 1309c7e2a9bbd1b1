//! Pointers that are never null.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::num::NonZero;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr;

/// A pointer that is never null, so that an option of it takes no more room. It says with
/// `valid_range_start` that zero is free for that.
#[lang = "NonNull"]
#[repr(transparent)]
#[engine::valid_range_start(1)]
#[engine::path("core::ptr::non_null::NonNull")]
pub struct NonNull<T: ?Sized> {
    pub(crate) pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    /// A pointer that is an address and nothing else.
    pub const fn without_provenance(addr: NonZero<usize>) -> Self {
        NonNull { pointer: addr.get() as *const T }
    }

    /// A pointer that is aligned, and leads nowhere.
    pub const fn dangling() -> Self {
        NonNull { pointer: ptr::dangling() }
    }

    /// A pointer to an address that was exposed.
    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self {
        NonNull { pointer: addr.get() as *const T }
    }
}

impl<T: ?Sized> NonNull<T> {
    /// Of a pointer that is not null.
    #[track_caller]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        NonNull { pointer: ptr as *const T }
    }

    /// Of a pointer, if it is not null.
    pub const fn new(ptr: *mut T) -> Option<Self> {
        if !ptr.is_null() { Some(NonNull { pointer: ptr as *const T }) } else { None }
    }

    /// Of a reference.
    pub const fn from_ref(r: &T) -> Self {
        NonNull { pointer: r as *const T }
    }

    /// Of a reference.
    pub const fn from_mut(r: &mut T) -> Self {
        NonNull { pointer: r as *mut T as *const T }
    }

    /// The address.
    pub fn addr(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.pointer.addr()) }
    }

    /// The address, exposed.
    pub fn expose_provenance(self) -> NonZero<usize> {
        self.addr()
    }

    /// The same pointer with another address.
    pub fn with_addr(self, addr: NonZero<usize>) -> Self {
        NonNull { pointer: self.pointer.with_addr(addr.get()) }
    }

    /// The same pointer with what `f` makes of its address.
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self {
        self.with_addr(f(self.addr()))
    }

    /// The pointer.
    pub const fn as_ptr(self) -> *mut T {
        self.pointer as *mut T
    }

    /// A reference.
    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.pointer }
    }

    /// A unique reference.
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *self.as_ptr() }
    }

    /// The same address, of another type.
    pub const fn cast<U>(self) -> NonNull<U> {
        NonNull { pointer: self.pointer as *const U }
    }

    /// The address `count` values further on.
    #[track_caller]
    pub const unsafe fn offset(self, count: isize) -> Self
    where
        T: Sized,
    {
        NonNull { pointer: unsafe { intrinsics::offset(self.pointer, count) } }
    }

    /// The address `count` bytes further on.
    #[track_caller]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_offset(count) } }
    }

    /// The address `count` values further on.
    #[track_caller]
    pub const unsafe fn add(self, count: usize) -> Self
    where
        T: Sized,
    {
        NonNull { pointer: unsafe { intrinsics::offset(self.pointer, count as isize) } }
    }

    /// The address `count` bytes further on.
    #[track_caller]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_add(count) } }
    }

    /// The address `count` values before.
    #[track_caller]
    pub const unsafe fn sub(self, count: usize) -> Self
    where
        T: Sized,
    {
        NonNull { pointer: unsafe { self.pointer.sub(count) } }
    }

    /// The address `count` bytes before.
    #[track_caller]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        NonNull { pointer: unsafe { self.pointer.byte_sub(count) } }
    }

    /// How many values lie between `origin` and this.
    #[track_caller]
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize
    where
        T: Sized,
    {
        unsafe { self.pointer.offset_from(origin.pointer) }
    }

    /// How many bytes lie between `origin` and this.
    #[track_caller]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: NonNull<U>) -> isize {
        unsafe { self.pointer.byte_offset_from(origin.pointer) }
    }

    /// How many values lie between `subtracted` and this, which comes after it.
    #[track_caller]
    pub const unsafe fn offset_from_unsigned(self, subtracted: NonNull<T>) -> usize
    where
        T: Sized,
    {
        unsafe { self.pointer.offset_from_unsigned(subtracted.pointer) }
    }

    /// How many bytes lie between `origin` and this, which comes after it.
    #[track_caller]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: NonNull<U>) -> usize {
        unsafe { self.pointer.byte_offset_from_unsigned(origin.pointer) }
    }

    /// Copies the value out.
    #[track_caller]
    pub const unsafe fn read(self) -> T
    where
        T: Sized,
    {
        unsafe { intrinsics::read(self.pointer) }
    }

    /// Copies the value out, even if nobody needs it.
    #[track_caller]
    pub unsafe fn read_volatile(self) -> T
    where
        T: Sized,
    {
        unsafe { intrinsics::read(self.pointer) }
    }

    /// Copies the value out, aligned or not.
    #[track_caller]
    pub const unsafe fn read_unaligned(self) -> T
    where
        T: Sized,
    {
        unsafe { intrinsics::read(self.pointer) }
    }

    /// Copies `count` values from here.
    #[track_caller]
    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy(self.pointer, dest.as_ptr(), count) }
    }

    /// Copies `count` values from here; the two places do not overlap.
    #[track_caller]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy_nonoverlapping(self.pointer, dest.as_ptr(), count) }
    }

    /// Copies `count` values to here.
    #[track_caller]
    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy(src.pointer, self.as_ptr(), count) }
    }

    /// Copies `count` values to here; the two places do not overlap.
    #[track_caller]
    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy_nonoverlapping(src.pointer, self.as_ptr(), count) }
    }

    /// Drops the value where it is.
    pub unsafe fn drop_in_place(self) {
        unsafe { ptr::drop_in_place(self.as_ptr()) }
    }

    /// Puts a value in, without dropping what was there.
    #[track_caller]
    pub const unsafe fn write(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self.as_ptr(), val) }
    }

    /// Sets all bytes of `count` values.
    #[track_caller]
    pub const unsafe fn write_bytes(self, val: u8, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::write_bytes(self.as_ptr(), val, count) }
    }

    /// Puts a value in, even if nobody reads it.
    #[track_caller]
    pub unsafe fn write_volatile(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self.as_ptr(), val) }
    }

    /// Puts a value in, aligned or not.
    #[track_caller]
    pub const unsafe fn write_unaligned(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self.as_ptr(), val) }
    }

    /// Takes the value out, and leaves another.
    pub const unsafe fn replace(self, src: T) -> T
    where
        T: Sized,
    {
        unsafe { ptr::replace(self.as_ptr(), src) }
    }

    /// Swaps two values, which may overlap.
    pub const unsafe fn swap(self, with: NonNull<T>)
    where
        T: Sized,
    {
        unsafe { ptr::swap(self.as_ptr(), with.as_ptr()) }
    }

    /// How many values further on the address is aligned.
    pub fn align_offset(self, align: usize) -> usize
    where
        T: Sized,
    {
        self.pointer.align_offset(align)
    }

    /// Whether the address is aligned.
    pub fn is_aligned(self) -> bool
    where
        T: Sized,
    {
        self.pointer.is_aligned()
    }
}

impl<T> NonNull<[T]> {
    /// A pointer to `len` values.
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        NonNull { pointer: intrinsics::slice_from_raw_parts(data.pointer, len) }
    }

    /// How many elements it says that it points to.
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self.pointer)
    }

    /// Whether it says that it points to none.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}

impl<T: ?Sized, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> where T: Unsize<U> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.pointer.cmp(&other.pointer)
    }
}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.pointer.partial_cmp(&other.pointer)
    }
}

impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pointer.hash(state)
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull::from_mut(r)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull::from_ref(r)
    }
}

/// A pointer that owns what it leads to: it is `Send` and `Sync` if a `T` is.
#[lang = "Unique"]
#[repr(transparent)]
#[engine::path("core::ptr::unique::Unique")]
pub(crate) struct Unique<T: ?Sized> {
    pointer: NonNull<T>,
    _owned: PhantomData<T>,
}

unsafe impl<T: Send + ?Sized> Send for Unique<T> {}
unsafe impl<T: Sync + ?Sized> Sync for Unique<T> {}

impl<T: ?Sized> Unique<T> {
    pub(crate) const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        Unique { pointer: NonNull { pointer: ptr as *const T }, _owned: PhantomData }
    }

    pub(crate) const fn as_ptr(self) -> *mut T {
        self.pointer.as_ptr()
    }

    pub(crate) const fn as_non_null(self) -> NonNull<T> {
        self.pointer
    }
}

impl<T: ?Sized> Clone for Unique<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Unique<T> {}

impl<T: ?Sized, U: ?Sized> CoerceUnsized<Unique<U>> for Unique<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<Unique<U>> for Unique<T> where T: Unsize<U> {}
