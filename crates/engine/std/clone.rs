//! Cloning.

/// Values that can be doubled.
#[lang = "clone"]
pub trait Clone: Sized {
    /// A second one.
    #[lang = "clone_fn"]
    fn clone(&self) -> Self;

    /// Becomes a clone of `source`.
    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

/// What the derive of `Clone` for a `Copy` type names each field's type with.
#[engine::unstable]
pub struct AssertParamIsClone<T: Clone + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}

macro_rules! clone {
    ($($t:ty)*) => ($(
        impl Clone for $t {
            fn clone(&self) -> Self { *self }
        }
    )*)
}

clone! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }

impl Clone for ! {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *const T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *mut T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for &T {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> !Clone for &mut T {}

/// Values that can be cloned to where nothing is yet, and so also unsized ones.
#[engine::unstable]
pub unsafe trait CloneToUninit {
    /// Writes a clone to `dest`.
    unsafe fn clone_to_uninit(&self, dest: *mut u8);
}

unsafe impl<T: Clone> CloneToUninit for T {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        unsafe { crate::intrinsics::write(dest as *mut T, self.clone()) }
    }
}

unsafe impl<T: Clone> CloneToUninit for [T] {
    #[track_caller]
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        let dest = dest as *mut crate::mem::MaybeUninit<T>;
        let dest = unsafe { crate::slice::from_raw_parts_mut(dest, self.len()) };
        dest.write_clone_of_slice(self);
    }
}

unsafe impl CloneToUninit for str {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        unsafe { crate::intrinsics::copy_nonoverlapping(self.as_ptr(), dest, self.len()) }
    }
}
