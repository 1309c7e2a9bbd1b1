//! Memory that may not be initialised.

use crate::any::type_name;
use crate::fmt;
use crate::intrinsics;
use crate::mem::ManuallyDrop;
use crate::ptr;
use crate::slice;

/// Room for a `T` which may not be there yet. Real std has a union here. This is a struct that
/// the engine knows: it has no niche, its drop glue does nothing, and it may be moved whatever
/// its bytes are.
#[lang = "maybe_uninit"]
#[derive(Copy)]
#[repr(transparent)]
#[engine::path("core::mem::maybe_uninit::MaybeUninit")]
pub struct MaybeUninit<T> {
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let full_name = type_name::<Self>();
        let prefix_len = full_name.find("MaybeUninit").unwrap();
        f.pad(&full_name[prefix_len..])
    }
}

impl<T> MaybeUninit<T> {
    /// With a value.
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(val) }
    }

    /// Without one.
    pub const fn uninit() -> MaybeUninit<T> {
        unsafe { intrinsics::uninit() }
    }

    /// With zero bytes.
    pub const fn zeroed() -> MaybeUninit<T> {
        let mut u = MaybeUninit::<T>::uninit();
        unsafe { intrinsics::write_bytes(u.as_mut_ptr(), 0u8, 1) };
        u
    }

    /// Puts a value in, without dropping what was there, and refers to it.
    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        unsafe { self.assume_init_mut() }
    }

    /// Where the value is.
    pub const fn as_ptr(&self) -> *const T {
        self as *const _ as *const T
    }

    /// Where the value is.
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut _ as *mut T
    }

    /// The value, which must be there.
    #[track_caller]
    pub const unsafe fn assume_init(self) -> T {
        ManuallyDrop::into_inner(self.value)
    }

    /// Copies the value out, which must be there.
    #[track_caller]
    pub const unsafe fn assume_init_read(&self) -> T {
        unsafe { ptr::read(self.as_ptr()) }
    }

    /// Drops the value, which must be there.
    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self.as_mut_ptr()) }
    }

    /// Refers to the value, which must be there.
    pub const unsafe fn assume_init_ref(&self) -> &T {
        unsafe { &*self.as_ptr() }
    }

    /// Refers to the value, which must be there.
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        unsafe { &mut *self.as_mut_ptr() }
    }
}

impl<T> [MaybeUninit<T>] {
    /// Copies values in.
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        let uninit_src: &[MaybeUninit<T>] = unsafe { &*(src as *const [T] as *const [MaybeUninit<T>]) };
        self.copy_from_slice(uninit_src);
        unsafe { self.assume_init_mut() }
    }

    /// Clones values in. If a clone panics, those before it are dropped.
    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert_eq!(self.len(), src.len(), "destination and source slices have different lengths");
        let len = self.len();
        let mut guard = Guard { slice: self, initialized: 0 };
        let mut i = 0;
        while i < len {
            guard.slice[i].write(src[i].clone());
            guard.initialized += 1;
            i += 1;
        }
        crate::mem::forget(guard);
        unsafe { self.assume_init_mut() }
    }

    /// Drops the values, which must be there.
    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self as *mut _ as *mut [T]) }
    }

    /// Refers to the values, which must be there.
    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        unsafe { &*(self as *const Self as *const [T]) }
    }

    /// Refers to the values, which must be there.
    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        unsafe { &mut *(self as *mut Self as *mut [T]) }
    }
}

/// Drops what was written if writing on panics.
struct Guard<'a, T> {
    slice: &'a mut [MaybeUninit<T>],
    initialized: usize,
}

impl<'a, T> Drop for Guard<'a, T> {
    fn drop(&mut self) {
        unsafe {
            let written = slice::from_raw_parts_mut(self.slice.as_mut_ptr(), self.initialized);
            written.assume_init_drop();
        }
    }
}

impl<T, const N: usize> From<[MaybeUninit<T>; N]> for MaybeUninit<[T; N]> {
    fn from(arr: [MaybeUninit<T>; N]) -> Self {
        unsafe { intrinsics::transmute_unchecked(arr) }
    }
}

impl<T, const N: usize> AsRef<[MaybeUninit<T>; N]> for MaybeUninit<[T; N]> {
    fn as_ref(&self) -> &[MaybeUninit<T>; N] {
        unsafe { &*(self as *const Self as *const [MaybeUninit<T>; N]) }
    }
}

impl<T, const N: usize> AsRef<[MaybeUninit<T>]> for MaybeUninit<[T; N]> {
    fn as_ref(&self) -> &[MaybeUninit<T>] {
        unsafe { &*(self as *const Self as *const [MaybeUninit<T>; N]) }
    }
}

impl<T, const N: usize> AsMut<[MaybeUninit<T>; N]> for MaybeUninit<[T; N]> {
    fn as_mut(&mut self) -> &mut [MaybeUninit<T>; N] {
        unsafe { &mut *(self as *mut Self as *mut [MaybeUninit<T>; N]) }
    }
}

impl<T, const N: usize> AsMut<[MaybeUninit<T>]> for MaybeUninit<[T; N]> {
    fn as_mut(&mut self) -> &mut [MaybeUninit<T>] {
        unsafe { &mut *(self as *mut Self as *mut [MaybeUninit<T>; N]) }
    }
}

impl<T, const N: usize> From<MaybeUninit<[T; N]>> for [MaybeUninit<T>; N] {
    fn from(arr: MaybeUninit<[T; N]>) -> Self {
        unsafe { intrinsics::transmute_unchecked(arr) }
    }
}
